import * as assert from 'node:assert/strict';
import { Checker, type Resources } from '../../server/src/check/check';
import { readPack } from '../../server/src/policy/read-pack';
import type { Pack } from '../../server/src/policy/pack';
import { resolvePack, type RawPacks } from '../../server/src/policy/resolve';
import { resources } from './resources';

/** The packs of these texts, by id; a text that is no pack fails the test. */
export function packsOf(...texts: readonly string[]): RawPacks {
  return new Map(
    texts.map((text) => {
      const { value, faults } = readPack(text);
      assert.ok(value, `${text}\n${faults.map((f) => f.what).join('\n')}`);
      return [value.id, value];
    }),
  );
}

/** The pack of an id, with what it extends. */
export function packOf(id: string, ...texts: readonly string[]): Pack {
  const resolved = resolvePack(id, packsOf(...texts));
  assert.ok('pack' in resolved, JSON.stringify(resolved));
  return resolved.pack;
}

/** A pack that says nothing: what holds with every payer, in tests of single packs. */
export const BARE_COMMON = 'id: common\nname: The code sets\npolicy: HCPCS Level II\n';

/** A checker with packs written in a test and the project's own code tables. */
export function checkerWith(
  texts: readonly string[],
  more: Omit<Partial<Resources>, 'packs'> = {},
): Checker {
  const packs = packsOf(BARE_COMMON, ...texts);
  const checker = new Checker({ codes: resources().codes, packs, ...more });
  for (const id of packs.keys())
    assert.ok(
      checker.pack(id) ?? more.brokenPacks?.has(id),
      `the pack ${id} calls its rules wrongly`,
    );
  return checker;
}
