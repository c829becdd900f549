import type { DocumentCalendar } from '../../server/src/service/calendar';
import { CALENDAR_STYLE, calendarHtml, calendarSummary } from './calendar-html';
import type { ClaimViewKind } from './claim-view';

/** The days of the claim at the cursor. */
export const calendarView: ClaimViewKind<DocumentCalendar> = {
  type: 'claimlint.therapyCalendar',
  title: 'Therapy Calendar',
  request: 'claimlint/calendar',
  style: CALENDAR_STYLE,
  html: calendarHtml,
  summary: calendarSummary,
  claimOf: ({ calendar }) => calendar.claim,
};
