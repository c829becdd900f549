import * as assert from 'node:assert/strict';
import type { Finding } from '../../server/src/check/finding';
import { checker, OPTIONS } from '../support/resources';

/*
 * A second road to the numbers: what a claim needs is worked out here from the format's and the
 * rules' description alone, with none of the product's code, and held against what the product says.
 * `SECOND_ROAD_CASES=100000` tries so many cases of each kind, `PROPERTY_SEED` others.
 */

export const CASES = Number(process.env['SECOND_ROAD_CASES'] ?? 5000);

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  private state: number;

  constructor(name: string) {
    const seed = Number(process.env['PROPERTY_SEED'] ?? 20260105);
    this.state = [...name].reduce((sum, c) => Math.imul(sum, 31) + c.charCodeAt(0), seed) | 0;
  }

  /** At least 0 and less than 1. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  chance(part: number): boolean {
    return this.next() < part;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }
}

const check = checker();

/** What one rule says of a claim. */
export function findingsOf(rule: string, text: string): Finding[] {
  const { claims } = check.checkText(text, OPTIONS);
  assert.equal(claims.length, 1, text);
  const findings = claims[0]?.findings ?? [];
  const faults = findings.filter((f) => ['yaml-syntax', 'invalid-value'].includes(f.rule));
  assert.deepEqual(
    faults.map((f) => f.message),
    [],
    text,
  );
  return findings.filter((f) => f.rule === rule);
}

/** What a fix sets at a place, said as `safe 7` or `choice [SH]`; one entry a fix. */
export function valuesSet(finding: Finding | undefined): string[] {
  return (finding?.fixes ?? []).map(({ kind, edits }) => {
    const values = edits.map((edit) => (edit.op === 'set' ? JSON.stringify(edit.value) : edit.op));
    return `${kind} ${values.join(', ')}`;
  });
}

/** The head of a claim of `payer`; therapies and lines follow, each a line of text. */
export function claimText(
  payer: string,
  therapies: readonly string[],
  lines: readonly string[],
): string {
  return [
    'claim: SR-1',
    `payer: ${payer}`,
    'place_of_service: 12',
    'patient: { id: M1 }',
    'billing_provider: { npi: 1234567893 }',
    ...(therapies.length > 0 ? ['therapies:', ...therapies.map((text) => `  ${text}`)] : []),
    'lines:',
    ...lines.map((text) => `  - { ${text} }`),
    '',
  ].join('\n');
}

/** Fields as they stand in braces, those that are undefined left out. */
export function fields(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
    .join(', ');
}
