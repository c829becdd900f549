import { calendarAt, type DocumentCalendar } from '../../service/calendar';
import type { ClaimParams } from './claim-params';
import type { Feature } from './feature';

/** Asks for the days of the claim at a position. */
export const CALENDAR_REQUEST = 'claimlint/calendar';

export const calendarFeature: Feature = {
  register({ connection, results, runner }) {
    connection.onRequest(
      CALENDAR_REQUEST,
      runner.handler(
        'calendar',
        null,
        async ({ textDocument, position }: ClaimParams): Promise<DocumentCalendar | null> => {
          const document = await results.draft(textDocument.uri);
          return (document && calendarAt(document, position)) ?? null;
        },
      ),
    );
  },
};
