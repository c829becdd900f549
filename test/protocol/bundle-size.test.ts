import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { builtDir } from '../support/built';

/** Bytes of code in one file of the server. */
const LIMIT = 500_000;

/** Bytes of code that may stand between an editor and the answer to its first request. */
const START_LIMIT = 250_000;

/** Files of the server that Node runs. */
function programs(): string[] {
  const folder = join(builtDir(), 'server');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.js') && name !== 'browser.js')
    .map((name) => join(folder, name));
}

/** What the language server has loaded when it begins to listen. */
function loadedAtStart(): string[] {
  const script = `
    process.argv.push('lsp.js', '--stdio');
    require(${JSON.stringify(join(builtDir(), 'server', 'lsp.js'))});
    require('node:fs').writeSync(2, JSON.stringify(Object.keys(require.cache)));
    process.exit(0);`;
  const { stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  return JSON.parse(stderr) as string[];
}

describe('the code of the extension', () => {
  before(() => void builtDir());

  for (const name of ['node.js', 'browser.js'])
    it(`has nothing in it that checks drafts: ${name}`, () => {
      const code = readFileSync(join(builtDir(), 'client', name), 'utf8');
      assert.ok(code.includes('claimlint/checkFile'));
      for (const word of ['per-diem-units', 'BLOCK_LITERAL']) assert.ok(!code.includes(word), word);
    });
});

describe('the code of the language server', function () {
  this.timeout(60_000);
  before(() => void builtDir());

  it(`has no file of ${LIMIT / 1000} kB`, () => {
    const sizes = programs().map((file) => statSync(file).size);
    assert.ok(sizes.length > 2);
    assert.ok(Math.max(...sizes) < LIMIT, sizes.join(' '));
  });

  it('answers `initialize` before what checks drafts is loaded', () => {
    const loaded = loadedAtStart();
    const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(bytes > 50_000 && bytes < START_LIMIT, `${bytes} bytes`);
    assert.ok(loaded.every((file) => !readFileSync(file, 'utf8').includes('per-diem-units')));
  });
});
