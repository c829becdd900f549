import * as assert from 'node:assert/strict';
import type { TextEdit } from 'vscode-languageserver-protocol';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { applyEdits } from '../support/marked';

const URI = 'file:///nowhere/a.claim.yaml';
const TEXT = 'payer:  x\r\nclaim: c\r\nlines:\r\n- {units: 7, code: S9501}\r\n';

describe('formatting over the protocol', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start();
    await client.open(URI, TEXT);
  });
  afterEach(() => client.stop());

  const ask = (method: string, more: object = {}, uri = URI) =>
    client.request<TextEdit[] | null>(`textDocument/${method}`, {
      textDocument: { uri },
      options: { tabSize: 4, insertSpaces: true },
      ...more,
    });

  it('formats a draft as the editor indents', async () => {
    const edits = await ask('formatting');
    assert.equal(
      applyEdits(TEXT, edits ?? []),
      'claim: c\r\npayer: x\r\nlines:\r\n    - { code: S9501, units: 7 }\r\n',
    );
  });

  it('formats what is selected', async () => {
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } };
    const edits = await ask('rangeFormatting', { range });
    assert.equal(
      applyEdits(TEXT, edits ?? []),
      TEXT.replace('{units: 7, code: S9501}', '{ code: S9501, units: 7 }'),
    );
  });

  it('leaves settings and packs to others', async () => {
    const uri = 'file:///nowhere/a.policy.yaml';
    await client.open(uri, 'id:  a\n', 1, 'claim-policy');
    assert.equal(await ask('formatting', {}, uri), null);
  });
});
