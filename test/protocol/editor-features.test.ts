import * as assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  InitializeResult,
  InlayHint,
  Location,
  LocationLink,
  Range,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { builtDir } from '../support/built';
import { LspClient, MODERN } from '../support/lsp-client';
import { applyEdits } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';

const URI = 'untitled:draft.claim.yaml';
const DOCS = 'https://example.org/rules';
const COMMANDS = ['claimlint.comparePayers', 'claimlint.fixAll'];
const rows = WITHOUT_SH.split('\n');
const rowOf = (text: string) => rows.findIndex((row) => row.includes(text));
const WHOLE: Range = {
  start: { line: 0, character: 0 },
  end: { line: rows.length, character: 0 },
};

/** An editor that can do all that the features know of. */
const ABLE: ClientCapabilities = {
  textDocument: {
    ...MODERN.textDocument,
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    foldingRange: { rangeLimit: 3 },
  },
  workspace: {
    ...MODERN.workspace,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
  },
};

describe('features of the editor over the protocol', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient;
  afterEach(() => client.stop());

  async function start(capabilities = ABLE, options: object = { docsBase: DOCS }): Promise<void> {
    client = await LspClient.start({ capabilities, initializationOptions: options });
    await client.open(URI, WITHOUT_SH);
  }

  const ask = <R>(feature: string, params: object = {}): Promise<R> =>
    client.request(`textDocument/${feature}`, { textDocument: { uri: URI }, ...params });
  const at = (text: string, character: number) => ({
    position: { line: rowOf(text), character },
  });
  const titles = async () =>
    (await ask<CodeLens[]>('codeLens')).map(({ command }) => command?.title);
  const hints = async (range = WHOLE) =>
    (await ask<InlayHint[]>('inlayHint', { range })).map(({ label }) => label);

  it('are told to the client', async () => {
    client = new LspClient({ capabilities: ABLE });
    const { capabilities } = await client.initialize();
    const told: Partial<InitializeResult['capabilities']> = {
      inlayHintProvider: true,
      codeLensProvider: {},
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentHighlightProvider: true,
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      documentLinkProvider: {},
    };
    for (const [name, value] of Object.entries(told))
      assert.deepEqual(capabilities[name as keyof typeof capabilities], value, name);
  });

  it('are inlay hints, for the range alone and by the settings', async () => {
    await start();
    const line = rowOf('units: 28');
    const range = { start: { line, character: 0 }, end: { line, character: 20 } };
    assert.deepEqual(await hints(range), ['28 × 500 mg = 14 g']);
    assert.ok((await hints()).includes('4 lines, $2,422.00'));
    client.settings = { inlayHints: { units: false, total: false } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', {});
    assert.deepEqual(await hints(range), []);
    const left = await hints();
    assert.ok(left.includes('7 days') && !left.includes('4 lines, $2,422.00'));
  });

  it('are code lenses, with the commands of the client and no other', async () => {
    await start(ABLE, { commands: COMMANDS });
    const summary = '1 error · $2,422.00 billed, $490.00 at risk';
    const therapies = [
      '2 service lines · $1,652.00 · 2023-02-01 – 2023-02-07',
      '2 service lines · $770.00 · 2023-02-01 – 2023-02-07',
    ];
    assert.deepEqual(await titles(), [summary, 'Compare payers', 'Fix all safe', ...therapies]);
    await client.stop();
    await start(ABLE, { commands: 'all' });
    assert.deepEqual(await titles(), [summary, ...therapies]);
    client.settings = { codeLens: false };
    await client.connection.sendNotification('workspace/didChangeConfiguration', {});
    assert.equal(await ask('codeLens'), null);
  });

  it('are asked for anew when settings change, by clients that can', async () => {
    await start();
    const asked: string[] = [];
    let wake: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (wake = resolve));
    for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh'])
      client.connection.onRequest(method, () => {
        asked.push(method);
        if (asked.length === 2) wake();
        return null;
      });
    client.settings = { severity: { 'concurrent-modifier': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', {});
    await both;
    assert.deepEqual(asked.sort(), ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']);
    assert.equal((await titles())[0], 'nothing found · $2,422.00 billed');
  });

  it('are an outline, as a tree or flat', async () => {
    await start();
    const [claim] = await ask<DocumentSymbol[]>('documentSymbol');
    assert.equal(claim?.name, 'T-1');
    const lines = claim.children?.find(({ name }) => name === 'lines');
    assert.match(lines?.children?.[1]?.name ?? '', /^S9500 · /);
    await client.stop();
    await start(MODERN);
    const flat = await ask<SymbolInformation[]>('documentSymbol');
    assert.equal(flat.find(({ name }) => name === 'vanc')?.containerName, 'therapies');
    assert.equal(flat[0]?.location.uri, URI);
  });

  it('are folding and selection ranges', async () => {
    await start();
    const folds = await ask<FoldingRange[]>('foldingRange');
    assert.equal(folds.length, 3, 'no more than the client wants');
    assert.deepEqual(folds[0], { startLine: 0, endLine: rows.length - 2 });
    const { position } = at('units: 28', 12);
    const [selection] = await ask<SelectionRange[]>('selectionRange', { positions: [position] });
    const { line } = position;
    assert.deepEqual(selection?.range, {
      start: { line, character: 11 },
      end: { line, character: 13 },
    });
    assert.deepEqual(selection.parent?.range.start, { line, character: 4 });
  });

  it('are definition, references and highlights of a therapy', async () => {
    await start();
    const use = at('therapy: ctx', 14);
    const targetLine = rowOf('  ctx: ');
    const [link] = await ask<LocationLink[]>('definition', use);
    assert.equal(link?.targetSelectionRange.start.line, targetLine);
    const context = { includeDeclaration: true };
    const places = await ask<Location[]>('references', { ...use, context });
    assert.equal(places.length, 3);
    assert.equal((await ask<DocumentHighlight[]>('documentHighlight', use)).length, 3);
    await client.stop();
    await start(MODERN);
    const [location] = await ask<Location[]>('definition', use);
    assert.deepEqual([location?.uri, location?.range.start.line], [URI, targetLine]);
  });

  it('are a rename of therapies that says why it is refused', async () => {
    await start();
    const use = at('therapy: ctx', 14);
    const prepared = await ask<{ placeholder: string }>('prepareRename', use);
    assert.equal(prepared.placeholder, 'ctx');
    const edit = await ask<WorkspaceEdit>('rename', { ...use, newName: 'ceftriaxone' });
    const [change] = edit.documentChanges ?? [];
    assert.ok(change && 'edits' in change && change.textDocument.version === 1);
    const edits = change.edits.map((one) => ({
      range: one.range,
      newText: 'newText' in one ? one.newText : '',
    }));
    assert.equal(
      applyEdits(WITHOUT_SH, edits),
      WITHOUT_SH.replace('ctx:', 'ceftriaxone:').replaceAll('therapy: ctx', 'therapy: ceftriaxone'),
    );
    await assert.rejects(ask('rename', { ...use, newName: 'vanc' }), {
      code: -32803,
      message: 'The claim has a therapy of this id already.',
    });
    assert.equal(await ask('prepareRename', at('payer', 9)), null);
    assert.equal(await ask('rename', { ...at('payer', 9), newName: 'x' }), null);
  });

  it('are links to the pages of rules, in drafts, settings and packs', async () => {
    await start();
    const targets = async (uri: string, text: string, language: string) => {
      await client.open(uri, text, 1, language);
      const links = await client.request<DocumentLink[]>('textDocument/documentLink', {
        textDocument: { uri },
      });
      return links.map(({ target }) => target);
    };
    const page = `${DOCS}/bundled.md`;
    const silenced = 'claim: T-1 # claimlint-ignore bundled: agreed\n';
    assert.deepEqual(await targets('untitled:a.claim.yaml', silenced, 'claim'), [page]);
    const settings = 'severity: { bundled: off }\n';
    assert.deepEqual(await targets('untitled:/b/.claimlint.yaml', settings, 'yaml'), [page]);
    const pack = 'id: a\nentries: [{ id: x, rule: bundled }]\n';
    assert.deepEqual(await targets('untitled:c.policy.yaml', pack, 'claim-policy'), [page]);
  });

  it('are none of what is no open draft', async () => {
    await start();
    const uri = 'untitled:nowhere.claim.yaml';
    const position = { line: 0, character: 0 };
    for (const [feature, params] of [
      ['inlayHint', { range: WHOLE }],
      ['codeLens', {}],
      ['documentSymbol', {}],
      ['foldingRange', {}],
      ['selectionRange', { positions: [position] }],
      ['documentHighlight', { position }],
      ['definition', { position }],
      ['references', { position, context: { includeDeclaration: true } }],
      ['prepareRename', { position }],
      ['rename', { position, newName: 'x' }],
      ['documentLink', {}],
    ] as const)
      assert.equal(await ask(feature, { ...params, textDocument: { uri } }), null, feature);
  });
});
