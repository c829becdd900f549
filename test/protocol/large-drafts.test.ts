import * as assert from 'node:assert/strict';
import type { Diagnostic, Hover } from 'vscode-languageserver-protocol';
import { draftsOf } from '../bench/drafts';
import { builtDir } from '../support/built';
import { LspClient, MODERN } from '../support/lsp-client';

const URI = 'untitled:large.claim.yaml';
/** More than the server checks before it answers. */
const TEXT = draftsOf(2000);
const ROWS = TEXT.split('\n');
/** The last wrong line of the file. */
const LAST_WRONG = ROWS.findLastIndex((row) => /units: 27|therapy: ctx }/.test(row));

const isUnfinished = ({ code }: Diagnostic) => code === 'check-incomplete';
const rowsOf = (items: readonly Diagnostic[]) => items.map(({ range }) => range.start.line);

describe('a draft with very many claims', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient | undefined;
  const start = async (options?: Parameters<typeof LspClient.start>[0]) =>
    (client = await LspClient.start({ settings: { maxFindings: 5000 }, ...options }));
  afterEach(() => client?.stop());

  it('is told in part, which says that it is one, and then whole', async () => {
    const server = await start();
    await server.open(URI, TEXT);
    const first = await server.pull(URI);
    assert.ok(first.kind === 'full');
    assert.ok(first.items.length > 1, 'something is told at once');
    assert.deepEqual(first.items.map(isUnfinished).indexOf(true), first.items.length - 1);
    await server.until('the server asks to be asked again', () => server.refreshes > 0);
    const whole = await server.pull(URI, first.resultId);
    assert.ok(whole.kind === 'full');
    assert.ok(!whole.items.some(isUnfinished));
    assert.equal(rowsOf(whole.items).at(-1), LAST_WRONG);
    assert.ok(whole.items.length > first.items.length);
    assert.deepEqual(await server.pull(URI, whole.resultId), {
      kind: 'unchanged',
      resultId: whole.resultId,
    });
    // A line more at the start moves all that follows.
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await server.change(URI, 2, { range, text: '# one line more\n' });
    const moved = await server.pull(URI, whole.resultId);
    assert.ok(moved.kind === 'full');
    assert.deepEqual(
      rowsOf(moved.items),
      rowsOf(whole.items).map((row) => row + 1),
    );
    assert.equal(server.refreshes, 1);
  });

  it('answers for the claim at hand while the others are checked', async () => {
    const server = await start();
    await server.open(URI, TEXT);
    const whole = server.request('claimlint/status', { textDocument: { uri: URI } });
    const row = ROWS.findLastIndex((text) => text.includes('code: S9501'));
    const character = ROWS[row]?.indexOf('S9501') ?? 0;
    const answers: string[] = [];
    void whole.then(() => answers.push('whole'));
    const found = await server.request<Hover>('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: row, character },
    });
    assert.deepEqual(answers, [], 'it does not wait for the whole file');
    assert.match(JSON.stringify(found.contents), /S9501/);
    assert.equal((await whole) !== null, true);
  });

  it('answers meanwhile when something of every claim is shown', async () => {
    const server = await start();
    await server.open(URI, TEXT);
    await server.request('claimlint/status', { textDocument: { uri: URI } });
    const answers: string[] = [];
    const ask = (method: string, name: string) =>
      server
        .request<unknown[]>(method, { textDocument: { uri: URI } })
        .then((answer) => (answers.push(name), answer));
    const shown = ['documentSymbol', 'foldingRange', 'codeLens'].map((name) =>
      ask(`textDocument/${name}`, name),
    );
    const row = ROWS.findLastIndex((text) => text.includes('code: S9501'));
    await server.request<Hover>('textDocument/hover', {
      textDocument: { uri: URI },
      position: { line: row, character: ROWS[row]?.indexOf('S9501') ?? 0 },
    });
    assert.deepEqual(answers, [], 'the hover waits for none of them');
    const [outline, folds, lenses] = await Promise.all(shown);
    assert.ok((outline?.length ?? 0) >= 2000);
    assert.ok((folds?.length ?? 0) >= 2000);
    assert.ok((lenses?.length ?? 0) >= 2000);
  });

  it('begins with what is in view', async () => {
    const server = await start();
    await server.open(URI, TEXT);
    const ranges = [
      { start: { line: LAST_WRONG, character: 0 }, end: { line: LAST_WRONG, character: 1 } },
    ];
    await server.connection.sendNotification('claimlint/visible', {
      textDocument: { uri: URI },
      ranges,
    });
    const items = await server.diagnostics(URI);
    assert.ok(isUnfinished(items.at(-1) ?? assert.fail()));
    assert.ok(rowsOf(items).includes(LAST_WRONG));
  });

  it('is told whole to a client that cannot be asked to pull again', async () => {
    const server = await start({ capabilities: { ...MODERN, workspace: { configuration: true } } });
    await server.open(URI, TEXT);
    const items = await server.diagnostics(URI);
    assert.ok(!items.some(isUnfinished));
    assert.equal(rowsOf(items).at(-1), LAST_WRONG);
  });

  it('is pushed in part, and then whole, to a client that does not pull', async () => {
    const server = await start({ capabilities: { workspace: { configuration: true } } });
    await server.open(URI, TEXT);
    const first = await server.until('a part is sent', () => server.pushed(URI));
    assert.ok(isUnfinished(first.diagnostics.at(-1) ?? assert.fail()));
    const whole = await server.until('all is sent', () => {
      const pushed = server.pushed(URI);
      return pushed && !pushed.diagnostics.some(isUnfinished) && pushed;
    });
    assert.equal(rowsOf(whole.diagnostics).at(-1), LAST_WRONG);
  });
});
