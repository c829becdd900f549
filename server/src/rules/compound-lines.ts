import * as z from 'zod/mini';
import type { Fix, LineEdit } from '../draft/edits';
import type { Claim } from '../facts/claim';
import { sharedDays } from '../facts/claim';
import type { ServiceLine } from '../facts/line';
import { modifierList } from '../policy/schema';
import { defineRule, type Reporter } from './rule';
import { ndcsOf } from './shared/ndcs-of-line';

interface Options {
  first?: string[];
  further?: string[];
}

export const compoundLines = defineRule({
  id: 'compound-lines',
  title: 'Each ingredient of a compound has a line of its own',
  category: 'drug',
  severity: 'error',
  consequence: 'deny',
  options: z.strictObject({
    first: z
      .optional(modifierList)
      .check(z.describe('The modifier of the first ingredient of a compound.')),
    further: z
      .optional(modifierList)
      .check(z.describe('The modifier of every further ingredient.')),
  }),
  docs: {
    what: 'A line has two NDCs, or the lines of one compound lack the modifiers that the payer wants on its ingredients.',
    why: 'A service line holds one NDC. Without the modifiers the ingredients look like drugs that were given apart.',
    todo: 'Repeat the HCPCS code on one line an NDC; mark the first ingredient and the further ones.',
  },
  check({ claim, lines }, { first: [first] = [], further: [further] = [] }: Options, report) {
    for (const line of lines) {
      judgeNdcs(line, report);
      if (first !== undefined && further !== undefined)
        judgeModifier(line, claim, { first, further }, report);
    }
  },
});

function judgeNdcs(line: ServiceLine, report: Reporter): void {
  const ndcs = ndcsOf(line);
  if (ndcs.length < 2) return;
  report({
    at: [...line.path, 'ndc'],
    message: 'two-ndcs',
    what: `The line has ${ndcs.length} NDCs; a service line holds one.`,
    todo: 'Repeat the line, each with one NDC and its own units and charge.',
    fixes: [
      {
        title: 'Split into a line for each NDC',
        kind: 'choice',
        edits: [
          {
            op: 'split',
            line: line.index,
            parts: ndcs.map((_, i) => partFor(line, i)),
          },
        ],
      },
    ],
  });
}

/** The charge stays with the first line: how the ingredients share it is not known. */
function partFor(line: ServiceLine, index: number): LineEdit[] {
  const { ndc } = ndcsOf(line)[index] ?? {};
  const value = Object.fromEntries(
    Object.entries({ code: ndc?.code, quantity: ndc?.quantity, unit: ndc?.unit }).flatMap(
      ([key, v]) => (v === undefined ? [] : [[key, v]]),
    ),
  );
  const ownNdc: LineEdit = { op: 'set', path: ['ndc'], value };
  return index > 0 ? [ownNdc, { op: 'remove', path: ['charge'] }] : [ownNdc];
}

function judgeModifier(
  line: ServiceLine,
  claim: Claim,
  wanted: { first: string; further: string },
  report: Reporter,
): void {
  const others = ingredientsBeside(line, claim);
  if (others.length === 0 || line.isWaste || line.modifiersUnreadable) return;
  const isFirst = others.every((other) => other.index > line.index);
  const modifier = isFirst ? wanted.first : wanted.further;
  const wrong = isFirst ? wanted.further : wanted.first;
  if (line.modifiers.includes(modifier) && !line.modifiers.includes(wrong)) return;
  report({
    at: [...line.path, 'modifiers'],
    message: isFirst ? 'first' : 'further',
    severity: 'warning',
    consequence: 'modifier',
    what: `The line bills ${isFirst ? 'the first' : 'a further'} ingredient of the compound ${line.fields.compound} ${line.modifiers.includes(wrong) ? `with ${wrong}` : `without ${modifier}`}.`,
    todo: `Put ${modifier} on it.`,
    related: others
      .filter((other) => other.index < line.index)
      .slice(0, 1)
      .map((other) => ({ path: other.path, message: 'An ingredient before it' })),
    fixes: modifierFix(line, modifier, wrong),
  });
}

/** The other lines of the compound on a day of this line. */
function ingredientsBeside(line: ServiceLine, claim: Claim): ServiceLine[] {
  const { compound } = line.fields;
  if (compound === undefined) return [];
  return claim.lines.filter(
    (other) =>
      other !== line &&
      !other.isWaste &&
      other.fields.compound === compound &&
      sharedDays(line, other) !== undefined,
  );
}

function modifierFix(line: ServiceLine, modifier: string, wrong: string): Fix[] {
  const value = [modifier, ...line.modifiers.filter((m) => m !== modifier && m !== wrong)];
  if (value.length > 4) return [];
  return [
    {
      title: `Set modifier ${modifier}`,
      kind: 'safe',
      edits: [{ op: 'set', path: [...line.path, 'modifiers'], value }],
    },
  ];
}
