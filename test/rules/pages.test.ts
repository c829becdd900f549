import * as assert from 'node:assert/strict';
import { rulePages, stalePages } from '../../server/build/pages';
import { RULES } from '../../server/src/rules/index';
import { checker } from '../support/resources';

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

  it('are joined by a page for every policy, with its sections and the rules that check them', () => {
    const pages = rulePages();
    const policies = [...pages.keys()].filter((name) => name.startsWith('payer-'));
    assert.deepEqual(
      policies,
      checker().payers.map((id) => `payer-${id}.md`),
    );
    const page = pages.get('payer-bcbsok.md') ?? '';
    const [, section = ''] = page.split('\n## Home Infusion Modifiers\n');
    assert.match(
      section.split('\n## ')[0] ?? '',
      /\| The second .* \| OK-41, OK-43 \| checked by \[concurrent-modifier\]\(concurrent-modifier\.md\) \|/,
    );
    for (const name of policies) {
      const links = [...(pages.get(name) ?? '').matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, to]) => to);
      assert.ok(links.length > 10 && links.every((to) => pages.has(to ?? '')), name);
    }
  });
});
