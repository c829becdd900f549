/** The label forms of a ten-digit NDC, by length of labeler, product and package. */
export type NdcForm =
  '5-4-2' | '4-4-2' | '5-3-2' | '5-4-1' | '6-4-2' | 'plain-11' | 'plain-10' | 'other';

/** How a form is to be understood when ten digits carry no hyphens. */
export interface NdcReading {
  form: '4-4-2' | '5-3-2' | '5-4-1';
  /** Eleven digits with hyphens, 5-4-2. */
  padded: string;
}

/** Takes the prefix off that paper claims put before an NDC (`N400409651001`). */
export function stripQualifier(text: string): string {
  return text.trim().replace(/^N4\s?(?=[\d])/i, '');
}

/** The form of an NDC as written; `other` for everything that is none of the known ones. */
export function ndcForm(code: string): NdcForm {
  if (/^\d{11}$/.test(code)) return 'plain-11';
  if (/^\d{10}$/.test(code)) return 'plain-10';
  const m = /^(\d{1,8})-(\d{1,8})-(\d{1,8})$/.exec(code);
  if (!m) return 'other';
  const form = `${m[1]?.length}-${m[2]?.length}-${m[3]?.length}`;
  switch (form) {
    case '5-4-2':
    case '4-4-2':
    case '5-3-2':
    case '5-4-1':
    case '6-4-2':
      return form;
    default:
      return 'other';
  }
}

/** The 5-4-2 form, with the short segment padded by a zero, of a hyphenated NDC; undefined where
 * there is not exactly one way. Source of the three forms: FDA label formats, see `ndc-format`. */
export function padNdc(code: string): string | undefined {
  const form = ndcForm(code);
  if (form !== '5-4-2' && form !== '4-4-2' && form !== '5-3-2' && form !== '5-4-1')
    return undefined;
  const [labeler = '', product = '', pack = ''] = code.split('-');
  return `${labeler.padStart(5, '0')}-${product.padStart(4, '0')}-${pack.padStart(2, '0')}`;
}

/** The three readings of ten digits without hyphens. */
export function readingsOf(code: string): NdcReading[] {
  if (ndcForm(code) !== 'plain-10') return [];
  const cut = (a: number, b: number) => `${code.slice(0, a)}-${code.slice(a, b)}-${code.slice(b)}`;
  return (
    [
      { form: '4-4-2', text: cut(4, 8) },
      { form: '5-3-2', text: cut(5, 8) },
      { form: '5-4-1', text: cut(5, 9) },
    ] as const
  ).map(({ form, text }) => ({ form, padded: padNdc(text) ?? text }));
}

/** Eleven digits without hyphens, where the code as written has exactly one such form. */
export function elevenDigits(code: string): string | undefined {
  return ndcForm(code) === 'plain-11' ? code : padNdc(code)?.replaceAll('-', '');
}
