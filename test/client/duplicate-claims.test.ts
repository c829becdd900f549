import * as assert from 'node:assert/strict';
import { numbersElsewhere } from '../../client/src/duplicate-claims';

const draft = (path: string, ...numbers: (string | null)[]) => ({
  key: `file:///drafts/${path}`,
  folder: 'file:///drafts',
  path,
  numbers,
});

describe('claim numbers that stand in several drafts of a folder', () => {
  it('are told where they stand again, in the order of the paths', () => {
    const drafts = [
      draft('c.claim.yaml', 'N-1', 'N-3'),
      draft('b/x.claim.yaml', 'N-1'),
      draft('a.claim.yaml', 'N-2', 'N-1'),
    ];
    assert.deepEqual(
      [...numbersElsewhere(drafts)],
      [
        ['file:///drafts/b/x.claim.yaml', ['a.claim.yaml']],
        ['file:///drafts/c.claim.yaml', ['a.claim.yaml', null]],
      ],
    );
  });

  it('are none where a draft repeats its own, or claims have none', () => {
    const drafts = [draft('a.claim.yaml', 'N-1', 'N-1', null), draft('b.claim.yaml', null)];
    assert.equal(numbersElsewhere(drafts).size, 0);
  });

  it('are none of another folder', () => {
    const other = { ...draft('b.claim.yaml', 'N-1'), folder: 'file:///other' };
    assert.equal(numbersElsewhere([draft('a.claim.yaml', 'N-1'), other]).size, 0);
  });
});
