import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import { codeList, placeList } from '../policy/schema';
import { defineRule } from './rule';

const options = z.strictObject({
  codes: z._default(codeList, ['96372']).check(z.describe('Codes that need direct supervision.')),
  instead: z
    ._default(codeList, ['99211'])
    .check(z.describe('The codes that are billed for a service without supervision.')),
  exempt_providers: z
    ._default(z.array(z.enum(['home-infusion', 'physician', 'facility'])), ['facility'])
    .check(z.describe('Billing providers who need none.')),
  exempt_places: z
    ._default(placeList, ['19', '21', '22', '23'])
    .check(z.describe('Places of service at which none is needed.')),
});

/** An injection given without direct supervision. */
export const supervision = defineRule({
  id: 'supervision',
  title: 'Injection without supervision',
  category: 'visit',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  docs: {
    what: 'An injection (96372) whose visit was not directly supervised, by anybody but a hospital.',
    why: 'Without a physician or other qualified professional in charge on the spot, the injection code is not paid.',
    todo: 'Bill 99211, or correct who supervised.',
  },
  options,
  check({ lines, claim }, opts, report) {
    const codes = codeSetOf(opts.codes);
    const provider = claim.fields.billing_provider?.type;
    if (claim.form === 'ub04') return;
    if (provider !== undefined && opts.exempt_providers.includes(provider)) return;
    for (const line of lines) {
      const { visit, place } = line;
      if (!codes.has(line.code ?? '') || visit?.supervised === true) continue;
      if (place !== undefined && opts.exempt_places.includes(place)) continue;
      const needs = [
        ...(visit?.supervised === undefined ? [[...line.path, 'visit', 'supervised']] : []),
        ...(place === undefined ? [['place_of_service']] : []),
      ];
      if (needs.length > 0) {
        report.notChecked(line.path, needs);
        continue;
      }
      report({
        at: [...line.path, 'code'],
        message: 'unsupervised',
        what: `${line.code ?? ''} is billed for an injection that nobody supervised directly.`,
        todo: `Bill ${opts.instead.join(' or ')}, or correct who supervised.`,
        related: [
          { path: [...line.path, 'visit', 'supervised'], message: 'The visit was not supervised.' },
        ],
        fixes: opts.instead.map((code) => ({
          title: `Bill ${code}`,
          kind: 'choice',
          edits: [{ op: 'set', path: [...line.path, 'code'], value: code }],
        })),
      });
    }
  },
});
