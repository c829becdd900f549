import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packSchema, type RawPack } from '../src/policy/schema';
import { readPack } from '../src/policy/read-pack';
import { plainValue } from '../src/policy/yaml-value';

/** The policy packs of a folder, by id, as the built product carries them: plain values. */
export function readPackValues(dir: string): Record<string, unknown> {
  const packs: Record<string, unknown> = {};
  for (const file of readdirSync(dir).sort()) {
    if (!file.endsWith('.policy.yaml')) continue;
    const { tree, faults, id } = readPack(readFileSync(join(dir, file), 'utf8'));
    if (!tree || !id || faults.length > 0)
      throw new Error(
        `${file} is broken:\n${faults.map((f) => `  ${f.path.join('.')}: ${f.what} ${f.todo}`).join('\n')}`,
      );
    packs[id] = plainValue(tree);
  }
  return packs;
}

/** The policy packs of a folder, read. */
export function readPacks(dir: string): Map<string, RawPack> {
  return new Map(
    Object.entries(readPackValues(dir)).map(([id, value]) => [id, packSchema.parse(value)]),
  );
}
