import * as assert from 'node:assert/strict';
import {
  CancellationTokenSource,
  LSPErrorCodes,
  type CodeAction,
  type CompletionList,
  type Hover,
} from 'vscode-languageserver-protocol';
import type { ClaimStatus } from '../../server/src/service/status';
import { builtDir } from '../support/built';
import { LspClient, MODERN } from '../support/lsp-client';
import { applyEdits } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';

const URI = 'untitled:draft.claim.yaml';
const SH_ROW = WITHOUT_SH.split('\n').findIndex((row) => row.includes('code: S9500'));
/** Inserts the modifier that is missing. */
const ADD_SH = {
  range: { start: { line: SH_ROW + 1, character: 0 }, end: { line: SH_ROW + 1, character: 0 } },
  text: '    modifiers: [SH]\n',
};
const codes = (items: readonly { code?: unknown }[]) => items.map(({ code }) => code);

describe('drafts over the protocol', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start({
      initializationOptions: { docsBase: 'https://example.org/rules' },
    });
  });
  afterEach(() => client.stop());

  it('are checked when opened, and again after each change', async () => {
    await client.open(URI, WITHOUT_SH);
    const [first] = await client.diagnostics(URI);
    assert.equal(first?.code, 'concurrent-modifier');
    assert.equal(first?.range.start.line, SH_ROW);
    assert.equal(first?.codeDescription?.href, 'https://example.org/rules/concurrent-modifier.md');
    assert.equal(typeof first?.message, 'string');
    await client.change(URI, 2, ADD_SH);
    assert.deepEqual(await client.diagnostics(URI), []);
    await client.change(URI, 3, { text: WITHOUT_SH });
    assert.deepEqual(codes(await client.diagnostics(URI)), ['concurrent-modifier']);
  });

  it('are not told twice when nothing changed', async () => {
    await client.open(URI, WITHOUT_SH);
    const first = await client.pull(URI);
    assert.ok(first.kind === 'full' && first.resultId);
    assert.deepEqual(await client.pull(URI, first.resultId), {
      kind: 'unchanged',
      resultId: first.resultId,
    });
    await client.change(URI, 2, ADD_SH);
    const second = await client.pull(URI, first.resultId);
    assert.ok(second.kind === 'full');
    assert.notEqual(second.resultId, first.resultId);
  });

  it('start anew when closed and opened again with the same version', async () => {
    await client.open(URI, WITHOUT_SH);
    const first = await client.pull(URI);
    await client.close(URI);
    assert.deepEqual(await client.pull(URI), { kind: 'full', items: [] });
    await client.open(URI, WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]'));
    const second = await client.pull(URI, first.resultId);
    assert.ok(second.kind === 'full', 'an old id says nothing of another text');
    assert.deepEqual(second.items, []);
  });

  it('are answered for the newest text, however fast changes come', async () => {
    await client.open(URI, WITHOUT_SH);
    const asked = [client.pull(URI)];
    for (let version = 2; version <= 21; version++) {
      void client.change(URI, version, {
        text: version % 2 === 0 ? 'claim: T-1\n' : WITHOUT_SH,
      });
      asked.push(client.pull(URI));
    }
    const reports = await Promise.all(asked);
    const last = reports.at(-1);
    assert.ok(last?.kind === 'full');
    assert.deepEqual(codes(last.items), ['concurrent-modifier']);
  });

  it('give up a request that is cancelled', async () => {
    await client.open(URI, WITHOUT_SH);
    // While a long file is checked, the request and its cancellation wait side by side.
    const long = 'untitled:long.claim.yaml';
    await client.open(long, `${WITHOUT_SH}---\n`.repeat(100));
    void client.pull(long);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: URI } };
    const asked = client.connection.sendRequest('textDocument/diagnostic', params, source.token);
    source.cancel();
    await assert.rejects(asked, { code: LSPErrorCodes.RequestCancelled });
    assert.equal((await client.diagnostics(URI)).length, 1, 'the next one is answered');
  });

  it('are explained by hover', async () => {
    await client.open(URI, WITHOUT_SH);
    const position = { line: SH_ROW, character: 12 };
    const found = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri: URI },
      position,
    });
    assert.ok(typeof found.contents === 'object' && 'kind' in found.contents);
    assert.equal(found.contents.kind, 'markdown');
    assert.match(found.contents.value, /^\*\*S9500\*\*/);
    assert.deepEqual(found.range?.start, { line: SH_ROW, character: 10 });
  });

  it('are completed, and a code tells more when it is shown', async () => {
    const text = WITHOUT_SH.replace('code: S9500', 'code: S950');
    await client.open(URI, text);
    const list = await client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri: URI },
      position: { line: SH_ROW, character: 14 },
    });
    const item = list.items.find(({ label }) => label === 'S9500');
    assert.ok(item);
    const resolved = await client.request<{ documentation: { value: string } }>(
      'completionItem/resolve',
      item,
    );
    assert.match(resolved.documentation.value, /every 24 hours/);
  });

  it('are mended by edits of their version', async () => {
    await client.open(URI, WITHOUT_SH, 7);
    const diagnostics = await client.diagnostics(URI);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: diagnostics[0]?.range,
      context: { diagnostics },
    });
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.equal(fix?.title, 'Add modifier SH');
    assert.equal(fix?.edit?.changes, undefined);
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.ok(change && 'textDocument' in change);
    assert.deepEqual(change.textDocument, { uri: URI, version: 7 });
    await client.change(URI, 8, {
      text: applyEdits(WITHOUT_SH, change.edits as Parameters<typeof applyEdits>[1]),
    });
    assert.deepEqual(await client.diagnostics(URI), []);
  });

  it('are mended as a whole by fix all', async () => {
    const text = WITHOUT_SH.replace('units: 28', 'units: 20');
    await client.open(URI, text, 4);
    assert.equal((await client.diagnostics(URI)).length, 2);
    const start = { line: 0, character: 0 };
    const [action, ...others] = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: URI },
      range: { start, end: start },
      context: { diagnostics: [], only: ['source.fixAll'] },
    });
    assert.deepEqual(others, []);
    assert.equal(action?.kind, 'source.fixAll.claimlint');
    const [change] = action?.edit?.documentChanges ?? [];
    assert.ok(change && 'textDocument' in change && change.textDocument.version === 4);
    const fixed = applyEdits(text, change.edits as Parameters<typeof applyEdits>[1]);
    await client.change(URI, 5, { text: fixed });
    assert.deepEqual(await client.diagnostics(URI), []);
  });

  it('have a status', async () => {
    await client.open(URI, WITHOUT_SH);
    const status = await client.request<ClaimStatus>('claimlint/status', {
      textDocument: { uri: URI },
      position: { line: 4, character: 0 },
    });
    assert.deepEqual(
      [status.payer, status.error, status.totalCharge, status.chargeAtRisk],
      ['bcbsok', 1, 2422, 490],
    );
    await client.open('untitled:empty.claim.yaml', '');
    const none = { textDocument: { uri: 'untitled:empty.claim.yaml' } };
    assert.equal(await client.request('claimlint/status', none), null);
  });

  it('are judged by the settings of the editor, also when these change', async () => {
    client.settings = { severity: { 'concurrent-modifier': 'info' }, maxFindings: 'many' };
    await client.open(URI, WITHOUT_SH);
    const [first] = await client.diagnostics(URI);
    assert.equal(first?.severity, 3);
    client.settings = { severity: { 'concurrent-modifier': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: null,
    });
    await client.until('the client is told to ask again', () => client.refreshes > 0);
    assert.deepEqual(await client.diagnostics(URI), []);
  });

  it('leave documents alone that are none of ours', async () => {
    const uri = 'untitled:docker-compose.yaml';
    await client.open(uri, 'a: [', 1, 'yaml');
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});

describe('clients that do not pull', function () {
  this.timeout(60_000);
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start({
      capabilities: { ...MODERN, textDocument: {}, workspace: {} },
    });
  });
  afterEach(() => client.stop());

  it('get the diagnostics of the newest version, and none after closing', async () => {
    await client.open(URI, WITHOUT_SH);
    const first = await client.until('findings are sent', () => client.pushed(URI));
    assert.equal(first.version, 1);
    assert.deepEqual(codes(first.diagnostics), ['concurrent-modifier']);
    for (let version = 2; version <= 9; version++)
      await client.change(URI, version, { text: version % 2 ? WITHOUT_SH : 'claim: T-1\n' });
    await client.change(URI, 10, {
      text: WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]'),
    });
    const last = await client.until(
      'the last version is judged',
      () => client.pushed(URI)?.version === 10 && client.pushed(URI),
    );
    assert.deepEqual(last.diagnostics, []);
    await client.change(URI, 11, { text: WITHOUT_SH });
    await client.close(URI);
    const cleared = await client.until('they are taken back', () => {
      const pushed = client.pushed(URI);
      return pushed !== last && pushed?.version === undefined && pushed;
    });
    assert.deepEqual(cleared.diagnostics, []);
    // What was scheduled before closing must not come after it: another document is answered later.
    await client.open('untitled:other.claim.yaml', WITHOUT_SH);
    await client.until('the other is judged', () => client.pushed('untitled:other.claim.yaml'));
    assert.deepEqual(client.pushed(URI)?.diagnostics, []);
    const versions = client.published
      .filter(({ uri }) => uri === URI)
      .flatMap(({ version }) => version ?? []);
    assert.deepEqual(
      versions,
      [...versions].sort((a, b) => a - b),
      'never an older one after a newer one',
    );
  });

  it('get plain words on hover', async () => {
    await client.open(URI, WITHOUT_SH);
    const found = await client.request<Hover>('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: SH_ROW, character: 12 },
    });
    assert.ok(typeof found.contents === 'object' && 'kind' in found.contents);
    assert.equal(found.contents.kind, 'plaintext');
    assert.match(found.contents.value, /^S9500 — /);
  });

  it('send their settings along', async () => {
    await client.open(URI, WITHOUT_SH);
    await client.until('findings are sent', () => client.pushed(URI));
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { claimlint: { severity: { 'concurrent-modifier': 'off' } } },
    });
    await client.until('it is judged anew', () => client.pushed(URI)?.diagnostics.length === 0);
  });
});
