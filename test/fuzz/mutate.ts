import { mulberry32 } from '../bench/random';

/** Numbers that repeat with their seed. */
export class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = mulberry32(seed);
  }

  /** A whole number from 0 up to `count` - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)];
    if (found === undefined) throw new Error('there is nothing to pick from');
    return found;
  }
}

/** What people and programs put into text, and what parsers trip over. */
const JUNK = [
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '\t',
  '\r',
  '\r\n',
  '\n\n\n',
  '\u0000',
  '\uFEFF',
  '\ud800',
  '\udc00',
  '\u2028',
  '💉',
  '&a ',
  '*a',
  '<<: *a',
  '!!str ',
  '!x ',
  '|\n',
  '>-\n',
  '? ',
  '- ',
  '- co',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '#',
  ' # claimlint-ignore bundled: x\n',
  'null',
  '~',
  '.nan',
  '0x1F',
  '1e400',
  '-0',
  '9999999999999999999',
  '2023-02-30',
  '0001-01-01',
  '9999-12-31',
  'SH',
  'S9500',
  'J3370',
  '1234567893',
  '00409-6510-01',
  'q12h',
  '2 g',
];

/** One input: a text that began as one of the corpus. Mostly small; now and then as large as can be. */
export function inputOf(seed: number, corpus: readonly string[]): string {
  const dice = new Dice(seed);
  if (dice.below(200) === 0) return hugeOf(dice);
  let text = dice.pick(corpus);
  if (dice.below(4) === 0) text = text.replaceAll('\n', dice.pick(['\r\n', '\r']));
  if (dice.below(3) === 0) text = text.slice(0, dice.below(text.length + 1));
  for (let left = dice.below(6); left > 0; left--) text = mutated(text, dice, corpus);
  return text;
}

function mutated(text: string, dice: Dice, corpus: readonly string[]): string {
  const at = dice.below(text.length + 1);
  const end = Math.min(text.length, at + 1 + dice.below(dice.pick([2, 20, 200])));
  const insert = (junk: string, until = at) => text.slice(0, at) + junk + text.slice(until);
  switch (dice.below(9)) {
    case 0:
      return insert('', end);
    case 1:
      return insert(dice.pick(JUNK));
    case 2:
      return insert(dice.pick(JUNK), end);
    case 3:
      return insert(text.slice(at, end) + text.slice(at, end), end);
    case 4:
      return insert(String.fromCharCode(dice.below(0x10000)), at + 1);
    case 5: {
      const other = dice.pick(corpus);
      const from = dice.below(other.length + 1);
      return insert(other.slice(from, from + dice.below(400)));
    }
    case 6: {
      const lines = text.split('\n');
      const [line] = lines.splice(dice.below(lines.length), 1);
      lines.splice(dice.below(lines.length + 1), 0, line ?? '');
      return lines.join('\n');
    }
    case 7: {
      // A value in place of another.
      const values = [...text.matchAll(/: ([^\s,{}[\]]+)/g)];
      if (values.length === 0) return text;
      const { index, 0: whole } = dice.pick(values);
      return `${text.slice(0, index)}: ${dice.pick(JUNK)}${text.slice(index + whole.length)}`;
    }
    default:
      return insert(dice.pick(['[', '{a: ', '- ', '(']).repeat(dice.below(300)));
  }
}

function hugeOf(dice: Dice): string {
  const head = 'claim: A\npayer: bcbsok\n';
  switch (dice.below(7)) {
    case 0:
      return `${head}note: "${'x'.repeat(10_000_000)}"\n`;
    case 1:
      return head + '# a line\n'.repeat(100_000);
    case 2:
      return `${head}lines:\n${'  - { date: 2023-02-01, code: S9500, units: 1 }\n'.repeat(2_000)}`;
    case 3:
      return `${head}a: ${'['.repeat(50_000)}`;
    case 4: {
      const bomb = Array.from(
        { length: 12 },
        (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(10)}]`,
      );
      return `${head}l0: &l0 [x]\n${bomb.join('\n')}\nlines: *l12\n`;
    }
    case 5:
      return `${head}${'k'.repeat(500_000)}: ${'v '.repeat(500_000)}\n`;
    default:
      return `${head}---\n`.repeat(3_000);
  }
}
