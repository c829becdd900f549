import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { draftsOf } from '../bench/drafts';
import { ROOT } from './resources';

const samples = readdirSync(join(ROOT, 'samples'))
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => readFileSync(join(ROOT, 'samples', name), 'utf8'));
/** Files of one claim and of several, with and without comments, CRLF and texts that stand twice. */
export const FILES = [
  ...samples,
  samples.slice(0, 6).join('---\n'),
  draftsOf(8),
  draftsOf(8).replaceAll('\n', '\r\n'),
  `${draftsOf(2)}---\n`.repeat(3),
  `\uFEFF${draftsOf(2)}`,
];

/** What is typed: among it all that makes, breaks or hides a document mark. */
const TYPED = [
  '---\n',
  '---\r\n',
  '\n---\n',
  '---',
  '-',
  '--- # next\n',
  '\n...\n',
  '...',
  '%YAML 1.2\n',
  '\n%',
  '# note\n',
  'note: |\n  ---\n  text\n',
  'note: |\n---\n',
  '"',
  "'",
  '{',
  ']',
  '\n',
  '\r\n',
  ' ',
  '\uFEFF',
  '\u2028---\n',
  '8',
  'S9500',
  'claim: HI-1-000001\n',
  '# claimlint-ignore-claim per-diem-units: agreed\n',
];

export interface Edit {
  at: number;
  length: number;
  typed: string;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: 400 })),
  typed: fc.oneof(fc.constantFrom(...TYPED), fc.constant('')),
});

/** Applies an edit; some stand at the start of a line, where marks are. */
export function apply(text: string, { at, length, typed }: Edit): string {
  let start = Math.round(at * text.length);
  if (length % 2 === 0) start = text.lastIndexOf('\n', start) + 1;
  return text.slice(0, start) + typed + text.slice(start + length);
}
