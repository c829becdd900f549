import { readFileSync } from 'node:fs';
import type { Day } from '../draft/days';
import { digestOf } from '../files/digests';
import { writeWhole } from '../files/write-whole';
import type { CheckedInput } from './check-input';

/*
 * The file of a cache: a head that names the form and the digest of all that follows, then a line for
 * each checked text, the one used last at the end: the day that was today, a key, a result. Neither
 * texts nor paths stand in it, but what results hold of a draft, so it is for the user's eyes alone.
 */

const FORM = 'claimlint-cache 1';

/** Results that a run has no use for are kept for the next one, up to so many. */
const MOST_UNUSED = 20_000;

/** What is kept of a checked draft: all that a report needs besides its path and its text. */
export type KeptResult = Pick<CheckedInput, 'suppressed' | 'ifDuplicate'> &
  Pick<CheckedInput['report'], 'claims'>;

/** The results of checks by what was checked. A file that is none of ours, or damaged, holds nothing. */
export class CheckCache {
  /** By key, the part of the line behind it. */
  private readonly lines: Map<string, string>;
  private readonly used = new Set<string>();
  private isChanged = false;

  /** `today`: results of another day do not hold, and are not kept. */
  constructor(
    private readonly file: string,
    private readonly today: Day,
  ) {
    const lines = linesOf(textOf(file));
    const ofToday = (lines ?? []).filter(([day]) => day === String(today));
    this.isChanged = lines?.length !== ofToday.length;
    this.lines = new Map(ofToday.map(([, key, result]) => [key, result]));
  }

  get(key: string): KeptResult | undefined {
    const line = this.lines.get(key);
    if (line === undefined) return undefined;
    this.used.add(key);
    return JSON.parse(line) as KeptResult;
  }

  set(key: string, { suppressed, ifDuplicate, claims }: KeptResult): void {
    this.lines.set(key, JSON.stringify({ suppressed, ifDuplicate, claims }));
    this.used.add(key);
    this.isChanged = true;
  }

  /** Writes the file whole, where anything is new. Throws what the system says. */
  save(): void {
    if (!this.isChanged) return;
    const unused = [...this.lines.keys()].filter((key) => !this.used.has(key));
    const body = [...unused.slice(-MOST_UNUSED), ...this.used]
      .map((key) => `${this.today} ${key} ${this.lines.get(key) ?? ''}\n`)
      .join('');
    writeWhole(this.file, `${FORM} ${digestOf(body)}\n${body}`, true);
    this.isChanged = false;
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Day, key and result of each line; undefined where the text is no whole cache. */
function linesOf(text: string): [day: string, key: string, result: string][] | undefined {
  const end = text.indexOf('\n');
  const body = text.slice(end + 1);
  if (end < 0 || text.slice(0, end) !== `${FORM} ${digestOf(body)}`) return undefined;
  return body
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [first, second] = [line.indexOf(' '), line.indexOf(' ', line.indexOf(' ') + 1)];
      return [line.slice(0, first), line.slice(first + 1, second), line.slice(second + 1)];
    });
}
