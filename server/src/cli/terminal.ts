import type { ReportedError } from './report';

/** Colours for a terminal; none when the output is no terminal or the user wants none. */
export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  cyan(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const code = (open: number, close: number) => (text: string) =>
  `\u001b[${open}m${text}\u001b[${close}m`;
const plain = (text: string) => text;

export const COLOURED: Paint = {
  red: code(31, 39),
  yellow: code(33, 39),
  blue: code(34, 39),
  cyan: code(36, 39),
  bold: code(1, 22),
  dim: code(2, 22),
};

export const PLAIN: Paint = {
  red: plain,
  yellow: plain,
  blue: plain,
  cyan: plain,
  bold: plain,
  dim: plain,
};

/** What a terminal would obey, or hide: control characters, line ends, marks of writing direction. */
const UNSEEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Surrogate}]/gu;

/** Text from a draft as one line that a terminal may show: what it would obey is made visible. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** An error as one line for standard error. */
export function errorLine({ path, message, range }: ReportedError): string {
  const place = range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
  return `claimlint: ${visible(`${path}${place}: ${message}`)}\n`;
}

/** An amount with two decimals and thousands apart: `2,422.00`. */
export function money(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** `1 error`, `2 errors`. */
export function counted(count: number, word: string): string {
  if (count === 1 || word === 'information') return `${count} ${word}`;
  return `${count} ${word}${/[sx]$/.test(word) ? 'es' : 's'}`;
}
