import * as assert from 'node:assert/strict';
import { claimGroups, type DraftState } from '../../client/src/claims-list';
import { listedClaims } from '../../server/src/service/status';
import { checked } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';

const CLEAN = WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]');
const claimsOf = (text: string) => listedClaims(checked(text));
const nameOf = (uri: string) => uri.replace('file:///', '');

function groups(drafts: Record<string, DraftState>) {
  return claimGroups(new Map(Object.entries(drafts)), nameOf);
}

describe('the list of claims', () => {
  it('has a group for each payer, with the worst claims first', () => {
    const number = (text: string, claim: string) => text.replace('T-1', claim);
    const listed = groups({
      'file:///a.claim.yaml': claimsOf(`${number(CLEAN, 'A-1')}---\n${number(WITHOUT_SH, 'A-2')}`),
      'file:///b.claim.yaml': claimsOf(number(CLEAN, 'B-1').replace('bcbsok', 'cigna')),
    });
    assert.deepEqual(
      listed.map(({ label, items }) => [label, items.map((item) => [item.label, item.state])]),
      [
        [
          'Blue Cross and Blue Shield of Oklahoma',
          [
            ['A-2', 'error'],
            ['A-1', 'clean'],
          ],
        ],
        ['Cigna', [['B-1', 'error']]],
      ],
    );
    assert.equal(listed[0]?.description, '2 · 1 with errors · 1 clean');
  });

  it('says in words how a claim stands, and where it is', () => {
    const [group] = groups({ 'file:///a.claim.yaml': claimsOf(`# One.\n${WITHOUT_SH}`) });
    assert.deepEqual(group?.items, [
      {
        label: 'T-1',
        description: '1 error · $490.00 of $2,422.00 at risk',
        file: 'a.claim.yaml',
        uri: 'file:///a.claim.yaml',
        state: 'error',
        at: { line: 1, character: 7 },
      },
    ]);
    const [clean] = groups({ 'file:///a.claim.yaml': claimsOf(CLEAN) });
    assert.equal(clean?.items[0]?.description, 'nothing found');
  });

  it('tells what was not checked from what is clean', () => {
    const open = CLEAN.replace('dose: 2 g, ', '');
    const [group] = groups({ 'file:///a.claim.yaml': claimsOf(open) });
    assert.equal(group?.items[0]?.state, 'not checked');
    assert.match(group.items[0].description, /1 not checked/);
  });

  it('names claims without a number, without a payer, of a payer without a policy', () => {
    const text = CLEAN.replace('claim: T-1\n', '');
    const listed = groups({
      'file:///a.claim.yaml': claimsOf(text.replace('payer: bcbsok\n', '')),
      'file:///b.claim.yaml': claimsOf(text.replace('bcbsok', 'nobody')),
    });
    assert.deepEqual(
      listed.map(({ label, items }) => [label, items[0]?.label]),
      [
        ['No payer', 'claim 1'],
        ['nobody (no policy)', 'claim 1'],
      ],
    );
  });

  it('ends with the drafts of which nothing is known', () => {
    const listed = groups({
      'file:///z.claim.yaml': 'unreadable',
      'file:///a.claim.yaml': claimsOf(CLEAN),
      'file:///b.claim.yaml': 'not checked',
    });
    assert.deepEqual(
      listed.at(-1)?.items.map(({ label, description }) => `${label}: ${description}`),
      ['b.claim.yaml: not checked', 'z.claim.yaml: cannot be read as UTF-8 text'],
    );
  });
});
