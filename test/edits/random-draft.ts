import * as fc from 'fast-check';
import { isMap, isScalar, isSeq } from 'yaml';

/*
 * Drafts in every layout that a person may choose, drawn from a tape of numbers so that a failing
 * one shrinks; and their content as plain values, to compare before and after an edit.
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

/** A claim as text, in a layout of the tape's choosing. */
export function render(claim: PlainMap, choices: Choices): string {
  const writer = new Writer(choices);
  const text = choices.oneIn(8)
    ? `${writer.flow(claim, 0)}\n`
    : writer.block(claim, 0).replace(/^\n/, '');
  const framed = `${choices.pick(['', '# head\n', '---\n', '--- # claim\n\n'])}${text}${choices.pick(['', '# foot\n', '\n\n'])}`;
  const ended = choices.oneIn(4) ? framed.replace(/\n+$/, '') : framed;
  return choices.oneIn(3) ? ended.replaceAll('\n', '\r\n') : ended;
}

class Writer {
  private comments = 0;
  private anchors = 0;
  private readonly step: number;
  private readonly listIndent: number;

  constructor(private readonly choices: Choices) {
    this.step = choices.pick([2, 2, 4, 3]);
    this.listIndent = choices.pick([0, 2, 4]);
  }

  private comment(): string {
    return `# c${++this.comments}, {x: "y"`;
  }

  private eol(indent: number): string {
    const own = this.choices.oneIn(5) ? `${this.choices.pick([' ', '   '])}${this.comment()}` : '';
    const alone = this.choices.oneIn(7) ? `\n${' '.repeat(indent)}${this.comment()}` : '';
    return `${own}${alone}${this.choices.oneIn(12) ? '\n' : ''}`;
  }

  private anchor(): string {
    return this.choices.oneIn(20) ? `&a${++this.anchors} ` : '';
  }

  /** A block map from its first key, each pair ending its line; `indent` is the column of its keys. */
  block(map: PlainMap, indent: number): string {
    const pad = ' '.repeat(indent);
    return Object.entries(map)
      .map(([key, value]) => `${pad}${this.key(key)}:${this.value(value, indent)}`)
      .join('');
  }

  private key(key: string): string {
    return this.choices.oneIn(12) ? `"${key}"` : key;
  }

  /** What follows a colon or dash in block style, with the line's end. */
  private value(value: Plain, indent: number): string {
    if (value === '') return `${this.eol(indent)}\n`;
    if (typeof value === 'string') {
      if (this.choices.oneIn(15) && !value.includes('#'))
        return ` ${this.choices.pick(['|', '>-'])}\n${' '.repeat(indent + 2)}${value}\n`;
      return ` ${this.anchor()}${this.scalar(value, false)}${this.eol(indent)}\n`;
    }
    const isFlow = Array.isArray(value)
      ? value.length === 0 ||
        (typeof value[0] === 'string' ? !this.choices.oneIn(4) : this.choices.oneIn(6))
      : !this.choices.oneIn(2) || Object.keys(value).length === 0;
    if (isFlow) return ` ${this.anchor()}${this.flow(value, indent + 1)}${this.eol(indent)}\n`;
    if (Array.isArray(value))
      return `${this.eol(indent)}\n${this.blockList(value, indent + this.listIndent)}`;
    return `${this.eol(indent)}\n${this.block(value, indent + this.step)}`;
  }

  private blockList(items: Plain[], indent: number): string {
    const pad = ' '.repeat(indent);
    return items
      .map((item) => {
        if (typeof item === 'string' || Array.isArray(item))
          return `${pad}-${this.value(item, indent)}`;
        if (this.choices.oneIn(2))
          return `${pad}- ${this.anchor()}${this.flow(item, indent + 1)}${this.eol(indent)}\n`;
        const gap = this.choices.pick([1, 1, 3]);
        const inner = this.block(item, indent + 1 + gap);
        if (this.choices.oneIn(10)) return `${pad}- # own\n${inner}`;
        return `${pad}-${' '.repeat(gap)}${inner.slice(indent + 1 + gap)}`;
      })
      .join('');
  }

  flow(value: Plain, indent: number): string {
    if (typeof value === 'string') return this.anchor() + this.scalar(value, true);
    const isList = Array.isArray(value);
    const parts = isList
      ? value.map((item) => this.flow(item, indent))
      : Object.entries(value).map(
          ([key, item]) => `${this.key(key)}:${item === '' ? '' : ` ${this.flow(item, indent)}`}`,
        );
    const [open, close] = isList ? ['[', ']'] : ['{', '}'];
    const pad = this.choices.pick(isList ? ['', '', ' '] : [' ', ' ', '']);
    if (parts.length === 0) return `${open}${pad}${close}`;
    if (this.choices.oneIn(5)) {
      const line = `\n${' '.repeat(indent + 2)}`;
      const rest = parts.map((part, i) => {
        const last = i === parts.length - 1;
        const comma = !last || this.choices.oneIn(3) ? ',' : '';
        const comment = this.choices.oneIn(3) ? ` ${this.comment()}` : '';
        return `${line}${part}${comma}${comment}`;
      });
      return `${open}${rest.join('')}\n${' '.repeat(indent)}${close}`;
    }
    const gap = () =>
      this.choices.oneIn(8) ? `, ${this.comment()}\n${' '.repeat(indent + 1)}` : ', ';
    const joined = parts.reduce((text, part) => (text === '' ? part : text + gap() + part), '');
    return `${open}${pad}${joined}${this.choices.oneIn(12) ? ',' : ''}${pad}${close}`;
  }

  private scalar(value: string, inFlow: boolean): string {
    const needs = /[:#,']|null/.test(value) && (inFlow || /: | #|null/.test(value));
    const quotes = this.choices.below(6);
    if (quotes === 0) return `'${value.replaceAll("'", "''")}'`;
    return quotes === 1 || needs ? JSON.stringify(value) : value;
  }
}

/** The content of a tree: texts, lists, maps; what is empty is the empty text. */
export function plainOf(node: unknown): Plain {
  if (isMap(node))
    return Object.fromEntries(
      node.items.map((pair) => [String(plainOf(pair.key)), plainOf(pair.value)]),
    );
  if (isSeq(node)) return node.items.map(plainOf);
  return isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
}
