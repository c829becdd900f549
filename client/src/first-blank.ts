/** Where the first empty value of a text stands: `""`, or the end of a row that ends in a colon. */
export function firstBlank(text: string): [start: number, end: number] | undefined {
  const found = /: ""|:[ \t]*(?=\r?$)/m.exec(text);
  if (!found) return undefined;
  const end = found.index + found[0].length;
  return found[0].endsWith('""') ? [end - 2, end] : [end, end];
}
