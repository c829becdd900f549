import type { Severity } from '../../policy/schema';
import type { ComparedCell, ComparedLine, ComparedPayer, Comparison } from '../../service/compare';
import { openQuestionsOf, placesOf, reasonsOf } from '../../service/compare-reasons';
import { fieldList } from '../../service/words';
import { money, visible, type Paint } from '../terminal';

/** What a terminal is wide; more payers than fit stand in tables below each other. */
const WIDTH = 100;
/** The longest id of a rule, with the blanks around it. */
const LABEL = 29;
const LEAST = 12;
/** Ids of a user's own packs may be long. */
const MOST = 30;

/**
 * Shows comparisons to a person: a table of service lines and rules by payers, then the reasons, each
 * once. A severity is a letter and a word; colour only repeats it.
 */
export function comparePretty(
  path: string,
  comparisons: readonly Comparison[],
  paint: Paint,
): string {
  if (comparisons.length === 0) return `${visible(path)}: there is no claim to compare.\n`;
  return comparisons.map((comparison) => claimText(path, comparison, paint)).join('\n');
}

function claimText(path: string, comparison: Comparison, paint: Paint): string {
  const number = comparison.claim ?? String(comparison.index + 1);
  const payer = comparison.draftPayer ?? 'no payer';
  const written = comparison.payers.some((one) => one.own) ? `${payer} (*)` : payer;
  const tables = columnsOf(comparison.payers).map((columns) => table(comparison, columns, paint));
  return [
    paint.bold(`claim ${visible(number)} (${visible(path)}), written for ${visible(written)}`),
    '',
    ...tables.flatMap((rows) => [...rows, '']),
    ...comparison.broken.map((id) => `${visible(id)}: its policy pack is broken; not compared.`),
    ...reasons(comparison, paint),
    ...open(comparison, paint),
  ]
    .map((row) => `${row.trimEnd()}\n`)
    .join('');
}

/** A payer's column: its place among the payers, and its width with the blank behind it. */
interface Column {
  payer: ComparedPayer;
  at: number;
  width: number;
}

/** As many payers in a table as fit side by side. */
function columnsOf(payers: readonly ComparedPayer[]): Column[][] {
  const tables: Column[][] = [];
  let left = 0;
  payers.forEach((payer, at) => {
    const width = Math.min(Math.max(LEAST, headOf(payer).length), MOST) + 1;
    if (left < width) {
      tables.push([]);
      left = WIDTH - LABEL;
    }
    tables.at(-1)?.push({ payer, at, width });
    left -= width;
  });
  return tables;
}

/** The draft's own payer is marked. */
function headOf({ id, own }: ComparedPayer): string {
  return `${own ? '*' : ''}${visible(id)}`;
}

function table(
  { lines, rows, totalCharge }: Comparison,
  columns: readonly Column[],
  paint: Paint,
): string[] {
  const line = (label: string, cellOf: (column: Column) => string) =>
    label.padEnd(LABEL) + columns.map((column) => fit(cellOf(column), column.width)).join('');
  const ruleRows = (serviceLine: number | null) =>
    rows
      .filter((row) => row.serviceLine === serviceLine)
      .map(
        (row) =>
          `  ${row.rule}`.padEnd(LABEL) +
          columns.map((column) => cellText(row.cells[column.at], column.width, paint)).join(''),
      );
  const ofClaim = ruleRows(null);
  return [
    paint.bold(line('', ({ payer }) => headOf(payer))),
    ...(ofClaim.length > 0 ? ['the claim', ...ofClaim] : []),
    ...lines.flatMap((one) => {
      const ofLine = ruleRows(one.serviceLine);
      return [lineTitle(one), ...(ofLine.length > 0 ? ofLine : ['  nothing found'])];
    }),
    ...[
      line('errors', ({ payer }) => String(payer.error)),
      line('warnings', ({ payer }) => String(payer.warning)),
      line('not checked', ({ payer }) => String(payer.notChecked)),
      line('lines denied', ({ payer, width }) => deniedLines(payer.denied, width)),
      line(`at risk of ${money(totalCharge)}`, ({ payer }) => money(payer.chargeAtRisk)),
    ],
  ];
}

/** `1-3,5`; how many there are, where that is too long. */
function deniedLines(lines: readonly number[], width: number): string {
  const runs: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = runs.at(-1);
    if (last?.to === line - 1) last.to = line;
    else runs.push({ from: line, to: line });
  }
  const text = runs.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
  if (text === '') return 'none';
  return text.length < width ? text : `${lines.length} lines`;
}

function lineTitle({ serviceLine, code, from, through, charge }: ComparedLine): string {
  const dates = from === null ? 'no dates' : from === through ? from : `${from} to ${through}`;
  const amount = charge === null ? '' : `  ${money(charge)}`;
  return `line ${serviceLine}  ${visible(code ?? 'no code')}  ${dates}${amount}`;
}

/** A text in its column; one that is too long is cut, with a mark that it is. */
function fit(text: string, width: number): string {
  return (text.length < width ? text : `${text.slice(0, width - 2)}~`).padEnd(width);
}

const WORDS: Record<Severity, string> = {
  error: 'E error',
  warning: 'W warning',
  information: 'I info',
  hint: 'H hint',
};

function cellText(cell: ComparedCell | undefined, width: number, paint: Paint): string {
  if (!cell || cell.state === 'no-rule') return paint.dim(fit('- no rule', width));
  if (cell.state === 'not-checked') return fit('? unchecked', width);
  if (cell.severity === null) return fit('clean', width);
  const colour = { error: paint.red, warning: paint.yellow, information: paint.blue };
  const text = fit(WORDS[cell.severity], width);
  return cell.severity === 'hint' ? paint.cyan(text) : colour[cell.severity](text);
}

/** Each statement once: who says it, and of which lines and rules. */
function reasons(comparison: Comparison, paint: Paint): string[] {
  const found = reasonsOf(comparison);
  if (found.length === 0) return [];
  return [
    paint.bold('Why'),
    ...found.flatMap(({ who, text, where }) => [
      paint.bold(visible(who)),
      ...wrapped(visible(text), 4),
      ...where.flatMap(({ rule, serviceLines }) =>
        wrapped(`${rule}: ${placesOf(serviceLines)}`, 4),
      ),
    ]),
    '',
  ];
}

/** What was not checked, and the fields that would tell. */
function open(comparison: Comparison, paint: Paint): string[] {
  const found = openQuestionsOf(comparison);
  if (found.length === 0) return [];
  return [
    paint.bold('Not checked'),
    ...found.flatMap(({ rule, serviceLine, needs, payers }) => {
      const fields =
        needs.length > 0 ? `needs ${fieldList(needs)}` : 'no field of the draft would tell';
      return wrapped(
        visible(`${rule}, ${placesOf([serviceLine])}: ${fields} (${payers.join(', ')})`),
        2,
      );
    }),
    '',
  ];
}

/** A text in lines that fit the terminal. */
function wrapped(text: string, indent: number): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    if (row !== '' && indent + row.length + 1 + word.length > WIDTH) {
      rows.push(row);
      row = word;
    } else row = row === '' ? word : `${row} ${word}`;
  }
  return [...rows, row].map((one) => ' '.repeat(indent) + one);
}
