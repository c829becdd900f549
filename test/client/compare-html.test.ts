import * as assert from 'node:assert/strict';
import { COMPARE_STYLE, comparisonHtml, summaryOf } from '../../client/src/compare-html';
import { viewPage } from '../../client/src/view-page';
import { compareAt, type DocumentComparison } from '../../server/src/service/compare';
import { checked } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';
import { tagsOf } from './tags';

const HOSTILE = `"<img src=x onerror='alert(1)'>&amp;"`;

function comparisonOf(text: string): DocumentComparison {
  const found = compareAt(checked(text));
  assert.ok(found);
  return found;
}

/** The text of the cells of a rule on a service line. */
function cellsOf(html: string, line: string, rule: string): string[] {
  const section = html.split('<tr class="line">').find((one) => one.includes(`>${line} · `)) ?? '';
  const row = section.split('<tr>').find((one) => one.includes(`data-rule="${rule}"`)) ?? '';
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    cell
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

describe('view of the payers', () => {
  const html = comparisonHtml(comparisonOf(WITHOUT_SH));

  it('names each payer once at the head of its column, and the draft’s own', () => {
    const heads = [
      ...html.matchAll(/<th scope="col"[^>]*><span[^>]*>([a-z]+)<\/span><small>(.*?)<\/small>/g),
    ];
    assert.deepEqual(
      heads.map(([, id]) => id),
      ['bcbsok', 'allways', 'bluekc', 'cigna', 'php'],
    );
    assert.deepEqual(
      heads.filter(([, , small]) => small?.includes('this draft’s payer')).map(([, id]) => id),
      ['bcbsok'],
    );
  });

  it('says in words what each payer makes of a line', () => {
    assert.deepEqual(cellsOf(html, 'Line 2', 'concurrent-modifier'), [
      'E error OK-41',
      'E error AW-34',
      'clean',
      'E error CI-33',
      '– no rule',
    ]);
    const open = comparisonHtml(
      comparisonOf(WITHOUT_SH.replace('payer: bcbsok', 'payer: allways')),
    );
    assert.match(open, /<td class="open">\? not checked<small>needs homebound<\/small><\/td>/);
  });

  it('is a table that can be heard and reached without a mouse', () => {
    const tags = tagsOf(html);
    for (const { name, attributes } of tags.filter((tag) => tag.name === 'th'))
      assert.match(attributes, /scope="(col|row|rowgroup)"/, name);
    assert.equal(tags.filter(({ name }) => name === 'caption').length, 1);
    assert.ok(tags.some(({ attributes }) => /tabindex="0"/.test(attributes)));
    const buttons = tags.filter(({ name }) => name === 'button');
    for (const { attributes } of buttons)
      assert.match(attributes, /data-rule="[a-z-]+"|data-line="\d+" data-character="\d+"/);
    const keys = buttons.map(({ attributes }) => /data-key="([^"]*)"/.exec(attributes)?.[1]);
    assert.equal(new Set(keys).size, buttons.length, 'the focus finds its button again');
    assert.doesNotMatch(html, /\son[a-z]+=|style=|javascript:/);
  });

  it('a cell leads to its place, and says its message', () => {
    const row = WITHOUT_SH.split('\n').findIndex((one) => one.includes('code: S9500'));
    const button = new RegExp(
      `<button data-line="${row}" data-character="10" data-key="concurrent-modifier 2 cigna" title="[^"]*lacks[^"]*59[^"]*" aria-label="E error, cigna, concurrent-modifier, line 2\\. [^"]*Show in the draft\\."`,
    );
    assert.match(html, button);
  });

  it('tells the reasons and the sums of every payer', () => {
    assert.equal(html.split('[AW-14]').length, 2, 'a reason stands there once');
    assert.match(
      html,
      /<th scope="row">At risk of \$2,422\.00<\/th><td>\$490\.00<\/td><td>\$2,422\.00<\/td>/,
    );
    assert.match(html, /<th scope="row">Lines denied<\/th><td>none<\/td><td>1, 2, 3, 4<\/td>/);
    assert.match(
      summaryOf(comparisonOf(WITHOUT_SH)),
      /^Claim T-1: bcbsok 1 error, allways \d+ errors, /,
    );
  });

  it('escapes everything that comes from the draft', () => {
    const text = WITHOUT_SH.replace(/^claim: .*$/m, `claim: ${HOSTILE}`)
      .replace('payer: bcbsok', `payer: ${HOSTILE}`)
      .replace('code: S9500', `code: ${HOSTILE}`)
      .replaceAll('therapy: ctx', `therapy: ${HOSTILE}`);
    const found = comparisonHtml(comparisonOf(text));
    assert.ok(!tagsOf(found).some(({ name }) => name === 'img'));
    assert.match(found, /&lt;img src=x onerror=&#39;alert\(1\)&#39;&gt;&amp;amp;/);
  });

  it('is well formed for a file of claims, one without lines, and a broken one', () => {
    const two = comparisonOf(`${WITHOUT_SH}---\n${WITHOUT_SH}`);
    assert.match(comparisonHtml(two), /claim 1 of 2/);
    for (const text of ['claim: A\n', 'a: [', 'lines:\n  - co\n  - { code: S9500 }\n'])
      tagsOf(comparisonHtml(comparisonOf(text)));
    tagsOf(html);
  });
});

describe('page of the payers', () => {
  it('runs and styles nothing but its own', () => {
    const page = viewPage('abc123', 'Compare Payers', COMPARE_STYLE);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(policy, "default-src 'none'; style-src 'nonce-abc123'; script-src 'nonce-abc123'");
    for (const [tag] of page.matchAll(/<(?:script|style)[^>]*>/g))
      assert.match(tag, / nonce="abc123">$/);
    assert.doesNotMatch(page, /https?:|src=|href=/);
  });

  it('has no colours but those of the theme', () => {
    const style =
      /<style[^>]*>(.*?)<\/style>/s.exec(viewPage('n', 'Compare Payers', COMPARE_STYLE))?.[1] ?? '';
    const colours = [...style.matchAll(/(?:color|background|border[a-z-]*|outline): ([^;}]*)/g)];
    assert.ok(colours.length > 5);
    for (const [, value = ''] of colours)
      assert.match(value, /var\(--vscode-|inherit|none|collapse|^0$/, value);
    assert.doesNotMatch(style, /#[0-9a-f]{3,8}\b|rgb|hsl/);
  });
});
