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

/** Text from a draft as a terminal may show it: control characters visible, never obeyed. */
export function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An amount with two decimals and thousands apart: `2,422.00`. */
export function money(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** `1 error`, `2 errors`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 || word === 'information' ? '' : 's'}`;
}
