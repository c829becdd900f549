import type { CompletionItem } from 'vscode-languageserver-types';
import { fileCompletion } from '../../server/src/service/packs/file-completion';
import { fileHover } from '../../server/src/service/packs/file-hover';
import { fileDocument } from '../../server/src/service/packs/written-file';
import type { FileKind } from '../../server/src/service/file-diagnostics';
import { applyEdits, marked } from '../support/marked';
import { checker } from '../support/resources';
import type { Checker } from '../../server/src/check/check';

let shared: Checker | undefined;

function documentOf(kind: FileKind, text: string) {
  shared ??= checker();
  return fileDocument(kind, text, shared);
}

/** What is offered at the cursor of a settings file or pack. */
export function offeredIn(kind: FileKind, text: string): CompletionItem[] {
  const { text: plain, position } = marked(text);
  return fileCompletion(documentOf(kind, plain), position).items;
}

export function labelsIn(kind: FileKind, text: string): string[] {
  return offeredIn(kind, text).map(({ label }) => label);
}

/** The file after one of the items was chosen. */
export function chosenIn(kind: FileKind, text: string, label: string): string {
  const item = offeredIn(kind, text).find((one) => one.label === label);
  if (!item?.textEdit || !('range' in item.textEdit)) throw new Error(`${label} is not offered`);
  return applyEdits(marked(text).text, [item.textEdit]);
}

/** The hover at the cursor, and the text that it is of. */
export function hoverIn(
  kind: FileKind,
  text: string,
  docsBase?: string,
): { says: string; of: string } | undefined {
  const { text: plain, position } = marked(text);
  const document = documentOf(kind, plain);
  const hover = fileHover(document, position, { docsBase });
  if (!hover || typeof hover.contents !== 'object' || !('value' in hover.contents))
    return undefined;
  const { range } = hover;
  const of = range
    ? plain.slice(document.lines.offsetAt(range.start), document.lines.offsetAt(range.end))
    : '';
  return { says: hover.contents.value, of };
}
