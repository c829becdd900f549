import { claimSchema } from '../../draft/fields';
import { alternative, itemOf, schemaAt, shapeOf } from '../../draft/schema-walk';
import type { Path } from '../../draft/spans';
import type { OwnLine, Remark } from './layout-tree';

/** What the order of entries hangs on. */
interface Ordered {
  name: string | undefined;
  refers: boolean;
  before: readonly OwnLine[];
  remark: Remark | undefined;
}

/**
 * Entries of a map in the order of the format; keys that it does not know stay last, in their
 * order. Where an anchor or alias lies in one of them nothing moves, nor where the first entry has,
 * or would have, a comment that silences a rule: on the first line of a service line it speaks of
 * all of it.
 */
export function inOrder<T extends Ordered>(entries: readonly T[], path: Path): readonly T[] {
  const schema = schemaAt(claimSchema, path);
  const shape = schema && shapeOf(alternative(schema, false));
  if (!shape || entries.some((entry) => entry.refers)) return entries;
  const keys = withEarly(Object.keys(shape), entries);
  const rank = ({ name }: T): number => {
    const at = keys.indexOf(name ?? '');
    return at < 0 ? keys.length : at;
  };
  const ordered = [...entries].sort((a, b) => rank(a) - rank(b));
  const isSame = ordered.every((entry, i) => entry === entries[i]);
  const [from, to] = [entries[0], ordered[0]];
  const firstMoves = path.length > 0 && from && to && from !== to;
  return isSame || (firstMoves && (silences(from) || silences(to))) ? entries : ordered;
}

function silences({ before, remark }: Ordered): boolean {
  return [...before, remark?.text ?? ''].some(isSilencing);
}

/** A comment that silences a rule at its place, not in the whole claim. */
export function isSilencing(comment: string): boolean {
  return /^#\s*claimlint-ignore(?!-claim)/.test(comment);
}

/**
 * The format's page writes some keys both ways: its tables have `ndc` before `drug` and
 * `total_charge` behind `lines`, its complete draft the other way round. There the writer's order stays.
 */
const EARLY: readonly { key: string; behind: string; before: string }[] = [
  { key: 'total_charge', behind: 'diagnoses', before: 'lines' },
  { key: 'drug', behind: 'description', before: 'ndc' },
];

function withEarly(
  keys: readonly string[],
  entries: readonly { name: string | undefined }[],
): readonly string[] {
  const placeOf = (name: string) => entries.findIndex((entry) => entry.name === name);
  return EARLY.reduce<readonly string[]>((order, { key, behind, before }) => {
    if (!order.includes(key) || !order.includes(before)) return order;
    const isEarly = placeOf(key) >= 0 && placeOf(key) < placeOf(before);
    if (!isEarly) return order;
    const others = order.filter((other) => other !== key);
    return others.toSpliced(others.indexOf(behind) + 1, 0, key);
  }, keys);
}

/** A map whose keys are the writer's own, such as `therapies`. */
export function hasFreeKeys(path: Path): boolean {
  const schema = schemaAt(claimSchema, path);
  return schema !== undefined && itemOf(alternative(schema, false))?.kind === 'record';
}
