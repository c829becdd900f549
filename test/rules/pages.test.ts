import * as assert from 'node:assert/strict';
import { rulePages, stalePages } from '../../server/build/pages';
import { RULES } from '../../server/src/rules/index';

describe('rule pages', () => {
  it('say what the rules, packs and examples say now', () => {
    assert.deepEqual(stalePages(), [], 'run `npm run pages`');
  });

  it('there is one for every rule, with what, why, what to do and an example where a draft can show it', () => {
    const pages = rulePages();
    const withoutExample = new Set([
      'check-incomplete',
      'ndc-unknown',
      'policy-file',
      'settings-file',
    ]);
    for (const { id, docs } of RULES) {
      const page = pages.get(`${id}.md`) ?? '';
      for (const part of [docs.what, docs.why, docs.todo]) assert.ok(page.includes(part), id);
      assert.equal(page.includes('## Example'), !withoutExample.has(id), `${id} has an example`);
    }
  });
});
