import type { CodeInfo, CodeTables } from '../../codes/tables';
import { wordsOf } from '../../codes/tables';
import type { Day } from '../../draft/days';
import type { Fix } from '../../draft/edits';
import type { Route } from '../../draft/listed-values';
import type { ServiceLine } from '../../facts/line';

/**
 * The codes in force on the day whose generic name stands in the text as whole words (ketamine is
 * not esketamine), the longest name first: it says most.
 */
export function codesByGeneric(codes: CodeTables, text: string, day: Day): CodeInfo[] {
  const words = ` ${wordsOf(text)} `;
  const lengthIn = (info: CodeInfo): number =>
    Math.max(
      0,
      ...(info.drug ?? [])
        .map(wordsOf)
        .filter((name) => words.includes(` ${name} `))
        .map((name) => name.length),
    );
  return codes
    .codesForDrug(text)
    .filter((info) => !info.unlisted && !codes.isOutsideDates(info.code, day))
    .map((info) => ({ info, length: lengthIn(info) }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => b.length - a.length)
    .map(({ info }) => info);
}

/** Words that join the parts of a mixture. */
const JOINING: ReadonlySet<string> = new Set(['and', 'in', 'with']);

/**
 * True when all words of a name of the code stand in the text, in whatever order and with others
 * between: `5% dextrose/0.45% saline` is `dextrose 5% in 0.45% saline`, and `ampicillin sodium and
 * sulbactam sodium` is `ampicillin and sulbactam`. A longer name of another code that stands in the
 * text as it is written says more, and wins.
 */
export function isNamedInOtherWords(info: CodeInfo, text: string, codes: CodeTables): boolean {
  const named = new Set(partsOf(text));
  const written = ` ${wordsOf(text)} `;
  const longest = Math.max(
    ...codes
      .codesForDrug(text)
      .flatMap((code) => [...(code.drug ?? []), ...(code.brands ?? [])])
      .filter((name) => written.includes(` ${wordsOf(name)} `))
      .map((name) => partsOf(name).length),
  );
  return (info.drug ?? [])
    .map(partsOf)
    .some((parts) => parts.length >= longest && parts.every((part) => named.has(part)));
}

function partsOf(name: string): string[] {
  return wordsOf(name)
    .split(' ')
    .filter((word) => !JOINING.has(word));
}

/** Whether a drug code is for the route; undefined where the route would tell. */
export function fitsRoute(info: CodeInfo, route: Route | undefined): boolean | undefined {
  if (!info.routes) return true;
  return route === undefined ? undefined : info.routes.includes(route);
}

/** One choice a code, with its name. */
export function billInstead(line: ServiceLine, candidates: readonly CodeInfo[]): Fix[] {
  return candidates.map((info) => ({
    title: `Bill ${info.code} (${info.name})`,
    kind: 'choice',
    edits: [{ op: 'set', path: [...line.path, 'code'], value: info.code }],
  }));
}
