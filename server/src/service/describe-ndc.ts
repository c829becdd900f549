import { elevenDigits, ndcForm, padNdc, readingsOf, stripQualifier } from '../draft/ndc';
import type { HoverContext } from './hover';
import { codeSpan } from './words';

/** An NDC: its segments and its eleven digits, or why it has none. Markdown. */
export function describeNdc({ text }: HoverContext): string | undefined {
  const code = stripQualifier(text);
  return code === '' ? undefined : `**NDC** ${codeSpan(code)}\n\n${explain(code)}`;
}

function explain(code: string): string {
  const form = ndcForm(code);
  switch (form) {
    case 'plain-11':
      return segments(`${code.slice(0, 5)}-${code.slice(5, 9)}-${code.slice(9)}`);
    case '5-4-2':
      return `${segments(code)}\n\nOn the claim: \`${elevenDigits(code) ?? ''}\`.`;
    case '4-4-2':
    case '5-3-2':
    case '5-4-1': {
      const padded = padNdc(code) ?? code;
      return `${segments(code)}\n\nWritten ${form}; the claim wants 5-4-2: \`${padded}\`, as eleven digits \`${elevenDigits(code) ?? ''}\`.`;
    }
    case '6-4-2':
      return `${segments(code)}\n\nThis is the twelve-digit form that starts in 2033; claims still take eleven digits.`;
    case 'plain-10': {
      const readings = readingsOf(code).map((r) => `- as ${r.form}: \`${r.padded}\``);
      return `Ten digits without hyphens do not tell which segment is short:\n\n${readings.join('\n')}\n\nThe label shows the hyphens.`;
    }
    case 'other':
      return `This is no form of an NDC: ${digitsIn(code)} digits. The claim wants eleven, 5-4-2.`;
  }
}

function segments(code: string): string {
  const [labeler = '', product = '', pack = ''] = code.split('-');
  return `Labeler \`${labeler}\`, product \`${product}\`, package \`${pack}\`.`;
}

function digitsIn(code: string): number {
  return code.replace(/\D/g, '').length;
}
