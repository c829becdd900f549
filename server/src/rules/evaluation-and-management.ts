import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import { codeList, modifierList } from '../policy/schema';
import { defineRule } from './rule';
import { called, linesOfThatDay } from './shared/same-day';

const MOST_MODIFIERS = 4;

const options = z.strictObject({
  visits: codeList.check(z.describe('Codes of evaluation and management.')),
  administration: codeList.check(z.describe('Codes of infusions and injections.')),
  injections: codeList.check(z.describe('Those beside which the visit is surely not paid.')),
  modifier: modifierList.check(
    z.describe('The modifier that says that the visit was a service apart.'),
  ),
});

/** An evaluation and management visit beside an infusion or injection of that day. */
export const evaluationAndManagement = defineRule({
  id: 'evaluation-and-management',
  title: 'Visit beside an infusion or injection',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  docs: {
    what: 'A visit for evaluation and management on a day with an infusion or injection, without the modifier of a separate service.',
    why: 'The visit is part of the injection or infusion unless it was significant and separate.',
    todo: 'Add modifier 25 if the visit was separate and documented; else remove it.',
  },
  options,
  check({ lines, claim }, opts, report) {
    const visits = codeSetOf(opts.visits);
    const administration = codeSetOf(opts.administration);
    const injections = codeSetOf(opts.injections);
    const [modifier = '25'] = opts.modifier;
    for (const line of lines) {
      if (line.code === undefined || !visits.has(line.code)) continue;
      if (line.modifiersUnreadable || line.modifiers.includes(modifier)) continue;
      const beside = linesOfThatDay(line, claim).filter((l) => administration.has(l.code ?? ''));
      const surely = beside.find((other) => injections.has(other.code ?? ''));
      const other = surely ?? beside[0];
      if (!other) continue;
      report({
        at: [...line.path, 'modifiers'],
        message: 'not-separate',
        severity: surely ? 'error' : 'warning',
        what: `${line.code} is billed on a day with ${called(other)}, without modifier ${modifier}.`,
        todo: `Add modifier ${modifier} if the visit was a significant service apart; else remove the line.`,
        related: [{ path: [...other.path, 'code'], message: 'The infusion or injection.' }],
        fixes:
          line.modifiers.length < MOST_MODIFIERS
            ? [
                {
                  title: `Add modifier ${modifier}`,
                  kind: 'choice',
                  edits: [
                    {
                      op: 'set',
                      path: [...line.path, 'modifiers'],
                      value: [modifier, ...line.modifiers],
                    },
                  ],
                },
              ]
            : [],
      });
    }
  },
});
