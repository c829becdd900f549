import type { Choices, Plain, PlainMap } from './random-draft';

/*
 * Writes a claim in any layout that a person may choose: flow or block, quotes, comments between,
 * anchors, block scalars, blank lines, indentation, line ends.
 */

export interface LayoutOptions {
  /** Writes `*a1` where a value repeats one that has an anchor. */
  aliases: boolean;
  /** Comments that stand among the others, now and then. */
  comments?: readonly string[];
}

/** A claim as text, in a layout of the tape's choosing. */
export function render(
  claim: PlainMap,
  choices: Choices,
  options: LayoutOptions = { aliases: false },
): string {
  const writer = new Writer(choices, options);
  const text = choices.oneIn(8)
    ? `${writer.flow(claim, 0)}\n`
    : writer.block(claim, 0).replace(/^\n/, '');
  const framed = `${choices.pick(['', '# head\n', '---\n', '--- # claim\n\n'])}${text}${choices.pick(['', '# foot\n', '\n\n'])}`;
  const ended = choices.oneIn(4) ? framed.replace(/\n+$/, '') : framed;
  return choices.oneIn(3) ? ended.replaceAll('\n', '\r\n') : ended;
}

const BLOCK_MARKS = ['|', '>-', '|+', '>', '|-', '|2', '>2-'];

class Writer {
  private comments = 0;
  private readonly anchors = new Map<string, string>();
  private anchorCount = 0;
  private readonly step: number;
  private readonly listIndent: number;

  constructor(
    private readonly choices: Choices,
    private readonly options: LayoutOptions,
  ) {
    this.step = choices.pick([2, 2, 4, 3]);
    this.listIndent = choices.pick([0, 2, 4]);
  }

  private comment(): string {
    const { comments = [] } = this.options;
    if (comments.length > 0 && this.choices.oneIn(8)) return this.choices.pick(comments);
    return `# c${++this.comments}, {x: "y"`;
  }

  private eol(indent: number): string {
    const own = this.choices.oneIn(5) ? `${this.choices.pick([' ', '   '])}${this.comment()}` : '';
    const alone = this.choices.oneIn(7) ? `\n${' '.repeat(indent)}${this.comment()}` : '';
    return `${own}${alone}${this.choices.oneIn(12) ? '\n' : ''}`;
  }

  /** A value as it is written, now and then with an anchor, which aliases behind it may name. */
  private anchored(value: Plain, write: () => string): string {
    if (!this.choices.oneIn(20)) return write();
    const name = `a${++this.anchorCount}`;
    const source = write();
    this.anchors.set(JSON.stringify(value), name);
    return `&${name} ${source}`;
  }

  /** An alias that stands for a value, where there may be one. */
  private alias(value: Plain): string | undefined {
    if (!this.options.aliases) return undefined;
    const name = this.anchors.get(JSON.stringify(value));
    return name !== undefined && !this.choices.oneIn(3) ? `*${name}` : undefined;
  }

  /** A block map from its first key, each pair ending its line; `indent` is the column of its keys. */
  block(map: PlainMap, indent: number): string {
    const pad = ' '.repeat(indent);
    return Object.entries(map)
      .map(([key, value]) => `${pad}${this.key(key)}:${this.value(value, indent)}`)
      .join('');
  }

  private key(key: string): string {
    return this.choices.oneIn(12) || !isPlain(key, true) ? JSON.stringify(key) : key;
  }

  /** What follows a colon or dash in block style, with the line's end. */
  private value(value: Plain, indent: number): string {
    if (value === '') return `${this.eol(indent)}\n`;
    const alias = this.alias(value);
    if (alias !== undefined) return ` ${alias}${this.eol(indent)}\n`;
    if (typeof value === 'string') {
      if (this.choices.oneIn(15) && !/^\s|\s$|[^\x20-\x7e]/.test(value))
        return this.blockScalar(value, indent);
      return ` ${this.anchored(value, () => this.scalar(value, false, indent))}${this.eol(indent)}\n`;
    }
    const isFlow = Array.isArray(value)
      ? value.length === 0 ||
        (typeof value[0] === 'string' ? !this.choices.oneIn(4) : this.choices.oneIn(6))
      : !this.choices.oneIn(2) || Object.keys(value).length === 0;
    if (isFlow)
      return ` ${this.anchored(value, () => this.flowContent(value, indent + 1))}${this.eol(indent)}\n`;
    if (Array.isArray(value))
      return `${this.eol(indent)}\n${this.blockList(value, indent + this.listIndent)}`;
    return `${this.eol(indent)}\n${this.block(value, indent + this.step)}`;
  }

  /** A scalar behind `|` or `>`, with comments where they are none of its text. */
  private blockScalar(value: string, indent: number): string {
    const pad = ' '.repeat(indent);
    const head = this.choices.oneIn(3) ? ` ${this.comment()}` : '';
    const below = this.choices.oneIn(4)
      ? `${pad}${this.comment()}\n${this.choices.oneIn(2) ? `${pad}    ${this.comment()}\n` : ''}`
      : '';
    return ` ${this.choices.pick(BLOCK_MARKS)}${head}\n${pad}  ${value}\n${below}`;
  }

  private blockList(items: Plain[], indent: number): string {
    const pad = ' '.repeat(indent);
    return items
      .map((item) => {
        if (typeof item === 'string' || Array.isArray(item))
          return `${pad}-${this.value(item, indent)}`;
        const alias = this.alias(item);
        if (alias !== undefined) return `${pad}- ${alias}${this.eol(indent)}\n`;
        if (this.choices.oneIn(2) || Object.keys(item).length === 0)
          return `${pad}- ${this.anchored(item, () => this.flowContent(item, indent + 1))}${this.eol(indent)}\n`;
        const gap = this.choices.pick([1, 1, 3]);
        const inner = this.block(item, indent + 1 + gap);
        if (this.choices.oneIn(10)) return `${pad}- # own\n${inner}`;
        return `${pad}-${' '.repeat(gap)}${inner.slice(indent + 1 + gap)}`;
      })
      .join('');
  }

  flow(value: Plain, indent: number): string {
    const alias = this.alias(value);
    if (alias !== undefined) return `${alias} `;
    if (typeof value === 'string')
      return this.anchored(value, () => this.scalar(value, true, indent));
    return this.flowContent(value, indent);
  }

  private flowContent(value: Plain[] | PlainMap, indent: number): string {
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

  private scalar(value: string, inFlow: boolean, indent: number): string {
    const quotes = this.choices.below(6);
    const isPrintable = !/[\n\r\t]/.test(value);
    if (quotes === 0 && isPrintable) return this.folded(`'${value.replaceAll("'", "''")}'`, indent);
    if (quotes === 1 || !isPlain(value, inFlow)) return this.folded(JSON.stringify(value), indent);
    return /[^\w .-]/.test(value) ? value : this.folded(value, indent);
  }

  /** A text over two lines, broken at its first blank. */
  private folded(source: string, indent: number): string {
    if (!/[^ ] [^ ]/.test(source) || !this.choices.oneIn(8)) return source;
    return source.replace(/(?<=[^ ]) (?=[\w"'])/, `\n${' '.repeat(indent + 2)}`);
  }
}

/** True where a text surely means itself without quotes. */
function isPlain(value: string, inFlow: boolean): boolean {
  if (value !== value.trim() || /^(?:~|null|Null|NULL)?$/.test(value)) return false;
  if (/^[^\w./(]|^---|^\.\.\.|: |:$| #|[\n\r\t]/.test(value)) return false;
  return !inFlow || !/[,[\]{}]|:/.test(value);
}
