import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFrom, type Shipped } from '../check/shipped';

export type { Shipped } from '../check/shipped';

/** Where the data lie, seen from a bundle in `dist/server` or `dist/client`. */
export function dataDirOf(bundleDir: string): string {
  return join(bundleDir, '..', 'data');
}

/** Reads the built code tables and policy packs. Throws when the build is incomplete. */
export function loadShipped(dataDir: string): Shipped {
  return shippedFrom(readJson(dataDir, 'codes.json'), readJson(dataDir, 'packs.json'));
}

function readJson(dataDir: string, name: string): unknown {
  return JSON.parse(readFileSync(join(dataDir, name), 'utf8'));
}
