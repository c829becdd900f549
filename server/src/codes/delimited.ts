/** A quoted cell that spans more lines than this is a quote that was never closed. */
const MOST_LINES = 40;

/**
 * Records of delimited text (RFC 4180), fed line by line: a quoted cell may hold separators and line
 * ends. A quote that is never closed costs its own line alone.
 */
export class DelimitedRecords {
  /** Lines of a record whose quote is still open. */
  private open: string[] = [];
  private openFrom = 0;

  constructor(
    private readonly separator: string,
    private readonly onRecord: (cells: string[], line: number) => void,
    private readonly onBadQuote: (line: number) => void,
  ) {}

  line(text: string, number: number): void {
    if (this.open.length === 0) this.openFrom = number;
    this.open.push(text);
    const cells = cellsOf(this.open.join('\n'), this.separator);
    if (cells) {
      this.open = [];
      this.onRecord(cells, this.openFrom);
    } else if (this.open.length >= MOST_LINES) this.giveUp();
  }

  end(): void {
    while (this.open.length > 0) this.giveUp();
  }

  /** The first line's quote is not closed: what follows is read without it. */
  private giveUp(): void {
    const [from, [, ...rest]] = [this.openFrom, this.open];
    this.open = [];
    this.onBadQuote(from);
    rest.forEach((text, i) => this.line(text, from + 1 + i));
  }
}

/** The cells of a record; undefined while a quote is open. */
function cellsOf(text: string, separator: string): string[] | undefined {
  if (!text.includes('"')) return text.split(separator);
  const cells: string[] = [];
  for (let at = 0; ;) {
    let cell = '';
    if (text[at] === '"') {
      for (;;) {
        const quote = text.indexOf('"', at + 1);
        if (quote < 0) return undefined;
        cell += text.slice(at + 1, quote);
        at = quote + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
    }
    const next = text.indexOf(separator, at);
    cells.push(cell + text.slice(at, next < 0 ? undefined : next));
    if (next < 0) return cells;
    at = next + 1;
  }
}

/** A header cell as letters alone, in capitals: `HCPCS/\nCPT Code` → `HCPCSCPTCODE`. */
export function headerName(cell: string): string {
  return cell.toUpperCase().replace(/[^A-Z]/g, '');
}
