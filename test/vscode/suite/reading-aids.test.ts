import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, rangeOf, untilRules } from './editing';
import { openInEditor } from './open';
import { until } from './until';

const SH = 'without-sh.claim.yaml';

/** What a provider says of a document, as soon as it says something. */
function says<T>(command: string, ...args: unknown[]): Promise<T[]> {
  return until(command, async () => {
    const found = await vscode.commands.executeCommand<T[] | undefined>(
      `vscode.${command}`,
      ...args,
    );
    return found !== undefined && found.length > 0 && found;
  });
}

const titlesIn = async ({ uri }: vscode.TextDocument) =>
  (await says<vscode.CodeLens>('executeCodeLensProvider', uri)).map(
    ({ command }) => command?.title ?? '',
  );

const hintsIn = async ({ uri, lineCount }: vscode.TextDocument) =>
  (
    await says<vscode.InlayHint>(
      'executeInlayHintProvider',
      uri,
      new vscode.Range(0, 0, lineCount, 0),
    )
  ).map(({ label }) => (typeof label === 'string' ? label : label.map((p) => p.value).join('')));

describe('what is shown in a draft', () => {
  afterEach(leaveEditors);

  it('hints at units, names, days and the total, as the settings say', async () => {
    const { document } = await openInEditor(SH);
    const hints = await hintsIn(document);
    for (const hint of ['28 × 500 mg = 14 g', '7 days', 'Vancomycin 500 mg'])
      assert.ok(hints.includes(hint), `${hint} of ${hints.join(' | ')}`);
    const settings = vscode.workspace.getConfiguration('claimlint.inlayHints', document);
    const target = vscode.ConfigurationTarget.Workspace;
    try {
      await settings.update('days', false, target);
      await until('days are gone', async () => !(await hintsIn(document)).includes('7 days'));
    } finally {
      await settings.update('days', undefined, target);
    }
  });

  it('sums up the claim and its therapies over them', async () => {
    const { document } = await openInEditor(SH);
    await untilRules(document, 'concurrent-modifier');
    const titles = await titlesIn(document);
    assert.match(titles[0] ?? '', /^1 error · \$[\d,.]+ billed, \$[\d,.]+ at risk$/);
    assert.deepEqual(titles.slice(1, 3), ['Compare payers', 'Fix all safe']);
    assert.match(titles[3] ?? '', /^2 service lines · /);
  });

  it('fixes all that is safe from over the claim', async () => {
    const { document } = await openInEditor(SH);
    await untilRules(document, 'concurrent-modifier');
    const lenses = await says<vscode.CodeLens>('executeCodeLensProvider', document.uri);
    const fix = lenses.find(({ command }) => command?.title === 'Fix all safe')?.command;
    assert.ok(fix);
    await vscode.commands.executeCommand(fix.command, ...(fix.arguments ?? []));
    await untilRules(document);
    assert.match(document.getText(), /modifiers: \[SH\]/);
    await until('nothing is left to fix', async () => {
      const titles = await titlesIn(document);
      return titles[0]?.startsWith('nothing found') && !titles.includes('Fix all safe');
    });
  });

  it('is outlined', async () => {
    const { document } = await openInEditor(SH);
    const [claim] = await says<vscode.DocumentSymbol>(
      'executeDocumentSymbolProvider',
      document.uri,
    );
    const number = /^claim: (\S+)/m.exec(document.getText())?.[1];
    assert.equal(claim?.name, number);
    const lines = claim?.children.find(({ name }) => name === 'lines');
    assert.ok(lines?.children.some(({ name }) => name === 'J3370 · Vancomycin 500 mg'));
  });

  it('folds, and selects more and more', async () => {
    const { document } = await openInEditor(SH);
    const folds = await says<vscode.FoldingRange>('executeFoldingRangeProvider', document.uri);
    const line = rangeOf(document, 'lines:').start.line;
    assert.ok(folds.some(({ start }) => start === line));
    const position = rangeOf(document, 'J3370').start;
    const [selection] = await says<vscode.SelectionRange>(
      'executeSelectionRangeProvider',
      document.uri,
      [position],
    );
    assert.equal(document.getText(selection?.range), 'J3370');
    const texts: string[] = [];
    for (let at = selection; at; at = at.parent) texts.push(document.getText(at.range));
    assert.ok(texts.includes('code: J3370'), 'grows to the field');
    assert.equal(texts.at(-1), document.getText());
  });
});

describe('the therapies of a draft', () => {
  afterEach(leaveEditors);

  it('are found from a line, highlighted, and renamed everywhere', async () => {
    const { document } = await openInEditor(SH);
    const before = document.getText();
    const position = rangeOf(document, 'therapy: ctx').end.translate(0, -1);
    const entry = rangeOf(document, 'ctx:').start.line;
    const at = [document.uri, position] as const;
    const [place] = await says<vscode.Location | vscode.LocationLink>(
      'executeDefinitionProvider',
      ...at,
    );
    assert.ok(place);
    const range =
      'range' in place ? place.range : (place.targetSelectionRange ?? place.targetRange);
    assert.equal(range.start.line, entry);
    const named = before.split('therapy: ctx').length;
    const references = await says<vscode.Location>('executeReferenceProvider', ...at);
    assert.equal(references.length, named);
    const highlights = await says<vscode.DocumentHighlight>('executeDocumentHighlights', ...at);
    assert.equal(highlights.length, named);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      ...at,
      'second',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(
      document.getText(),
      before.replace('ctx:', 'second:').replaceAll('therapy: ctx', 'therapy: second'),
    );
    await untilRules(document, 'concurrent-modifier');
  });
});

describe('rules that a draft silences', () => {
  afterEach(leaveEditors);

  it('are linked to their pages', async () => {
    const content = 'claim: T-1 # claimlint-ignore bundled: agreed with the plan\n';
    const document = await vscode.workspace.openTextDocument({ language: 'claim', content });
    await vscode.window.showTextDocument(document);
    const [link] = await says<vscode.DocumentLink>('executeLinkProvider', document.uri);
    assert.ok(link);
    assert.equal(document.getText(link.range), 'bundled');
    assert.match(link.target?.path ?? '', /\/bundled\.md$/);
  });
});
