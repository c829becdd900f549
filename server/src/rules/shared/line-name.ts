import type { ServiceLine } from '../../facts/line';

/** What a line bills, for messages: its code and, where there is one, the name: `J0696 (ceftriaxone)`. */
export function nameOfLine(line: ServiceLine): string {
  const name = line.drug?.name ?? line.fields.description ?? line.info?.name;
  if (name === undefined) return line.code ?? 'This line';
  return line.code === undefined ? name : `${line.code} (${flat(name)})`;
}

/** Names that hold parentheses of their own would nest. */
function flat(name: string): string {
  return name.replace(/\s*\(([^()]*)\)/g, ', $1');
}
