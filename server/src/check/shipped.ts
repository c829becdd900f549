import { CodeTables } from '../codes/tables';
import type { CodeTablesData } from '../codes/types';
import type { RawPack } from '../policy/schema';

/** The data that ship with the product. */
export interface Shipped {
  codes: CodeTables;
  packs: ReadonlyMap<string, RawPack>;
}

/**
 * The shipped data, out of the JSON that the build has written and checked: reading it by its schema
 * again would take longer than checking a draft.
 */
export function shippedFrom(codes: unknown, packs: unknown): Shipped {
  return {
    codes: new CodeTables(codes as CodeTablesData),
    packs: new Map(Object.entries(packs as Record<string, RawPack>)),
  };
}
