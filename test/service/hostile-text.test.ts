import * as assert from 'node:assert/strict';
import { codeLenses } from '../../server/src/service/code-lens';
import { completion } from '../../server/src/service/completion';
import { hover } from '../../server/src/service/hover';
import { inlayHints } from '../../server/src/service/inlay-hints';
import { WITHOUT_SH } from '../support/two-antibiotics';
import { MODERN_CLIENT } from './completion/complete';
import { checked } from '../support/marked';

/** What a reader of Markdown or HTML would run, load or follow. */
const EVIL =
  '<script>alert(1)</script> <img src=x onerror=alert(1)> ![i](https://x.invalid/i.png) [go](command:workbench.action.quit) https://x.invalid www.x.invalid a@x.invalid `` ` <b>';
const KEY = JSON.stringify(`t ${EVIL}`);
const TEXT = JSON.stringify(EVIL);

/** A draft that has it wherever a free text may stand. */
const DRAFT = WITHOUT_SH.replace('claim: T-1', `claim: ${TEXT}`)
  .replace('name: Test Patient', `name: ${TEXT}`)
  .replace('  vanc: { drug: vancomycin', `  ${KEY}: { drug: ${TEXT}`)
  .replaceAll('therapy: vanc', `therapy: ${KEY}`)
  .replace('drug: { name: vancomycin', `drug: { name: ${TEXT}`)
  .replace('00409-6510-01', TEXT)
  .replace('code: S9500', `code: ${TEXT}\n    description: ${TEXT}`)
  .concat(`    modifiers: [${TEXT}]\n    note: ${TEXT}\n${KEY}: 1\n`);

/** Takes out what is shown as it is written: code, and characters that are escaped. */
function markupOf(markdown: string): string {
  return markdown.replace(/\\[\s\S]/g, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
}

function assertHarmless(markdown: string): void {
  const markup = markupOf(markdown);
  assert.doesNotMatch(markup, /<\/?(?:script|img|b)\b/i, markdown);
  assert.doesNotMatch(markup, /https?:\/\/x|www\.x|a@x/, markdown);
  assert.doesNotMatch(markup, /!\[|\]\((?:command|https:\/\/x\.invalid)/, markdown);
}

describe('text of a draft that is made to be run', () => {
  const document = checked(DRAFT);

  it('stands in the draft, and is shown', () => {
    assert.ok(
      document.result.claims[0]?.findings.some(({ message }) => message.includes('script')),
    );
  });

  it('is text in every hover', () => {
    let shown = 0;
    for (let offset = 0; offset <= DRAFT.length; offset += 3) {
      const found = hover(document, document.lines.positionAt(offset), { docsBase: 'file:///p' });
      if (!found) continue;
      assert.ok(typeof found.contents === 'object' && 'value' in found.contents);
      if (found.contents.value.includes('script')) shown++;
      assertHarmless(found.contents.value);
    }
    assert.ok(shown > 0, 'some hover tells it');
  });

  it('is text in every documentation of a completion', () => {
    for (let offset = 0; offset <= DRAFT.length; offset += 11)
      for (const item of completion(document, document.lines.positionAt(offset), MODERN_CLIENT)
        .items) {
        const { documentation } = item;
        if (typeof documentation === 'object') assertHarmless(documentation.value);
      }
  });

  it('is no command of a lens, and no markup of a hint', () => {
    const whole = document.lines.rangeOf({ start: 0, end: DRAFT.length });
    const on = { units: true, codeNames: true, ndc: true, days: true, total: true };
    for (const { tooltip } of inlayHints(document, whole, on))
      assert.ok(tooltip === undefined || typeof tooltip === 'string');
    for (const { command } of codeLenses(document, new Set()))
      assert.ok(command === undefined || command.command === '', command?.command);
  });
});
