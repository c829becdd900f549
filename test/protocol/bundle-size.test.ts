import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtDir } from '../support/built';

/** Bytes of code that a server may load. */
const LIMIT = 500_000;

/** Bytes of a built file and of every built file that it loads. */
function loadedBytes(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const others = [
    ...text.matchAll(/(?:require\(|import\(|from ?|import ?)["'](\.{1,2}\/[^"']+)["']/g),
  ];
  return others.reduce(
    (sum, [, path = '']) => sum + loadedBytes(join(dirname(file), path), seen),
    Buffer.byteLength(text),
  );
}

describe('the code of the language server', function () {
  this.timeout(60_000);
  before(() => void builtDir());

  for (const name of ['lsp.js', 'browser.js'])
    it(`is under ${LIMIT / 1000} kB with all that it loads: ${name}`, () => {
      const bytes = loadedBytes(join(builtDir(), 'server', name));
      assert.ok(bytes > 100_000 && bytes < LIMIT, `${bytes} bytes`);
    });

  it('does not carry the texts of the rule pages', () => {
    const text = 'or than the imported table of Medically Unlikely Edits allows in a day';
    assert.ok(!readFileSync(join(builtDir(), 'server', 'lsp.js'), 'utf8').includes(text));
    assert.ok(readFileSync(join(builtDir(), 'server', 'cli.js'), 'utf8').includes(text));
  });
});
