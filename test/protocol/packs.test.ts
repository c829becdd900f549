import * as assert from 'node:assert/strict';
import type { CompletionList, Hover } from 'vscode-languageserver-protocol';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';

const PACK = 'file:///nowhere/mine.policy.yaml';
const SETTINGS = 'file:///nowhere/.claimlint.yaml';

describe('packs and settings over the protocol', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start({ initializationOptions: { docsBase: 'https://docs.test' } });
    await client.open(
      PACK,
      'id: mine\nextends: php\nentries:\n  - rule: bundled\n',
      1,
      'claim-policy',
    );
    await client.open(SETTINGS, 'severity: { bundled: off }\n', 1, 'yaml');
  });
  afterEach(() => client.stop());

  const at = (uri: string, line: number, character: number) => ({
    textDocument: { uri },
    position: { line, character },
  });
  const labels = async (uri: string, line: number, character: number) => {
    const place = at(uri, line, character);
    const list = await client.request<CompletionList | null>('textDocument/completion', place);
    return list?.items.map(({ label }) => label) ?? [];
  };
  const says = async (uri: string, line: number, character: number) => {
    const hover = await client.request<Hover | null>(
      'textDocument/hover',
      at(uri, line, character),
    );
    return JSON.stringify(hover?.contents ?? '');
  };

  it('completes what a pack may say, as its text is now', async () => {
    assert.ok((await labels(PACK, 1, 9)).includes('bcbsok'));
    const text = 'id: mine\nname: M\nentries:\n  - rule: bundled\n    with: {  }\n';
    await client.change(PACK, 2, { text });
    assert.deepEqual(await labels(PACK, 4, 12), ['beside', 'or_injected_drug']);
  });

  it('completes settings', async () => {
    assert.deepEqual(await labels(SETTINGS, 0, 21), [
      'off',
      'hint',
      'information',
      'warning',
      'error',
    ]);
  });

  it('explains rules in both, with the address of their pages', async () => {
    assert.match(await says(PACK, 3, 11), /https:\/\/docs\.test\/bundled\.md/);
    assert.match(await says(SETTINGS, 0, 14), /https:\/\/docs\.test\/bundled\.md/);
  });
});
