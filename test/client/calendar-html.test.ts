import * as assert from 'node:assert/strict';
import { CALENDAR_STYLE, calendarHtml, calendarSummary } from '../../client/src/calendar-html';
import { viewPage } from '../../client/src/view-page';
import { calendarAt, type DocumentCalendar } from '../../server/src/service/calendar';
import { checked } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';
import { tagsOf } from './tags';

const HOSTILE = `"<img src=x onerror='alert(1)'>&amp;"`;

function shownOf(text: string): DocumentCalendar {
  const found = calendarAt(checked(text));
  assert.ok(found);
  return found;
}

describe('view of the days', () => {
  const html = calendarHtml(shownOf(WITHOUT_SH));

  it('is a grid with a name for every row, day and cell', () => {
    const tags = tagsOf(html);
    assert.ok(tags.some(({ attributes }) => attributes.includes('role="grid"')));
    for (const { attributes } of tags.filter(({ name }) => name === 'th'))
      assert.match(attributes, /scope="(col|row|colgroup)"/);
    const cells = tags.filter(({ attributes }) => attributes.includes('aria-label="2023'));
    assert.ok(cells.length >= 28);
    for (const { attributes } of cells) assert.match(attributes, /data-line="\d+"/);
    const keys = tags.flatMap(({ attributes }) => /data-key="([^"]*)"/.exec(attributes)?.[1] ?? []);
    assert.equal(new Set(keys).size, keys.length, 'the focus finds its button again');
  });

  it('says severity and state in words and signs, not by colour alone', () => {
    assert.match(html, /aria-label="2023-02-01, 2 · S9500, per diem, error">P</);
    assert.match(html, />E 2 · S9500</);
    assert.match(html, /P per diem/);
    assert.match(html, /<h2>Findings<\/h2>\s*<dl><dt>2 · S9500<\/dt><dd>[^<]*lacks SH/);
  });

  it('tells gaps to those who hear it', () => {
    assert.equal(calendarSummary(shownOf(WITHOUT_SH)), 'Claim T-1: 7 days.');
    const gaps = WITHOUT_SH.replace(/through: 2023-02-07(?=\s+code: S9500)/, 'through: 2023-02-05');
    assert.notEqual(gaps, WITHOUT_SH);
    assert.match(calendarSummary(shownOf(gaps)), /, 2 under care without a per diem\.$/);
  });

  it('escapes everything that comes from the draft', () => {
    const text = WITHOUT_SH.replace(/^claim: .*$/m, `claim: ${HOSTILE}`)
      .replace('payer: bcbsok', `payer: ${HOSTILE}`)
      .replace('code: S9500', `code: ${HOSTILE}`)
      .replace('drug: ceftriaxone', `drug: ${HOSTILE}`);
    const found = calendarHtml(shownOf(text));
    assert.ok(!tagsOf(found).some(({ name }) => name === 'img'));
    assert.match(found, /&lt;img/);
  });

  it('is well formed where there are no days', () => {
    for (const text of ['claim: A\n', 'a: [', 'lines:\n  - co\n'])
      assert.match(calendarHtml(shownOf(text)), /has dates that can be read/);
  });

  it('has no colours but those of the theme', () => {
    const page = viewPage('n', 'Therapy Calendar', CALENDAR_STYLE);
    assert.doesNotMatch(page, /#[0-9a-f]{3,8}\b|rgb|hsl/);
    assert.match(page, /<title>Therapy Calendar<\/title>/);
  });
});
