import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity, type CodeAction } from 'vscode-languageserver-protocol';
import {
  CHECK_FILE,
  FIX_FILE,
  TEMPLATES,
  type CheckedFile,
  type FileFixes,
  type Templates,
} from '../../server/src/lsp/file-messages';
import { isOfOtherFile } from '../../server/src/service/other-file-findings';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { applyEdits } from '../support/marked';
import { head, VANC_PER_DIEM, WITHOUT_SH } from '../support/two-antibiotics';

const URI = 'file:///nowhere/draft.claim.yaml';

describe('drafts that nobody has open, over the protocol', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient;
  afterEach(() => client.stop());

  it('are checked by the text that the client sends, and those that are open by their own', async () => {
    client = await LspClient.start({ initializationOptions: { docsBase: 'https://example.org' } });
    const ask = (text?: string) =>
      client.request<CheckedFile | null>(CHECK_FILE, { uri: URI, text });
    const closed = await ask(WITHOUT_SH);
    assert.deepEqual(
      closed?.diagnostics.map(({ code, codeDescription }) => [code, codeDescription?.href]),
      [['concurrent-modifier', 'https://example.org/concurrent-modifier.md']],
    );
    assert.deepEqual(
      closed.claims.map(({ claim, payer, error, at }) => [claim, payer, error, at.line]),
      [['T-1', 'bcbsok', 1, 0]],
    );
    assert.equal(await ask(), null);
    await client.open(URI, WITHOUT_SH.replace('T-1', 'T-2'));
    assert.equal((await ask())?.claims[0]?.claim, 'T-2');
  });

  it('are judged by the settings of the client and of their folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimlint-files-'));
    try {
      writeFileSync(join(folder, '.claimlint.yaml'), 'severity: { concurrent-modifier: hint }\n');
      client = await LspClient.start({ settings: { severity: { 'ndc-unit': 'off' } } });
      const uri = pathToFileURL(join(folder, 'a.claim.yaml')).href;
      const text = WITHOUT_SH.replace('unit: UN', 'unit: ML');
      const found = await client.request<CheckedFile>(CHECK_FILE, { uri, text });
      assert.deepEqual(
        found.claims.map(({ error, warning, hint }) => [error, warning, hint]),
        [[0, 0, 1]],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('are told on which claims a number stands that drafts before have', async () => {
    client = await LspClient.start();
    const text = `${WITHOUT_SH}---\n${WITHOUT_SH.replace('T-1', 'T-2')}`;
    const found = await client.request<CheckedFile>(CHECK_FILE, {
      uri: URI,
      text,
      others: [null, 'before.claim.yaml'],
    });
    const others = found.diagnostics.filter(isOfOtherFile);
    assert.deepEqual(
      others.map(({ code, severity, message }) => [code, severity, message]),
      [
        [
          'duplicate-claim',
          DiagnosticSeverity.Hint,
          'A claim in before.claim.yaml has the number T-2 too.\nGive each claim a number of its own.',
        ],
      ],
    );
    assert.deepEqual(
      found.claims.map(({ hint }) => hint),
      [0, 1],
    );
  });

  it('get every safe fix, and none where there is none', async () => {
    client = await LspClient.start();
    const fix = (text: string) => client.request<FileFixes>(FIX_FILE, { uri: URI, text });
    const { edits, applied } = await fix(WITHOUT_SH);
    assert.equal(applied, 1);
    const fixed = applyEdits(WITHOUT_SH, edits);
    assert.equal(fixed, WITHOUT_SH.replace('code: S9500\n', 'code: S9500\n    modifiers: [SH]\n'));
    assert.deepEqual(await fix(fixed), { edits: [], applied: 0 });
  });

  it('begin with a template of each payer', async () => {
    client = await LspClient.start();
    const templates = await client.request<Templates>(TEMPLATES, { uri: 'untitled:a.claim.yaml' });
    assert.deepEqual(
      templates.map(({ payer }) => payer),
      ['allways', 'bcbsok', 'bluekc', 'cigna', 'php'],
    );
    assert.match(templates[1]?.snippet ?? '', /^claim: \$1\npayer: bcbsok\n/);
  });

  it('get new drug lines and split lines as actions that are asked for by their kind', async () => {
    client = await LspClient.start();
    const text = head() + VANC_PER_DIEM;
    await client.open(URI, text);
    const ask = (kind: string, line: number) =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: { start: { line, character: 8 }, end: { line, character: 8 } },
        context: { diagnostics: [], only: [kind] },
      });
    const added = await ask('refactor.rewrite.addDrugLine', 0);
    assert.match(added[0]?.title ?? '', /^Add a drug line for vanc: J3370, 2023-02-01 to /);
    const split = await ask('refactor.rewrite.splitByDay', text.split('\n').length - 2);
    assert.deepEqual(
      split.map(({ title }) => title),
      ['Split into 7 lines, one a date'],
    );
    assert.deepEqual(await ask('refactor.rewrite.splitByDay', 0), []);
  });
});
