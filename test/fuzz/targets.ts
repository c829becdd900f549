import * as assert from 'node:assert/strict';
import { Range } from 'vscode-languageserver-types';
import { Checker } from '../../server/src/check/check';
import { importedFrom } from '../../server/src/codes/official';
import { HEAD_LINES, recogniseTable } from '../../server/src/codes/recognise';
import { parseTable } from '../../server/src/codes/table-file';
import type { FileResult } from '../../server/src/check/finding';
import { fixText } from '../../server/src/edits/fix-passes';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import { readPack } from '../../server/src/policy/read-pack';
import { calendarAt } from '../../server/src/service/calendar';
import { checkDocument } from '../../server/src/service/checked-document';
import { codeActions } from '../../server/src/service/code-actions';
import { compareAt } from '../../server/src/service/compare';
import { completion } from '../../server/src/service/completion';
import { diagnosticsOf } from '../../server/src/service/diagnostics';
import { policyFaults, settingsFaults } from '../../server/src/service/file-diagnostics';
import { CLIENT_COMMANDS } from '../../server/src/service/client-commands';
import { codeLenses } from '../../server/src/service/code-lens';
import { documentHighlights } from '../../server/src/service/document-highlights';
import { draftLinks } from '../../server/src/service/document-links';
import { documentSymbols } from '../../server/src/service/document-symbols';
import { foldingRanges } from '../../server/src/service/folding-ranges';
import { formatting } from '../../server/src/service/formatting';
import { hover } from '../../server/src/service/hover';
import { inlayHints } from '../../server/src/service/inlay-hints';
import { statusOf } from '../../server/src/service/status';
import { LineTable } from '../../server/src/service/positions';
import { prepareRename } from '../../server/src/service/rename-therapy';
import { selectionRanges } from '../../server/src/service/selection-ranges';
import { definitionAt } from '../../server/src/service/therapy-references';
import { fileCompletion } from '../../server/src/service/packs/file-completion';
import { fileHover } from '../../server/src/service/packs/file-hover';
import type { FileDocument } from '../../server/src/service/packs/written-file';
import { OPTIONS } from '../support/resources';
import { Dice } from './dice';

/**
 * What an input is given to. Throws where something does not hold. A text that was typed so far is
 * looked at where it ends, others at more places.
 */
export type Target = (text: string, seed: number, isTyped?: boolean) => void;

export const TARGETS = ['draft', 'pack', 'settings', 'table'] as const;
export type TargetName = (typeof TARGETS)[number];

export function targetsFor(checker: Checker): Record<TargetName, Target> {
  return {
    draft: (text, seed, isTyped = false) => draft(checker, text, seed, isTyped),
    pack: (text, seed) => {
      pack(checker, text);
      file(checker, 'policy', text, seed);
    },
    settings: (text, seed) => {
      within(text, settingsFaults(text));
      file(checker, 'settings', text, seed);
    },
    table: (text) => {
      table(text);
      imported(checker, text);
    },
  };
}

/** A draft of the payer that a pack may now define. */
const DRAFT_OF = (payer: string) => `claim: A
payer: ${JSON.stringify(payer)}
therapies: { v: { drug: vancomycin, category: anti-infective, route: iv, frequency: q12h } }
lines:
  - { from: 2023-02-01, through: 2023-02-07, code: S9501, units: 7, therapy: v }
  - { date: 2023-02-01, code: E0781, units: 1 }
  - { date: 2023-02-01, code: J3370, units: 2, therapy: v, drug: { dose: 1 g } }
`;

function pack(checker: Checker, text: string): void {
  const { resources } = checker;
  const faults = policyFaults(text, resources.packs);
  within(text, faults);
  const { value } = readPack(text);
  if (!value || value.id === 'common') return;
  const packs = new Map([...resources.packs, [value.id, value]]);
  const own = new Checker({ ...resources, packs });
  assertSound(own.checkText(DRAFT_OF(value.id), OPTIONS));
}

/** What an editor asks of a pack or settings file. */
function file(checker: Checker, kind: 'policy' | 'settings', text: string, seed: number): void {
  const lines = new LineTable(text);
  const document: FileDocument = { kind, text, lines, checker };
  const dice = new Dice(seed);
  for (let i = 0; i < 3; i++) {
    const position = lines.positionAt(dice.below(text.length + 1));
    const { items } = fileCompletion(document, position, { markdown: true });
    assertWithin(lines, [fileHover(document, position), items]);
  }
}

function table(text: string): void {
  const lines = text.split('\n');
  const reader = recogniseTable(lines.slice(0, HEAD_LINES));
  if (!reader) return;
  lines.forEach((line, i) => reader.line(line, i + 1));
  reader.finish();
}

/** A table as it is kept after its import, and a draft that is held against it. */
function imported({ resources }: Checker, text: string): void {
  const read = parseTable(text);
  if (typeof read === 'string') return;
  const { official, ...tables } = importedFrom([read]);
  const codes = official ? resources.codes.withOfficial(official) : resources.codes;
  const own = new Checker({ ...resources, codes, imported: tables });
  assertSound(own.checkText(DRAFT_OF('bcbsok'), OPTIONS));
}

function within(text: string, faults: readonly { span: { start: number; end: number } }[]): void {
  for (const { span } of faults)
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, 'a span');
}

/** Larger texts are checked and read by position, and not held against every payer and fix. */
const LARGE = 30_000;

function draft(checker: Checker, text: string, seed: number, isTyped: boolean): void {
  const document = checkDocument(
    { uri: 'file:///f.claim.yaml', version: 1, text },
    checker,
    OPTIONS,
  );
  const { result } = document;
  assertSound(result);
  const dice = new Dice(seed);
  const all = diagnosticsOf(document, {
    docsBase: 'file:///pages',
    showNotChecked: true,
    maxFindings: 1000,
  });
  assertWithin(document.lines, all);
  const anywhere = () => dice.below(text.length + 1);
  const places = isTyped ? [text.length, anywhere()] : Array.from({ length: 5 }, anywhere);
  for (const place of places) {
    const position = document.lines.positionAt(place);
    assertWithin(document.lines, [
      hover(document, position),
      completion(document, position),
      documentHighlights(document, position),
      selectionRanges(document, [position]),
      definitionAt(document, position),
      prepareRename(document, position),
    ]);
    statusOf(document, position);
    calendarAt(document, position);
    codeActions(document, { range: { start: position, end: position }, diagnostics: [] });
  }
  assertWithin(document.lines, [
    documentSymbols(document),
    foldingRanges(document),
    draftLinks(document, 'file:///pages'),
    codeLenses(document, new Set(CLIENT_COMMANDS)),
    formatting(text, { tabSize: 2 }),
  ]);
  const whole = document.lines.rangeOf({ start: 0, end: text.length });
  inlayHints(document, whole, { units: true, codeNames: true, ndc: true, days: true, total: true });
  if (text.length > LARGE) return;
  if (isTyped && findsAsBefore(result)) return;
  compareAt(document, document.lines.positionAt(anywhere()));
  for (const { draft: claim, findings } of result.claims)
    for (const fix of findings.flatMap(({ fixes }) => fixes)) textEditsFor(claim, fix.edits);
  // Where no fix is safe, nothing is fixed.
  const fixes = result.claims.flatMap(({ findings }) => findings.flatMap((one) => one.fixes));
  if (!fixes.some(({ kind }) => kind === 'safe')) return;
  const fixed = fixText(checker, text, OPTIONS);
  assert.ok(!fixed.circled, 'the safe fixes go in circles');
  if (fixed.text === text) return;
  const again = fixText(checker, fixed.text, OPTIONS);
  assert.equal(again.text, fixed.text, 'the safe fixes are done after five passes');
}

let foundBefore = '';

/** Whether the same is found and offered as in the text before: mostly so, where a letter was typed. */
function findsAsBefore({ claims }: FileResult): boolean {
  const found = JSON.stringify(
    claims.map(({ findings }) =>
      findings.map(({ rule, messageId, path, fixes }) => [rule, messageId, path, fixes]),
    ),
  );
  const isSame = found === foundBefore;
  foundBefore = found;
  return isSame;
}

/** Every range in what was answered is one of the text. */
function assertWithin(lines: LineTable, answered: unknown): void {
  for (const { start, end } of rangesIn(answered)) {
    for (const position of [start, end])
      assert.deepEqual(lines.positionAt(lines.offsetAt(position)), position, 'a position');
    assert.ok(lines.offsetAt(start) <= lines.offsetAt(end), 'a range');
  }
}

function rangesIn(value: unknown): Range[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Range.is(value) ? [value] : [];
  return [...own, ...Object.values(value).flatMap(rangesIn)];
}

/** Ranges lie in the text, and no rule has thrown. */
function assertSound({ claims, text }: FileResult): void {
  for (const { draft: claim, findings, failed } of claims) {
    assert.deepEqual(failed, [], 'rules that failed');
    const { length } = claim.tree.text;
    assert.ok(claim.offset + length <= text.length, 'a document');
    for (const { span, rule, related } of findings)
      for (const one of [span, ...related.map((r) => r.span)])
        assert.ok(0 <= one.start && one.start <= one.end && one.end <= length, `span of ${rule}`);
  }
}
