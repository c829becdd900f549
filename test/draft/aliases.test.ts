import * as assert from 'node:assert/strict';
import { MAX_ALIASED_NODES } from '../../server/src/draft/limits';
import { claimOf, faultsOf, WHOLE } from './reading';

/** A claim in which aliases repeat one diagnosis so many times. */
const repeated = (times: number): string =>
  `${WHOLE}diagnoses: [&d A41.9${', *d'.repeat(times)}]\n`;

describe('draft: aliases', () => {
  it('stand for so many values and no more; that they stand for more is said once', () => {
    const most = claimOf(repeated(MAX_ALIASED_NODES));
    assert.deepEqual(most.faults, []);
    assert.equal(most.fields.diagnoses?.at(-1), 'A419');
    const [fault, ...others] = claimOf(repeated(MAX_ALIASED_NODES + 5)).faults;
    assert.deepEqual(others, []);
    assert.deepEqual(fault, {
      rule: 'check-incomplete',
      messageId: 'aliases',
      path: ['diagnoses', MAX_ALIASED_NODES + 1],
      what: 'The aliases of this draft stand for more values than a claim can hold.',
      todo: 'Write them out; nothing of this claim was held against the policy.',
      fixes: [],
    });
  });

  it('what is written out is not counted', () => {
    const days = Array.from({ length: MAX_ALIASED_NODES + 1 }, () => 'A41.9').join(', ');
    assert.deepEqual(faultsOf(`${WHOLE}diagnoses: [${days}]\n`), []);
  });

  it('within aliases are named by the outer one', () => {
    // A thousand days a use: the twentieth is one too many.
    const days = Array.from({ length: 1000 }, () => '2023-02-01').join(', ');
    const text = [
      `${WHOLE}therapies:`,
      `  a: { administered_on: &days [${days}] }`,
      '  b: &b { administered_on: *days }',
      ...Array.from({ length: 30 }, (_, i) => `  c${i}: *b`),
      '',
    ].join('\n');
    assert.deepEqual(faultsOf(text), ['check-incomplete/aliases therapies.c18 "*b"']);
  });

  it('of what they stand in are left out', () => {
    assert.deepEqual(faultsOf(`${WHOLE}therapies: &all { vanc: *all }\n`), [
      'unknown-field/unknown therapies.vanc.vanc "*all"',
    ]);
  });

  it('bear the faults of what they stand for, which have no fixes there', () => {
    const draft = claimOf(`${WHOLE}therapies:\n  vanc: &v { drg: vancomycin }\n  other: *v\n`);
    assert.deepEqual(
      draft.faults.map(({ path, fixes }) => [path.join('.'), fixes.map(({ title }) => title)]),
      [
        ['therapies.vanc.drg', ['Rename to drug']],
        ['therapies.other.drg', []],
      ],
    );
  });
});

describe('draft: maps of entries by id', () => {
  it('leave out an entry of an empty id', () => {
    const { fields } = claimOf(`${WHOLE}therapies: { '': { drug: a }, ' ': { drug: b }, c: {} }\n`);
    assert.deepEqual(Object.keys(fields.therapies ?? {}), ['c']);
  });
});
