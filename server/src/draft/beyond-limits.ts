import type { Fault } from './faults';
import type { ClaimFields, LineFields } from './fields';
import {
  grouped,
  LONGEST_RANGE,
  MAX_CHARACTERS,
  MAX_FAULTS,
  MAX_ITEMS,
  MAX_LINE_DAYS,
  MAX_SERVICE_LINES,
  MAX_THERAPIES,
  TooDeep,
  TooLong,
} from './limits';
import type { Path } from './spans';

/* What is said of a document that is beyond a limit: which, and what was not checked. */

/** Why a text could not be parsed. */
export function unparsed(text: string, error: unknown): Fault {
  if (error instanceof TooLong)
    return incomplete(
      'size',
      [],
      `This document has ${grouped(text.length)} characters; claims of up to ${grouped(MAX_CHARACTERS)} are read.`,
      'Nothing in it was checked; put each claim into a document of its own, between lines of ---.',
    );
  if (error instanceof TooDeep || error instanceof RangeError)
    return incomplete(
      'depth',
      [],
      'This document is nested deeper than a claim can be.',
      'Nothing in it was checked; write it in the form of a claim draft.',
    );
  return incomplete(
    'parser',
    [],
    'The reader failed on this document.',
    'Nothing in it was checked; write it in the form of a claim draft.',
  );
}

/** What of a claim is more than any claim has; undefined where it is within the limits. */
export function beyond({ lines = [], therapies = {} }: ClaimFields): Fault | undefined {
  const plan = Object.entries(therapies);
  const counts: [path: Path, count: number, noun: string, most: number][] = [
    [['lines'], lines.length, 'service lines', MAX_SERVICE_LINES],
    [['therapies'], plan.length, 'therapies', MAX_THERAPIES],
    [['lines'], daysOf(lines), 'days of service, all lines together,', MAX_LINE_DAYS],
    ...lines.flatMap((line, i) => lists(['lines', i], line)),
    ...plan.flatMap(([id, therapy]) => lists(['therapies', id], therapy)),
  ];
  const found = counts.find(([, count, , most]) => count > most);
  if (!found) return undefined;
  const [path, count, noun, most] = found;
  return incomplete(
    'count',
    path,
    `There are ${grouped(count)} ${noun} here; up to ${grouped(most)} are checked.`,
    'No service line or therapy of this claim was held against the policy; mend what is mistyped, or divide it into claims.',
  );
}

function daysOf(lines: readonly (LineFields | undefined)[]): number {
  return lines.reduce((sum, line) => {
    const { from, through } = line ?? {};
    const days = from === undefined || through === undefined ? 1 : through - from + 1;
    return sum + Math.min(Math.max(days, 1), LONGEST_RANGE);
  }, 0);
}

function lists(path: Path, fields: object | undefined): [Path, number, string, number][] {
  return Object.entries(fields ?? {}).flatMap(([key, value]): [Path, number, string, number][] =>
    Array.isArray(value) && value.length > MAX_ITEMS
      ? [[[...path, key], value.length, 'values', MAX_ITEMS]]
      : [],
  );
}

/** Not more faults than anybody reads; the last one then says how many there are. */
export function atMost(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length <= MAX_FAULTS) return faults;
  const rest = faults.length - MAX_FAULTS;
  return [
    ...faults.slice(0, MAX_FAULTS),
    incomplete(
      'faults',
      [],
      `This claim has ${grouped(rest)} more faults of form than are listed.`,
      'Mend those that are listed, and see the others.',
    ),
  ];
}

function incomplete(messageId: string, path: Path, what: string, todo: string): Fault {
  return { rule: 'check-incomplete', messageId, path, what, todo, fixes: [] };
}
