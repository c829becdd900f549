import { isScalar, type Node } from 'yaml';
import { formatNumber } from '../draft/doses';

/** How a scalar is quoted. */
export type Quotes = 'plain' | 'single' | 'double';

/** The quotes of a scalar as it stands; a block scalar counts as plain. */
export function quotesOf(node: Node | null | undefined): Quotes {
  if (!isScalar(node)) return 'plain';
  if (node.type === 'QUOTE_SINGLE') return 'single';
  return node.type === 'QUOTE_DOUBLE' ? 'double' : 'plain';
}

/** Writes a scalar in the quotes asked for, or in double ones where those cannot hold it. */
export function writeScalar(
  value: string | number | boolean,
  quotes: Quotes,
  inFlow: boolean,
): string {
  const text = typeof value === 'number' ? formatNumber(value) : String(value);
  if (quotes === 'plain' && canBePlain(text, inFlow)) return text;
  const printable = !/[^\t\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(
    text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''),
  );
  const single = quotes === 'single' || (quotes === 'plain' && /["\\]/.test(text));
  return single && printable ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

/**
 * True where a text means itself without quotes. Digits stay plain: the format reads them as they
 * stand (`012`, `59`), and so do `true` and `false`, its booleans.
 */
export function canBePlain(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim()) return false;
  if (/^(?:~|null|Null|NULL)$/.test(text)) return false;
  if (/[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text)) return false;
  if (/[\u2028\u2029]/.test(text)) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text)) return false;
  if (/^(?:---|\.\.\.)/.test(text) || /:(?:\s|$)|\s#/.test(text)) return false;
  return !(inFlow && /[,[\]{}]|^[-?:]/.test(text));
}
