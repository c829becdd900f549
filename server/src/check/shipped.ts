import { CodeTables } from '../codes/tables';
import type { CodeTablesData } from '../codes/types';
import { packSchema, type RawPack } from '../policy/schema';

/** The data that ship with the product. */
export interface Shipped {
  codes: CodeTables;
  packs: ReadonlyMap<string, RawPack>;
}

/** The shipped data, out of the JSON that the build has written. Throws when the build is incomplete. */
export function shippedFrom(codes: unknown, packs: unknown): Shipped {
  return {
    codes: new CodeTables(codes as CodeTablesData),
    packs: new Map(
      Object.entries(packs as Record<string, unknown>).map(([id, value]) => [
        id,
        packSchema.parse(value),
      ]),
    ),
  };
}
