import * as fc from 'fast-check';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { resolveAlias, type SyntaxTree } from '../../server/src/draft/syntax';

/*
 * Claims drawn from a tape of numbers, so that a failing one shrinks; and the content of drafts as
 * plain values, to compare before and after an edit.
 */

export type Plain = string | Plain[] | { [key: string]: Plain };
export type PlainMap = { [key: string]: Plain };

/** Choices from a tape, which repeats itself. */
export class Choices {
  private at = 0;
  constructor(private readonly tape: readonly number[]) {}

  below(count: number): number {
    const value = this.tape[this.at++ % this.tape.length] ?? 0;
    return (value + this.at) % count;
  }

  pick<T>(values: readonly [T, ...T[]] | readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  oneIn(count: number): boolean {
    return this.below(count) === 0;
  }
}

export const tapes = fc.array(fc.nat(997), { minLength: 5, maxLength: 120 });

const LINE: PlainMap = {
  from: '2023-02-01',
  through: '2023-02-07',
  code: 'S9501',
  modifiers: ['SH', '59', 'KP'],
  units: '7',
  charge: '980.00',
  therapy: 'vanc',
  ndc: { code: '00409651001', quantity: '14', unit: 'UN' },
  drug: { name: 'vancomycin', dose: '2 g', route: 'iv' },
  note: 'as, ordered: #1',
};
const CLAIM: PlainMap = {
  claim: 'HI-1',
  payer: 'bcbsok',
  form: 'ub04',
  place_of_service: '012',
  patient: { id: 'M1', name: "Test O'Patient", birth_date: '1961-04-02' },
  diagnoses: ['A41.9', 'L03.115', 'Z45.2'],
  therapies: { vanc: { drug: 'vancomycin', frequency: 'q12h' } },
  total_charge: '2422.00',
  note: 'null',
};

/** A claim of one line at least, with some of the fields of the format. */
export function randomClaim(choices: Choices): PlainMap {
  const lines = Array.from({ length: 1 + choices.below(4) }, () => someOf(LINE, choices));
  const claim = someOf(CLAIM, choices);
  const keys = Object.keys(claim);
  const at = choices.below(keys.length + 1);
  keys.splice(at, 0, 'lines');
  return Object.fromEntries(keys.map((key) => [key, key === 'lines' ? lines : (claim[key] ?? '')]));
}

function someOf(whole: PlainMap, choices: Choices): PlainMap {
  const entries = Object.entries(whole).filter(() => !choices.oneIn(3));
  if (entries.length === 0) entries.push(...Object.entries(whole).slice(0, 1));
  if (choices.oneIn(6)) entries.reverse();
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      choices.oneIn(12)
        ? ''
        : typeof value === 'string' || Array.isArray(value)
          ? value
          : someOf(value, choices),
    ]),
  );
}

/** The content of a tree: texts, lists, maps; what is empty is the empty text, an alias what it stands for. */
export function plainOf(tree: SyntaxTree, node: unknown = tree.root): Plain {
  if (isAlias(node)) return plainOf(tree, resolveAlias(tree, node) ?? null);
  if (isMap(node))
    return Object.fromEntries(
      node.items.map((pair) => [String(plainOf(tree, pair.key)), plainOf(tree, pair.value)]),
    );
  if (isSeq(node)) return node.items.map((item) => plainOf(tree, item));
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
}
