import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSymbol, Position, Range, SelectionRange } from 'vscode-languageserver-types';
import type { Level } from '../../server/src/check/severity';
import { RULES } from '../../server/src/rules/index';
import type { CheckedDocument } from '../../server/src/service/checked-document';
import { CLIENT_COMMANDS } from '../../server/src/service/client-commands';
import { codeLenses } from '../../server/src/service/code-lens';
import { documentHighlights } from '../../server/src/service/document-highlights';
import { draftLinks } from '../../server/src/service/document-links';
import { documentSymbols } from '../../server/src/service/document-symbols';
import { foldingRanges } from '../../server/src/service/folding-ranges';
import { inlayHints } from '../../server/src/service/inlay-hints';
import { prepareRename, renameTherapy } from '../../server/src/service/rename-therapy';
import { selectionRanges } from '../../server/src/service/selection-ranges';
import { definitionAt, referencesAt } from '../../server/src/service/therapy-references';
import { editsOf, checked } from '../support/marked';
import { ROOT } from '../support/resources';

const sample = (name: string) => readFileSync(join(ROOT, 'samples', name), 'utf8');

/** A draft with everything that a person may type, and that the samples do not show. */
const ODD = `\uFEFF# 💊 # claimlint-ignore bundled: x
claim: "T-1 💊"
therapies: { vanc: &v {drug: x, start: 2023-02-01, end: 2023-02-07}, 'c 💊': *v }
lines: [{ from: 2023-02-01, through: 2023-02-07, code: &c J3370, units: 28,
    therapy: 'c 💊', ndc: [{ code: 0409-6510-01 }] }, # claimlint-ignore ndc-format: 💊
  { code: *c, therapy: vanc }]
note: |
  # text
  # of lines
---
lines:
- &l
  ? code
  : S9501
  therapy: &t vanc
-
- *l
- - a
? [a]
: !!map {b: *t}
therapies:
\tx: y
  vanc:
    administered_on:
    - 2023-02-01
%x
...
<<: *l
`;

const ON = { units: true, codeNames: true, ndc: true, days: true, total: true };
const COMMANDS = new Set(CLIENT_COMMANDS);

/** Findings cost most of the time and matter to one of the features. */
const NO_RULES: ReadonlyMap<string, Level> = new Map(RULES.map(({ id }) => [id, 'off']));
const ALL_RULES: ReadonlyMap<string, Level> = new Map();

/** Every range in what a feature says, wherever it stands. */
function rangesIn(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'start' in value && 'end' in value ? [value as Range] : [];
  return [...own, ...Object.values(value).flatMap(rangesIn)];
}

/** Asks every feature of a draft; what it says lies in the text. */
function asksSoundly(text: string, at: readonly number[], severity = NO_RULES): void {
  const document = checked(text, { severity });
  const whole = document.lines.rangeOf({ start: 0, end: text.length });
  const answers: unknown[] = [
    inlayHints(document, whole, ON).map(({ position }) => ({ start: position, end: position })),
    codeLenses(document, COMMANDS),
    draftLinks(document, 'file:///pages'),
    foldsWithin(document),
  ];
  const symbols = documentSymbols(document);
  for (const symbol of symbols) assertNested(symbol, whole);
  answers.push(symbols);
  for (const offset of at) answers.push(askAt(document, document.lines.positionAt(offset)));
  for (const { start, end } of rangesIn(answers)) {
    const place = `${JSON.stringify({ start, end })}\n${text}`;
    for (const position of [start, end]) {
      const found = document.lines.positionAt(document.lines.offsetAt(position));
      assert.deepEqual(found, position, place);
    }
    assert.ok(!isBefore(end, start), place);
  }
}

function foldsWithin(document: CheckedDocument): Range[] {
  return foldingRanges(document).map(({ startLine, endLine }) => {
    assert.ok(startLine < endLine && endLine < document.lines.count);
    return { start: { line: startLine, character: 0 }, end: { line: endLine, character: 0 } };
  });
}

function askAt(document: CheckedDocument, position: Position): unknown[] {
  const renamed = renameTherapy(document, position, 'new, id');
  const edits = renamed && !('refused' in renamed) ? editsOf(renamed, document) : [];
  const [selection] = selectionRanges(document, [position]);
  assert.ok(selection);
  for (let at: SelectionRange | undefined = selection; at?.parent; at = at.parent)
    assertWithin(at.range, at.parent.range, document.text);
  return [
    edits,
    selection,
    prepareRename(document, position),
    definitionAt(document, position),
    referencesAt(document, position, true),
    documentHighlights(document, position),
  ];
}

function assertNested(symbol: DocumentSymbol, around: Range): void {
  assert.notEqual(symbol.name.trim(), '');
  assertWithin(symbol.range, around, symbol.name);
  assertWithin(symbol.selectionRange, symbol.range, symbol.name);
  for (const child of symbol.children ?? []) assertNested(child, symbol.range);
}

function assertWithin(inner: Range, outer: Range, what: string): void {
  const within = !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
  assert.ok(within, `${JSON.stringify([inner, outer])} ${what}`);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

describe('drafts that are half typed', function () {
  this.timeout(120_000);

  const drafts: [name: string, text: string][] = [
    ['two antibiotics', sample('two-antibiotics.claim.yaml')],
    ['a catheter, CRLF', sample('catheter-care-alone.claim.yaml').replaceAll('\n', '\r\n')],
    ['odd YAML', ODD],
    ['odd YAML, CRLF', ODD.replaceAll('\n', '\r\n')],
  ];
  for (const [name, text] of drafts)
    it(`are answered by every feature at every point: ${name}`, () => {
      for (let end = 0; end <= text.length; end++)
        asksSoundly(
          text.slice(0, end),
          [end, Math.floor(end / 2)],
          end % 40 === 0 ? ALL_RULES : NO_RULES,
        );
    });

  it('are answered at every position', () => {
    for (const text of [ODD, sample('typed-in-a-hurry.claim.yaml')]) {
      const all = Array.from({ length: text.length + 1 }, (_, i) => i);
      asksSoundly(text, all, ALL_RULES);
    }
  });
});
