import * as assert from 'node:assert/strict';
import { completion } from '../../server/src/service/completion';
import { formatting } from '../../server/src/service/formatting';
import { checked } from '../support/marked';

describe('very large and very deep text', () => {
  it('is formatted, or left alone, at once', () => {
    const start = performance.now();
    for (const blank of ['\t', ' ', ' \t'])
      formatting(`claim: A\nnote: ${blank.repeat(300_000)}\nlines: []\n`, { tabSize: 2 });
    const milliseconds = performance.now() - start;
    assert.ok(milliseconds < 10_000, `${milliseconds} ms`);
  });

  it('is completed without a throw where it is nested too deep but for what is typed', () => {
    // A quote that the cursor stands behind makes the brackets a text.
    for (const text of [
      `claim: A\n${'['.repeat(250)}`,
      `a:\n${'- '.repeat(60)}x\n`,
      `\n${'['.repeat(250)}\n`,
    ]) {
      const document = checked(text);
      for (let offset = 0; offset <= text.length; offset++)
        completion(document, document.lines.positionAt(offset));
    }
  });

  it('has a blank run of any length above its first claim', () => {
    const text = `${'\n'.repeat(3_000_000)}---\nclaim: A\npayer: bcbsok\n`;
    const document = checked(text);
    assert.equal(document.result.claims.at(-1)?.claim, null, 'it is said to be too long');
    assert.doesNotThrow(() => completion(document, document.lines.positionAt(5)));
  });
});
