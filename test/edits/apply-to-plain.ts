import type { EditValue, LineEdit, ModelEdit } from '../../server/src/draft/edits';
import type { Path } from '../../server/src/draft/spans';
import type { Plain, PlainMap } from './random-draft';

/** What an edit means, said on plain values: the measure for the edit of the text. */
export function applyToPlain(claim: PlainMap, edit: ModelEdit): PlainMap {
  const copy = JSON.parse(JSON.stringify(claim)) as PlainMap;
  switch (edit.op) {
    case 'set':
    case 'template':
      set(copy, edit.path, plain(edit.value));
      break;
    case 'remove':
      remove(copy, edit.path);
      break;
    case 'rename': {
      const map = at(copy, edit.path.slice(0, -1)) as PlainMap;
      const key = String(edit.path.at(-1));
      map[edit.to] = map[key] ?? '';
      Reflect.deleteProperty(map, key);
      break;
    }
    case 'insert':
      (at(copy, edit.path) as Plain[]).splice(edit.at, 0, plain(edit.value));
      break;
    case 'split': {
      const lines = copy['lines'] as Plain[];
      const copies = edit.parts.map((part) => splitPart(lines[edit.line] as PlainMap, part));
      lines.splice(edit.line, 1, ...copies);
      break;
    }
    case 'remove-comment':
      break;
  }
  return copy;
}

function splitPart(line: PlainMap, part: readonly LineEdit[]): PlainMap {
  return part.reduce(applyToPlain, line);
}

function plain(value: EditValue): Plain {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object') return String(value).trim();
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function at(value: Plain, path: Path): Plain {
  return path.reduce<Plain>((inner, step) => (inner as PlainMap)[String(step)] ?? '', value);
}

function set(claim: PlainMap, path: Path, value: Plain): void {
  if (Array.isArray(value) && value.length === 0) return remove(claim, path);
  const parent = at(claim, path.slice(0, -1));
  if (parent === '') set(claim, path.slice(0, -1), { [String(path.at(-1))]: value });
  else (parent as PlainMap)[String(path.at(-1))] = value;
}

function remove(claim: PlainMap, path: Path): void {
  const parent = at(claim, path.slice(0, -1));
  const key = path.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent.splice(key, 1);
  else if (typeof parent === 'object') Reflect.deleteProperty(parent, String(key));
  const left = typeof parent === 'object' ? Object.keys(parent).length : 1;
  const isLines = path.length === 2 && path[0] === 'lines';
  if (left === 0 && path.length > 1 && !isLines) remove(claim, path.slice(0, -1));
}
