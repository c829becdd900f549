import type { Path } from '../draft/spans';

/* Words and Markdown that several features share. */

/** `3 findings`, `1 finding`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined || items.length === 1) return last ?? '';
  return `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** A field as a biller names it: `drug.dose`, `modifiers` — without the line that it stands in. */
export function fieldName(path: Path): string {
  const inner = path[0] === 'lines' && path.length > 2 ? path.slice(2) : path;
  return inner.join('.');
}

/** The fields that a check would need. */
export function fieldList(paths: readonly Path[]): string {
  return listed([...new Set(paths.map(fieldName))]);
}

/** `$1,234.50` without the sign of a currency: `1,234.50`. */
export function amount(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A text of the draft inside Markdown: nothing in it is read as markup, and no address as a link. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|<>~&@-]|:(?=\/)|(?<=\bwww)\./gi, '\\$&')
    .replace(/\s+/g, ' ');
}

/** A text of the draft as code inside Markdown. */
export function codeSpan(text: string): string {
  return `\`${text.replace(/[`\s]+/g, ' ').trim()}\``;
}

/** `500 mg`, `1 unit`, `5 units`. */
export function amountOf(value: number, unit: string): string {
  return `${value} ${unit}${unit === 'unit' && value !== 1 ? 's' : ''}`;
}

/** ` (Supply and Equipment Codes, OK-14)`: where a statement stands in its policy. */
export function reference({
  section,
  clauses,
}: {
  section?: string;
  clauses?: readonly string[];
}): string {
  const parts = [section, ...(clauses ?? [])].filter((part) => part !== undefined);
  return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

/** The words of a Markdown text, for clients that show none; of a link its text. */
export function plainOf(markdown: string): string {
  return markdown
    .replace(/\n*^---$\n*/gm, '\n\n')
    .replace(/(?<!\\)\[([^\]\\]*)\]\([^()\s]*\)/g, '$1')
    .replace(/\*\*|`/g, '')
    .replace(/\\([\\`*_{}[\]()#+!|<>~&@:.-])/g, '$1');
}
