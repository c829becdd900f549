import { Dice } from './dice';

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
  return textFrom(new Dice(seed), corpus);
}

/** The same, as these dice fall. */
export function textFrom(dice: Dice, corpus: readonly string[]): string {
  let text = dice.pick(corpus);
  if (dice.below(300) === 0) return hugeOf(dice, text);
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

/** As large as can be, behind the first lines of a text. */
function hugeOf(dice: Dice, text: string): string {
  const head = text.split('\n', 3).join('\n').slice(0, 300).trimEnd() + '\n';
  const many = (count: number, of: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => of(i)).join('');
  switch (dice.below(16)) {
    case 0:
      return `${head}note: "${'x'.repeat(10_000_000)}"\n`;
    case 1:
      return head + '# a line\n'.repeat(100_000);
    case 2:
      return `${head}lines:\n${'  - { date: 2023-02-01, code: S9500, units: 1 }\n'.repeat(2_000)}`;
    case 3:
      return `${head}a: ${'['.repeat(50_000)}`;
    case 4: {
      const bomb = many(12, (i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(10)}]\n`);
      return `${head}l0: &l0 [x]\n${bomb}lines: *l12\n`;
    }
    case 5:
      return `${head}${'k'.repeat(500_000)}: ${'v '.repeat(500_000)}\n`;
    case 6:
      return `${head}---\n`.repeat(3_000);
    case 7:
      return `${'\n'.repeat(10_000_000)}---\n${head}`;
    case 8:
      return `${text}\n`.repeat(1 + Math.floor(100_000 / (text.length + 1))).replaceAll('\n', '\r');
    case 9:
      return `${head}note: ${dice.pick(['\ud800', '\u0000', '\f', ' ', '\t', '-', '\u2028', '💉']).repeat(1_000_000)}\n`;
    case 10:
      return head + many(100_000, (i) => `key${i}: ${i}\n`);
    case 11:
      return `${head}therapies: { a: &a { drug: x } }\nlines:\n${'  - *a\n'.repeat(100_000)}`;
    case 12:
      return head + many(30_000, (i) => `${' '.repeat(i % 190)}a:\n`);
    case 13:
      return (
        head +
        dice.pick(['a: "\\q"\n', ']\n', '? a\n: b\n', 'a: !!x &b y\n', 'a: 1\n']).repeat(30_000)
      );
    case 14:
      return `${head}therapies:\n${many(20_000, (i) => `  t${i}: { drug: d${i}, start: 2023-02-01 }\n`)}`;
    default:
      return `${head}note: |\n${'  a line of text\n'.repeat(100_000)}`;
  }
}
