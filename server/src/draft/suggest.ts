import type { FieldMeta } from './field-values';
import { formatDay, parseDay } from './days';
import { nearest } from './nearest';

/** Values that the writer of `text` may have meant, for a field of that meaning. Never certain. */
export function suggestionsFor(meta: FieldMeta | undefined, text: string): string[] {
  if (!meta) return [];
  if (meta.values?.[0] === 'true') return booleanLike(text);
  if (meta.values) return nearest(text, meta.values);
  if (meta.expected.startsWith('a date')) return dateLike(text);
  if (meta.expected.startsWith('an amount of')) return amountLike(text);
  if (meta.expected.startsWith('a code of')) return codeLike(text);
  return [];
}

function booleanLike(text: string): string[] {
  const lower = text.trim().toLowerCase();
  if (['yes', 'y', 'on', '1', 'true'].includes(lower)) return ['true'];
  if (['no', 'n', 'off', '0', 'false'].includes(lower)) return ['false'];
  return [];
}

/** `02/01/2023` is month first in the trade; `20230201` is the 837's form. */
function dateLike(text: string): string[] {
  const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const plain = /^(\d{4})[/.]?(\d{1,2})[/.-]?(\d{1,2})$/.exec(text.trim());
  const loose = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const parts = slashed
    ? [slashed[3], slashed[1], slashed[2]]
    : (plain ?? loose)
      ? (plain ?? loose)?.slice(1)
      : undefined;
  if (!parts) return [];
  const [year = '', month = '', day = ''] = parts;
  const found = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return found === undefined ? [] : [formatDay(found)];
}

function amountLike(text: string): string[] {
  const bare = text.replace(/[$,\s]/g, '');
  return bare !== text && /^\d+(\.\d{1,2})?$/.test(bare) ? [bare] : [];
}

/** The letters O and I typed for the digits 0 and 1, and blanks inside a code. */
function codeLike(text: string): string[] {
  const bare = text.trim().toUpperCase().replace(/[\s-]/g, '');
  const digits = bare.slice(0, 1) + bare.slice(1).replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^(?:[A-Z]\d{4}|\d{5})$/.test(digits) && digits !== text ? [digits] : [];
}
