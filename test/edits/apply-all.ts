import type { ModelEdit } from '../../server/src/draft/edits';
import { applyToPlain } from './apply-to-plain';
import type { Plain, PlainMap } from './random-draft';

/*
 * What the edits of one fix mean, said on plain values. The paths of all of them are those of the
 * claim as it was, so values come first, then what moves entries, the last entry first.
 */

export function applyAll(claim: PlainMap, edits: readonly ModelEdit[]): PlainMap {
  const values = edits.filter((edit) => edit.op === 'set' || edit.op === 'template');
  const renames = edits.filter((edit) => edit.op === 'rename');
  const moving = edits
    .filter((edit) => edit.op === 'remove' || edit.op === 'insert' || edit.op === 'split')
    .reverse()
    .sort((a, b) => place(b) - place(a) || rank(a) - rank(b));
  const isFilled = (edit: ModelEdit) =>
    edit.op === 'template' && hasContent(valueAt(claim, edit.path));
  return [...values.filter((edit) => !isFilled(edit)), ...renames, ...moving].reduce(
    applyToPlain,
    claim,
  );
}

/** The position in its list that an edit stands at; the rest before all lists. */
function place(edit: ModelEdit): number {
  if (edit.op === 'split') return edit.line;
  if (edit.op === 'insert') return edit.at;
  const last = edit.op === 'remove' ? edit.path.at(-1) : undefined;
  return typeof last === 'number' ? last : Infinity;
}

/** An entry that is inserted where another goes comes after that has gone. */
function rank(edit: ModelEdit): number {
  return edit.op === 'insert' ? 1 : 0;
}

function valueAt(value: Plain, path: readonly (string | number)[]): Plain {
  return path.reduce<Plain>(
    (inner, step) => (typeof inner === 'string' ? '' : ((inner as PlainMap)[step] ?? '')),
    value,
  );
}

function hasContent(value: Plain): boolean {
  return meaning(value) !== undefined;
}

/**
 * A value without what counts as absent (empty texts, `null`, maps and lists without content).
 * Items of lists of texts are read without regard to letter case.
 */
export function meaning(value: Plain): Plain | undefined {
  if (typeof value === 'string') return /^(?:~|null)?$/.test(value) ? undefined : value;
  if (Array.isArray(value))
    return value.length === 0
      ? undefined
      : value.map((item) =>
          typeof item === 'string' ? item.toUpperCase() : (meaning(item) ?? ''),
        );
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const inner = meaning(item);
    return inner === undefined ? [] : [[key, inner] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
