import type {
  Calendar,
  CalendarCell,
  CalendarRow,
  DayState,
  DocumentCalendar,
} from '../../server/src/service/calendar';
import { escapeHtml as text } from './escape-html';

/*
 * What the therapy calendar shows, as HTML: a grid of days, with a row for each therapy and service
 * line. Everything from the draft is escaped. Each state is a sign and a word, so that nothing hangs on
 * colour. A button names its place in the draft by `data-line` and `data-character`.
 */

/** Sign in the cell, and what it is called. */
const STATES: Record<DayState, { sign: string; word: string }> = {
  none: { sign: '', word: '' },
  dose: { sign: '●', word: 'drug given' },
  access: { sign: '·', word: 'under care, nothing given' },
  gap: { sign: '○', word: 'under care, no per diem billed' },
  twice: { sign: '‼', word: 'two per diems billed' },
  'per-diem': { sign: 'P', word: 'per diem' },
  billed: { sign: '■', word: 'billed' },
};

const SEVERITIES = { error: 'error', warning: 'warning', information: 'info', hint: 'hint' };
const LETTERS = { error: 'E', warning: 'W', information: 'I', hint: 'H' };

/** What this view adds to the style of its page. */
export const CALENDAR_STYLE = `
table.days { min-width: 0; }
.days td, .days thead th { text-align: center; padding: 2px; min-width: 1.9em; }
.days tbody tr.line > * { border-top: 2px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder)); padding-top: 3px; }
.days td button { width: 100%; min-height: 1.6em; text-align: center; }
.days .weekend { background: var(--vscode-editorWidget-background); }
.days .per-diem button, .days .dose button, .days .billed button { border-bottom: 3px solid var(--vscode-charts-blue, var(--vscode-focusBorder)); }
.days .dose button { border-bottom-style: dotted; }
.days .gap button, .days .twice button { outline: 1px dashed var(--vscode-editorWarning-foreground); outline-offset: -2px; }
.days .error button { border-bottom-color: var(--vscode-editorError-foreground); }
.days .warning button { border-bottom-color: var(--vscode-editorWarning-foreground); }
.days th small { display: inline; margin-left: 0.5em; }
`;

/** The days of a claim. */
export function calendarHtml({ claims, calendar }: DocumentCalendar): string {
  const { days, left, rows } = calendar;
  const among = claims > 1 ? `, claim ${calendar.index + 1} of ${claims}` : '';
  const heading = [
    `<h1>Claim ${text(calendar.claim ?? String(calendar.index + 1))}</h1>`,
    `<p>Written for <strong>${text(calendar.payer ?? 'no payer')}</strong>${among}.</p>`,
  ];
  if (days.length === 0)
    return [...heading, '<p>No service line and no therapy has dates that can be read.</p>'].join(
      '\n',
    );
  return [
    ...heading,
    legend(rows),
    '<div class="scroll" role="region" aria-label="Days of the claim"><table class="days" role="grid">',
    '<caption>Therapies and service lines by day; the arrow keys go from day to day</caption>',
    `<thead>${monthsHtml(days)}${daysHtml(days)}</thead>`,
    `<tbody>${rows.map((row) => rowHtml(row, calendar)).join('\n')}</tbody>`,
    '</table></div>',
    ...(left > 0 ? [`<p>${left} more days are not shown.</p>`] : []),
    findingsHtml(rows),
  ].join('\n');
}

/** In a sentence, for those who hear the view. */
export function calendarSummary({ calendar }: DocumentCalendar): string {
  const { days, rows } = calendar;
  const count = (state: DayState) =>
    rows.reduce((sum, row) => sum + row.cells.filter((cell) => cell.state === state).length, 0);
  const gaps = count('gap');
  const twice = count('twice');
  return [
    `Claim ${calendar.claim ?? calendar.index + 1}: ${days.length} ${days.length === 1 ? 'day' : 'days'}`,
    ...(gaps > 0 ? [`${gaps} under care without a per diem`] : []),
    ...(twice > 0 ? [`${twice} with two per diems`] : []),
  ]
    .join(', ')
    .concat('.');
}

function legend(rows: readonly CalendarRow[]): string {
  const shown = new Set(rows.flatMap(({ cells }) => cells.map(({ state }) => state)));
  const items = Object.entries(STATES).flatMap(([state, { sign, word }]) =>
    sign !== '' && shown.has(state as DayState) ? [`${sign} ${word}`] : [],
  );
  return `<p>${text(items.join('   '))}</p>`;
}

/** A cell for each month over its days. */
function monthsHtml(days: readonly string[]): string {
  const months = new Map<string, number>();
  for (const day of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1);
  const cells = [...months].map(
    ([month, count]) => `<th scope="colgroup" colspan="${count}">${text(month)}</th>`,
  );
  return `<tr><td></td>${cells.join('')}</tr>`;
}

const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'];

function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

function daysHtml(days: readonly string[]): string {
  const cells = days.map((day) => {
    const weekday = weekdayOf(day);
    return `<th scope="col"${weekday % 6 === 0 ? ' class="weekend"' : ''}>${text(day.slice(8))}<small>${WEEKDAYS[weekday] ?? ''}</small></th>`;
  });
  return `<tr><th scope="col">Therapy, line</th>${cells.join('')}</tr>`;
}

function rowHtml(row: CalendarRow, { days }: Calendar): string {
  const { severity, title, undated } = row;
  const letter = severity ? `${LETTERS[severity]} ` : '';
  const label = `${letter}${nameOf(row)}${undated ? ', no dates' : ''}`;
  const head =
    `<th scope="row" class="${severity ?? ''}"><button tabindex="-1" ${placeData(row)} ` +
    `data-key="${text(keyOf(row))}" title="${text(row.messages.join('\n'))}">${text(label)}` +
    `</button><small>${text(row.therapy === null ? '' : title)}</small></th>`;
  const cells = row.cells.map((cell, i) => cellHtml(cell, days[i] ?? '', row));
  return `<tr${row.therapy === null ? '' : ' class="line"'}>${head}${cells.join('')}</tr>`;
}

function nameOf({ therapy, serviceLine, title }: CalendarRow): string {
  return therapy === null ? `${serviceLine} · ${title || 'no code'}` : therapy;
}

function keyOf({ therapy, serviceLine }: CalendarRow): string {
  return therapy === null ? `line ${serviceLine}` : `therapy ${therapy}`;
}

function cellHtml({ state, modifiers }: CalendarCell, day: string, row: CalendarRow): string {
  const weekend = weekdayOf(day) % 6 === 0 ? 'weekend ' : '';
  const { sign, word } = STATES[state];
  if (sign === '') return `<td class="${weekend}"></td>`;
  const found = row.severity ? `, ${SEVERITIES[row.severity]}` : '';
  const label = [day, nameOf(row), word, ...modifiers].join(', ') + found;
  return (
    `<td class="${weekend}${state} ${row.severity ?? ''}"><button tabindex="-1" ${placeData(row)} ` +
    `data-key="${text(`${keyOf(row)} ${day}`)}" title="${text([label, ...row.messages].join('\n'))}" ` +
    `aria-label="${text(label)}">${sign}<small>${text(modifiers.join(' '))}</small></button></td>`
  );
}

function findingsHtml(rows: readonly CalendarRow[]): string {
  const items = rows.flatMap((row) =>
    row.messages.map((message) => `<dt>${text(nameOf(row))}</dt><dd>${text(message)}</dd>`),
  );
  return items.length > 0 ? `<h2>Findings</h2>\n<dl>${items.join('\n')}</dl>` : '';
}

function placeData({ range: { start } }: CalendarRow): string {
  return `data-line="${start.line}" data-character="${start.character}"`;
}
