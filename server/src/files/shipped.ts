import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shippedFrom, type Shipped } from '../check/shipped';

export type { Shipped } from '../check/shipped';

/** Where the data lie, seen from a bundle in `dist/server` or `dist/client`. */
export function dataDirOf(bundleDir: string): string {
  return join(bundleDir, '..', 'data');
}

/** The built code tables and policy packs. */
export function shippedFiles(dataDir: string): { codes: string; packs: string } {
  return { codes: join(dataDir, 'codes.json'), packs: join(dataDir, 'packs.json') };
}

/** Reads the built code tables and policy packs. Throws when the build is incomplete. */
export function loadShipped(dataDir: string): Shipped {
  const { codes, packs } = shippedFiles(dataDir);
  return shippedFrom(readJson(codes), readJson(packs));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
