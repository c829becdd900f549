import * as z from 'zod/mini';
import { codeSetOf } from '../codes/ranges';
import { CATEGORIES, DEVICES, ROUTES } from '../draft/listed-values';
import type { Path } from '../draft/spans';
import type { ServiceLine, Therapy } from '../facts/line';
import { codeList } from '../policy/schema';
import { defineRule, type Reporter } from './rule';

const options = z.strictObject({
  category: z.enum(CATEGORIES).check(z.describe('Category of the therapy that is left out.')),
  route: z.enum(ROUTES).check(z.describe('Route of the therapy that is left out.')),
  devices: z.array(z.enum(DEVICES)).check(z.describe('Devices with which it is left out.')),
  codes: codeList.check(z.describe('Codes that bill such a device.')),
});
type Options = z.output<typeof options>;

/** Therapies that the payer holds not medically necessary, by their category, route and device. */
export const excludedTherapy = defineRule({
  id: 'excluded-therapy',
  title: 'Therapy that is not medically necessary',
  category: 'payment',
  severity: 'error',
  consequence: 'deny',
  docs: {
    what: 'A therapy whose category, route and device the policy holds not medically necessary.',
    why: 'Every line of such a therapy is denied, however well it is coded.',
    todo: 'Do not bill the therapy to this payer as home infusion.',
  },
  options,
  check({ lines, claim }, opts, report) {
    const codes = codeSetOf(opts.codes);
    const devices = lines.filter((line) => line.code !== undefined && codes.has(line.code));
    for (const line of devices) judge(line, missingOf(line, opts), opts, report);
    for (const therapy of claim.therapies.values()) {
      if (devices.some((line) => line.therapy === therapy)) continue;
      const line = lineOf(therapy, lines);
      if (!line) continue;
      const { category, route, access } = therapy.fields;
      const device = access?.device;
      const isDevice = device === undefined ? undefined : opts.devices.some((d) => d === device);
      const needs = missing([
        [
          category === undefined ? undefined : category === opts.category,
          [...therapy.path, 'category'],
        ],
        [route === undefined ? undefined : route === opts.route, [...therapy.path, 'route']],
        [isDevice, [...therapy.path, 'access', 'device']],
      ]);
      // A therapy of which nothing at all tells that it is the excluded one is not in question.
      if (needs?.length === 3) continue;
      judge(line, needs, opts, report);
    }
  },
});

function judge(
  line: ServiceLine,
  needs: Path[] | undefined,
  { category, route }: Options,
  report: Reporter,
): void {
  if (!needs) return;
  if (needs.length > 0) return report.notChecked(line.path, needs);
  report({
    at: line.path,
    message: 'not-necessary',
    what: `This line belongs to a ${category} therapy of route ${route} by a disposable pump.`,
    todo: 'Do not bill this therapy as home infusion.',
  });
}

/** What a device's line lacks to be judged; undefined when it is not the excluded therapy. */
function missingOf(line: ServiceLine, opts: Options): Path[] | undefined {
  const place = line.therapy?.path;
  return missing([
    [
      line.category === undefined ? undefined : line.category === opts.category,
      place ? [...place, 'category'] : [...line.path, 'therapy'],
    ],
    [
      line.route === undefined ? undefined : line.route === opts.route,
      place ? [...place, 'route'] : [...line.path, 'drug', 'route'],
    ],
  ]);
}

/** The paths of unknown conditions; undefined when a condition is known not to hold. */
function missing(conditions: [boolean | undefined, Path][]): Path[] | undefined {
  if (conditions.some(([holds]) => holds === false)) return undefined;
  return conditions.filter(([holds]) => holds === undefined).map(([, path]) => path);
}

/** The line that speaks for a therapy: its per diem, else its first line. */
function lineOf(therapy: Therapy, lines: readonly ServiceLine[]): ServiceLine | undefined {
  const own = lines.filter((line) => line.therapy === therapy);
  return own.find((line) => line.isPerDiem) ?? own[0];
}
