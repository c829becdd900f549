import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPack } from '../src/policy/read-pack';
import type { RawPack } from '../src/policy/schema';

/** The policy packs of a folder, by id. Throws where one has a fault. */
export function readPacks(dir: string): Map<string, RawPack> {
  const packs = new Map<string, RawPack>();
  for (const file of readdirSync(dir).sort()) {
    if (!file.endsWith('.policy.yaml')) continue;
    const { value, faults } = readPack(readFileSync(join(dir, file), 'utf8'));
    if (!value)
      throw new Error(
        `${file} is broken:\n${faults.map((f) => `  ${f.path.join('.')}: ${f.what} ${f.todo}`).join('\n')}`,
      );
    packs.set(value.id, value);
  }
  return packs;
}
