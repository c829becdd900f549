import * as assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtDir } from '../support/built';
import { ROOT } from '../support/resources';
import { WITHOUT_SH } from '../support/two-antibiotics';

/** What `drive-neovim.lua` writes. */
interface Result {
  failure?: string;
  filetype: string;
  findings: { rule: string; line: number; severity: number; source: string; message: string }[];
  offered: string[];
  text: string;
}

const FIX = 'Add modifier SH';

/** The settings that the README gives, for the server that was built. */
function readmeSettings(): string {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, lua = ''] = /^```lua\n(.*?)^```$/ms.exec(readme) ?? [];
  assert.ok(lua.includes('/path/to/claimlint/dist'), 'the README has settings for Neovim');
  return lua.replaceAll('/path/to/claimlint/dist', builtDir());
}

/** Opens the draft in a Neovim without any other settings, and lets the script drive it. */
async function drive(dir: string): Promise<Result> {
  const file = (name: string) => join(dir, name);
  writeFileSync(file('init.lua'), readmeSettings());
  writeFileSync(file('a.claim.yaml'), WITHOUT_SH);
  const args = ['--headless', '-n', '-i', 'NONE', '-u', file('init.lua')];
  // Before 0.8, file types are found by Lua only on demand.
  const early = ['--cmd', 'let g:do_filetype_lua = 1'];
  const script = join(ROOT, 'test', 'editors', 'drive-neovim.lua');
  await promisify(execFile)('nvim', [...early, ...args, '-c', `luafile ${script}`], {
    cwd: dir,
    timeout: 60_000,
    env: {
      ...process.env,
      ...{ HOME: dir, XDG_CONFIG_HOME: dir, XDG_DATA_HOME: dir, XDG_STATE_HOME: dir },
      ...{ XDG_CACHE_HOME: dir, CLAIMLINT_DRAFT: file('a.claim.yaml'), CLAIMLINT_FIX: FIX },
      CLAIMLINT_RESULT: file('result.json'),
    },
  });
  return JSON.parse(readFileSync(file('result.json'), 'utf8')) as Result;
}

describe('Neovim, with the settings of the README', function () {
  this.timeout(120_000);

  before(function () {
    const isThere = spawnSync('nvim', ['--version']).status === 0;
    // Where every change is tested it must be there; elsewhere it need not.
    assert.ok(isThere || !process.env['CI'], 'Neovim is missing');
    if (!isThere) this.skip();
  });

  it('shows what is found in a draft, and applies a fix', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'claimlint-neovim-'));
    try {
      const { failure, filetype, findings, offered, text } = await drive(dir);
      assert.equal(failure, undefined);
      assert.equal(filetype, 'claim');
      const [finding, ...others] = findings;
      assert.deepEqual(others, []);
      const at = WITHOUT_SH.split('\n').findIndex((line) => line.includes('S9500'));
      assert.equal(finding?.rule, 'concurrent-modifier');
      assert.equal(finding.line, at);
      assert.equal(finding.severity, 1);
      assert.equal(finding.source, 'claimlint');
      assert.match(finding.message, /lacks SH/);
      assert.ok(offered.includes(FIX), offered.join(', '));
      const added = text.split('\n').filter((line) => !WITHOUT_SH.split('\n').includes(line));
      assert.deepEqual(added, ['    modifiers: [SH]']);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});
