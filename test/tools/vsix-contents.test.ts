import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namesInZip, vsixFaults, VSIX_LIMIT } from './vsix-contents';

const COMPLETE = [
  ...['extension.vsixmanifest', '[Content_Types].xml', 'extension/package.json'],
  ...['extension/LICENSE.txt', 'extension/dist/THIRD-PARTY-NOTICES.txt'],
  ...['client/node.js', 'client/browser.js', 'server/lsp.js', 'server/cli.js', 'server/browser.js']
    .concat('data/codes.json', 'data/packs.json')
    .map((name) => `extension/dist/${name}`),
  'extension/server/pages/concurrent-modifier.md',
  'extension/client/images/walkthrough/open.svg',
  'extension/samples/two-antibiotics.claim.yaml',
];

describe('the package', () => {
  it('has nothing wrong when it is complete and small', () => {
    assert.deepEqual(vsixFaults(VSIX_LIMIT - 1, COMPLETE), []);
  });

  it('is not to be too large', () => {
    assert.equal(vsixFaults(VSIX_LIMIT, COMPLETE).length, 1);
  });

  it('is to hold all that it needs', () => {
    const names = COMPLETE.filter((name) => !name.endsWith('server/browser.js'));
    assert.deepEqual(vsixFaults(1, names), ['extension/dist/server/browser.js is missing.']);
  });

  for (const name of [
    'extension/node_modules/yaml/index.js',
    'extension/dist/server/lsp.js.map',
    'extension/dist/server/check.js',
    'extension/dist/notes.txt',
    'extension/client/images/findings.png',
    'extension/dist/test/vscode/suite-node.js',
    'extension/server/src/lsp/node.ts',
    'extension/samples/.claimlint.yaml.bak',
    'extension/.env',
  ])
    it(`is not to hold ${name}`, () => {
      assert.deepEqual(vsixFaults(1, [...COMPLETE, name]), [`${name} does not belong into it.`]);
    });
});

describe('a ZIP archive', () => {
  it('that is none is refused', () => {
    const dir = mkdtempSync(join(tmpdir(), 'claimlint-zip-'));
    try {
      writeFileSync(join(dir, 'x.vsix'), 'no archive');
      assert.throws(() => namesInZip(join(dir, 'x.vsix')), /no ZIP archive/);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
