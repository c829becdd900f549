import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeTables } from '../codes/tables';
import type { CodeTablesData } from '../codes/types';
import { packSchema, type RawPack } from '../policy/schema';

/** The data that ship with the product. */
export interface Shipped {
  codes: CodeTables;
  packs: ReadonlyMap<string, RawPack>;
}

/** Where the data lie, seen from a bundle in `dist/server` or `dist/client`. */
export function dataDirOf(bundleDir: string): string {
  return join(bundleDir, '..', 'data');
}

/** Reads the built code tables and policy packs. Throws when the build is incomplete. */
export function loadShipped(dataDir: string): Shipped {
  return {
    codes: new CodeTables(readJson(dataDir, 'codes.json') as CodeTablesData),
    packs: shippedPacks(dataDir),
  };
}

function shippedPacks(dataDir: string): ReadonlyMap<string, RawPack> {
  const values = readJson(dataDir, 'packs.json') as Record<string, unknown>;
  return new Map(Object.entries(values).map(([id, value]) => [id, packSchema.parse(value)]));
}

function readJson(dataDir: string, name: string): unknown {
  return JSON.parse(readFileSync(join(dataDir, name), 'utf8'));
}
