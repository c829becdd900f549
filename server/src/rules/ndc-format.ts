import * as z from 'zod/mini';
import type { Fix } from '../draft/edits';
import { ndcForm, padNdc, readingsOf, type NdcForm } from '../draft/ndc';
import type { Path } from '../draft/spans';
import { defineRule } from './rule';
import { ndcsOf } from './shared/ndcs-of-line';

type Fault = { message: string; what: string; todo: string; fixes?: Fix[] };

const SHORT_SEGMENT: Partial<Record<NdcForm, string>> = {
  '4-4-2': 'labeler',
  '5-3-2': 'product',
  '5-4-1': 'package',
};

export const ndcFormat = defineRule({
  id: 'ndc-format',
  title: 'An NDC has eleven digits, 5-4-2',
  category: 'draft',
  severity: 'error',
  consequence: null,
  options: z.strictObject({}),
  docs: {
    what: 'The National Drug Code of a line has not eleven digits in the order 5-4-2.',
    why: 'A claim carries the NDC in eleven digits. Packages print ten, and the zero that is lacking belongs to one certain segment.',
    todo: 'With hyphens the short segment gets the zero. Ten digits without hyphens can be read in three ways: look at the package and choose.',
  },
  check({ lines }, _options, report) {
    for (const line of lines)
      for (const { ndc, path } of ndcsOf(line)) {
        const at = [...path, 'code'];
        const fault = ndc.code === undefined ? undefined : faultOf(ndc.code, at);
        if (fault) report({ at, ...fault });
      }
  },
});

function faultOf(code: string, at: Path): Fault | undefined {
  const form = ndcForm(code);
  if (form === 'plain-11' || form === '5-4-2') return undefined;
  const segment = SHORT_SEGMENT[form];
  const padded = padNdc(code);
  if (segment && padded)
    return {
      message: 'short-segment',
      what: `NDC ${code} has ten digits (${form}): the ${segment} segment lacks its leading zero.`,
      todo: `Write ${padded}.`,
      fixes: [
        { title: `Write ${padded}`, kind: 'safe', edits: [{ op: 'set', path: at, value: padded }] },
      ],
    };
  if (form === 'plain-10')
    return {
      message: 'ten-digits',
      what: `NDC ${code} has ten digits and no hyphens, so it cannot be told where the zero is lacking.`,
      todo: 'Look at the package and choose the reading that it prints.',
      fixes: readingsOf(code).map((reading) => ({
        title: `Read as ${reading.form}: ${reading.padded}`,
        kind: 'choice',
        edits: [{ op: 'set', path: at, value: reading.padded }],
      })),
    };
  const digits = code.replaceAll('-', '');
  if (form === '6-4-2' || /^\d{12}$/.test(code))
    return {
      message: 'future-form',
      what: `NDC ${code} has twelve digits (6-4-2), the form that comes into use on 2033-03-07; claims carry eleven digits until then.`,
      todo: 'Write the eleven-digit NDC (5-4-2) of the package.',
    };
  if (/^[\d-]+$/.test(code) && digits.length === 11)
    return {
      message: 'hyphens',
      what: `NDC ${code} has eleven digits, but its hyphens do not part them 5-4-2.`,
      todo: 'Compare it with the package and write it 5-4-2 or without hyphens.',
    };
  return {
    message: 'not-an-ndc',
    what: `${code} is no NDC of eleven digits${/^[\d-]+$/.test(code) ? `: it has ${digits.length}` : ''}.`,
    todo: 'Write the NDC of the package in eleven digits (5-4-2).',
  };
}
