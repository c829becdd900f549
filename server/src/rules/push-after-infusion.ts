import * as z from 'zod/mini';
import { formatDay } from '../draft/days';
import { covers, sharedDays } from '../facts/claim';
import { coveredDays } from '../facts/schedule';
import { defineRule } from './rule';
import { infusionsBeforePush, LATER_PUSH } from './shared/push-infusions';
import { called } from './shared/same-day';

/** An intravenous push billed as the first service on a day with an infusion. */
export const pushAfterInfusion = defineRule({
  id: 'push-after-infusion',
  title: 'Push after an infusion',
  category: 'visit',
  severity: 'error',
  consequence: 'deny',
  needsGoodCode: true,
  supersedes: ['single-initial'],
  docs: {
    what: 'A first intravenous push (96374) on a day with the first hour of an infusion (96365, 96413), unless two different sites are stated.',
    why: 'After an infusion a push is a later service, which has a code of its own.',
    todo: 'Bill 96375; or state the site of each line where there were two.',
  },
  options: z.strictObject({}),
  check({ lines, claim }, _options, report) {
    for (const line of lines) {
      const infusions = infusionsBeforePush(line, claim);
      const [infusion] = infusions;
      const day = infusion && sharedDays(line, infusion)?.from;
      if (!infusion || day === undefined) continue;
      const isEveryDay = coveredDays(line).every((d) => infusions.some((i) => covers(i, d)));
      report({
        at: [...line.path, 'code'],
        message: 'first-push',
        what: `${line.code ?? ''} bills a first push on ${formatDay(day)}, the day of ${called(infusion)}.`,
        todo: `Bill ${LATER_PUSH}; or state the site of each line where there were two.`,
        related: [{ path: [...infusion.path, 'code'], message: 'The infusion of that day.' }],
        fixes: [
          {
            title: `Bill ${LATER_PUSH}`,
            kind: isEveryDay ? 'safe' : 'choice',
            edits: [{ op: 'set', path: [...line.path, 'code'], value: LATER_PUSH }],
          },
        ],
      });
    }
  },
});
