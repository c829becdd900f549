import * as assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { parseDraft } from '../../../server/src/draft/parse';
import {
  completion,
  PLAIN_CLIENT,
  type CompletionClient,
} from '../../../server/src/service/completion';
import { applyEdits, checked, LINE_ENDS, marked } from '../../support/marked';

/** A client that can do everything. */
export const MODERN_CLIENT: CompletionClient = {
  snippets: true,
  labelDetails: true,
  deprecatedTag: true,
  markdown: true,
  indentation: 'told',
  askAgain: 'ask-again',
};

/** What is offered at the mark in a text. */
export function completeAt(text: string, client = MODERN_CLIENT, typed?: string) {
  const { text: plain, position } = marked(text);
  const document = checked(plain);
  const { items, isIncomplete } = completion(document, position, client, typed);
  const labels = items.map(({ label }) => label);
  const item = (label: string): CompletionItem => {
    const found = items.find((i) => i.label === label);
    assert.ok(found, `${label} is offered: ${labels.slice(0, 12).join(', ')}`);
    return found;
  };
  /** The text after a choice, with blanks as they stand at first. */
  const accepted = (label: string): string => {
    const { textEdit, insertTextFormat } = item(label);
    assert.ok(textEdit && 'range' in textEdit);
    const { range, newText } = textEdit;
    const { start, end } = range;
    assert.ok(start.line === position.line && end.line === position.line, 'it is of one line');
    assert.ok(start.character <= position.character && position.character <= end.character);
    return applyEdits(plain, [
      { range, newText: insertTextFormat === 2 ? filled(newText) : newText },
    ]);
  };
  return { items, labels, item, accepted, isIncomplete, document };
}

/** A snippet as a client inserts it: defaults, the first of several texts, or nothing. */
export function filled(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace(/\$\{\d+\|((?:\\.|[^\\,|])*)[^}]*\|\}/g, '$1')
    .replace(/(?<!\\)\$\d+/g, '')
    .replace(/\\([\\$}])/g, '$1');
}

/** A case of a table. The mark `¦` is the cursor. */
export interface Case {
  what: string;
  /** The draft with the cursor. */
  at: string;
  /** The first labels, in order. */
  first: readonly string[];
  /** Labels that are not offered. */
  not?: readonly string[];
  /** What is chosen; the first label where absent. */
  choose?: string;
  /** The draft once it is chosen. */
  gives?: string;
}

/** A case in a draft: where `replaced` stands, `by` is written, and becomes `gives`. */
export function inDraft(
  draft: string,
  what: string,
  replaced: string,
  by: string,
  rest: Omit<Case, 'what' | 'at'>,
): Case {
  assert.ok(draft.includes(replaced), `the draft has ${replaced}`);
  const gives = rest.gives === undefined ? {} : { gives: draft.replace(replaced, rest.gives) };
  return { ...rest, what, at: draft.replace(replaced, by), ...gives };
}

/** Runs a table, each case with both line ends. What is accepted must be well-formed and known. */
export function testCases(cases: readonly Case[]): void {
  for (const { what, at, first, not = [], choose = first[0] ?? '', gives } of cases)
    for (const { name, convert } of LINE_ENDS)
      it(`${what} (${name})`, () => {
        const { labels, accepted } = completeAt(convert(at));
        assert.deepEqual(labels.slice(0, first.length), first);
        for (const label of not) assert.ok(!labels.includes(label), `${label} is not offered`);
        if (gives === undefined) return;
        const text = accepted(choose);
        assert.equal(text, convert(gives));
        assertWellPlaced(text);
      });
}

/** Nothing is broken and no field is unknown. */
export function assertWellPlaced(text: string): void {
  const faults = parseDraft(text).claims.flatMap((claim) => claim.faults);
  const bad = faults.filter(({ rule }) => rule === 'yaml-syntax' || rule === 'unknown-field');
  assert.deepEqual(
    bad.map(({ what }) => what),
    [],
  );
}

export { PLAIN_CLIENT };
