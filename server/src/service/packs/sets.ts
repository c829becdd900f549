import { isMap } from 'yaml';
import { findNode, keyText, scalarText } from '../../draft/syntax';
import { listed, codeSpan } from '../words';
import { extendedPacks, type WrittenFile } from './forms';

/** A named list of codes. */
export interface NamedSet {
  name: string;
  codes: readonly string[];
  /** The pack that has it; undefined for the one that is being written. */
  pack: string | undefined;
}

/** The sets that an entry may name: the pack's own, then those of the packs that it extends. */
export function setsOf(file: WrittenFile): NamedSet[] {
  const sets = findNode(file.tree, ['sets'])?.value;
  const own = isMap(sets)
    ? sets.items.flatMap((pair): NamedSet[] => {
        const name = keyText(pair);
        return name === undefined ? [] : [{ name, codes: codesOf(file, name), pack: undefined }];
      })
    : [];
  const others = extendedPacks(file).flatMap(({ id, sets: named }) =>
    Object.entries(named ?? {}).map(([name, { codes }]): NamedSet => ({ name, codes, pack: id })),
  );
  const all = [...own, ...others];
  return all.filter((set, i) => all.findIndex(({ name }) => name === set.name) === i);
}

/** The codes of a set as far as they are written. */
function codesOf({ tree }: WrittenFile, name: string): string[] {
  for (const path of [
    ['sets', name, 'codes'],
    ['sets', name],
  ]) {
    const list = findNode(tree, path)?.value;
    if (list && 'items' in list && !isMap(list))
      return list.items.flatMap((item) => scalarText(item) ?? []);
  }
  return [];
}

/** Codes that are named of a set. */
const MOST_CODES = 20;

/** A set by its name: which codes it has. Markdown. */
export function setText(file: WrittenFile, name: string): string | undefined {
  const set = setsOf(file).find((other) => other.name === name);
  if (!set) return undefined;
  const codes = set.codes.slice(0, MOST_CODES).map(codeSpan);
  const left = set.codes.length - codes.length;
  const from = set.pack === undefined ? '' : `, of the pack ${codeSpan(set.pack)}`;
  return `**${name}**${from}\n\n${listed([...codes, ...(left > 0 ? [`${left} more`] : [])])}`;
}
