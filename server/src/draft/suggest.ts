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
  const monthFirst = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim());
  const yearFirst =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text.trim()) ??
    /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(text.trim());
  const [year = '', month = '', day = ''] = monthFirst
    ? [monthFirst[3], monthFirst[1], monthFirst[2]]
    : (yearFirst?.slice(1) ?? []);
  const found = parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return found === undefined ? [] : [formatDay(found)];
}

/** A comma parts thousands: `12,50` may be twelve and a half, and is nobody's to guess. */
function amountLike(text: string): string[] {
  const bare = text.replace(/[$\s]/g, '');
  const isAmount = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d{1,2})?$/.test(bare);
  const amount = bare.replaceAll(',', '');
  return isAmount && amount !== text ? [amount] : [];
}

/** The letters O and I typed for the digits 0 and 1, and blanks inside a code. */
function codeLike(text: string): string[] {
  const bare = text.trim().toUpperCase().replace(/[\s-]/g, '');
  const digits = bare.slice(0, 1) + bare.slice(1).replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^(?:[A-Z]\d{4}|\d{5})$/.test(digits) && digits !== text ? [digits] : [];
}
