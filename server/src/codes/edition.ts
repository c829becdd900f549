/* An edition of an official set is told by its first day, ISO. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const MONTH =
  /(?<![a-z])(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])/i;

/** `2025-10-01` as `October 2025`. */
export function editionText(edition: string): string {
  const [year = '', month = ''] = edition.split('-');
  return `${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/**
 * The edition that a file's name or a text speaks of: `HCPC2025_OCT_ANWEB.txt`, `October 2025`,
 * `…_Eff_10-01-2025.csv`; undefined when it names no month and year.
 */
export function editionIn(text: string): string | undefined {
  const dated = /(?<!\d)(0[1-9]|1[0-2])-\d\d-(\d{4})(?!\d)/.exec(text);
  if (dated) return `${dated[2]}-${dated[1]}-01`;
  const month = MONTH.exec(text)?.[1]?.slice(0, 3).toLowerCase();
  const year = /(?<!\d)(20\d\d)(?!\d)/.exec(text)?.[1];
  if (month === undefined || year === undefined) return undefined;
  const number = MONTHS.findIndex((name) => name.toLowerCase().startsWith(month)) + 1;
  return `${year}-${String(number).padStart(2, '0')}-01`;
}

/** The first day of a day's quarter: a new edition of HCPCS comes each quarter. */
export function quarterOf(iso: string): string {
  const month = Math.floor((Number(iso.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${iso.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
