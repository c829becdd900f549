import type {
  ComparedCell,
  ComparedFinding,
  ComparedLine,
  ComparedPayer,
  ComparedRow,
  Comparison,
  DocumentComparison,
} from '../../server/src/service/compare';
import { openQuestionsOf, placesOf, reasonsOf } from '../../server/src/service/compare-reasons';
import { fieldList } from '../../server/src/service/words';
import { escapeHtml as text } from './escape-html';

/*
 * What the view of the payers shows, as HTML. Everything from the draft is escaped. A severity is
 * a letter and a word, so that nothing hangs on colour. A button says by its data what it asks for:
 * `data-line` and `data-character` a place in the draft, `data-rule` the page of a rule.
 */

/** What this view adds to the style of its page. */
export const COMPARE_STYLE = `
tbody tr:not(.line) th { padding-left: 14px; }
.own { text-decoration: underline; text-underline-offset: 3px; }
tfoot tr:first-child > * { border-top: 2px solid var(--vscode-editorWidget-border, var(--vscode-contrastBorder)); }
th small, td small { max-width: 7.5em; white-space: normal; }
`;

/** The claim held against every payer. */
export function comparisonHtml({ claims, comparison }: DocumentComparison): string {
  const { payers, broken } = comparison;
  const among = claims > 1 ? `, claim ${comparison.index + 1} of ${claims}` : '';
  return [
    `<h1>Claim ${text(comparison.claim ?? String(comparison.index + 1))}</h1>`,
    `<p>Written for <strong>${text(comparison.draftPayer ?? 'no payer')}</strong>${among}, ` +
      `held against the policy of every payer.</p>`,
    ...broken.map(
      (id) => `<p>${text(id)}: its policy pack cannot be used; it is not compared.</p>`,
    ),
    '<div class="scroll" role="region" aria-label="Comparison of the payers" tabindex="0"><table>',
    `<caption>Service lines and rules by payer</caption>`,
    head(payers),
    sectionHtml('<span>The claim</span>', null, comparison),
    ...comparison.lines.map((line) => sectionHtml(lineTitle(line), line.serviceLine, comparison)),
    totalsHtml(comparison),
    '</table></div>',
    reasonsHtml(comparison),
    openHtml(comparison),
  ].join('\n');
}

/** In a sentence, for those who hear the view: what changed is said without being looked for. */
export function summaryOf({ comparison }: DocumentComparison): string {
  const counts = comparison.payers.map(({ id, error }) => `${id} ${errors(error)}`);
  return `Claim ${comparison.claim ?? comparison.index + 1}: ${counts.join(', ')}.`;
}

function errors(count: number): string {
  return count === 1 ? '1 error' : `${count} errors`;
}

function head(payers: readonly ComparedPayer[]): string {
  const cells = payers.map(
    ({ id, name, policy, own }) =>
      `<th scope="col" title="${text(name)}"><span${own ? ' class="own"' : ''}>${text(id)}</span>` +
      `<small>${text(policy)}${own ? '<br>this draft’s payer' : ''}</small></th>`,
  );
  return `<thead><tr><th scope="col">Line, rule</th>${cells.join('')}</tr></thead>`;
}

/** The rows of a service line, or of the claim, under a title of their own. */
function sectionHtml(
  title: string,
  serviceLine: number | null,
  { rows, payers }: Comparison,
): string {
  const own = rows.filter((row) => row.serviceLine === serviceLine);
  if (serviceLine === null && own.length === 0) return '';
  const span = payers.length + 1;
  const body =
    own.length > 0
      ? own.map((row) => rowHtml(row)).join('\n')
      : `<tr><td colspan="${span}">nothing found</td></tr>`;
  return `<tbody><tr class="line"><th scope="rowgroup" colspan="${span}">${title}</th></tr>\n${body}</tbody>`;
}

function lineTitle({ serviceLine, code, from, through, charge, range }: ComparedLine): string {
  const dates = from === null ? 'no dates' : from === through ? from : `${from} to ${through}`;
  const amount = charge === null ? '' : ` · ${money(charge)}`;
  const words = `Line ${serviceLine} · ${code ?? 'no code'} · ${dates}${amount}`;
  return `<button ${placeData(range)} data-key="line ${serviceLine}">${text(words)}</button>`;
}

function rowHtml(row: ComparedRow): string {
  const { rule, title, serviceLine, cells } = row;
  const page = `<button data-rule="${text(rule)}" data-key="${text(rule)} ${serviceLine ?? ''}" title="${text(`${title}: open its page`)}">${text(rule)}</button>`;
  return `<tr><th scope="row">${page}</th>${cells.map((cell) => cellHtml(cell, row)).join('')}</tr>`;
}

const WORDS = { error: 'E error', warning: 'W warning', information: 'I info', hint: 'H hint' };

function cellHtml({ payer, state, severity, findings, needs }: ComparedCell, row: ComparedRow) {
  const [finding] = findings;
  if (severity === null || !finding) {
    if (state === 'not-checked') {
      const fields = needs.length > 0 ? `<small>needs ${text(fieldList(needs))}</small>` : '';
      return `<td class="open">? not checked${fields}</td>`;
    }
    return state === 'clean' ? '<td>clean</td>' : '<td class="none">– no rule</td>';
  }
  const said = findings.map(({ message }) => message).join('\n');
  const clauses = [...new Set(findings.flatMap((one) => one.clauses))].join(' ');
  const place = row.serviceLine === null ? 'the claim' : `line ${row.serviceLine}`;
  const label = `${WORDS[severity]}, ${payer}, ${row.rule}, ${place}. ${said} Show in the draft.`;
  const key = `${row.rule} ${row.serviceLine ?? ''} ${payer}`;
  return (
    `<td class="${severity}"><button ${placeData(worstOf(findings).range)} data-key="${text(key)}" ` +
    `title="${text(said)}" aria-label="${text(label)}">${WORDS[severity]}` +
    `<small>${text(clauses)}</small></button></td>`
  );
}

const ORDER = Object.keys(WORDS);

function worstOf(findings: readonly ComparedFinding[]): ComparedFinding {
  const sorted = [...findings].sort(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  );
  const [worst] = sorted;
  if (!worst) throw new Error('a cell with a severity has a finding');
  return worst;
}

function placeData({ start }: ComparedFinding['range']): string {
  return `data-line="${start.line}" data-character="${start.character}"`;
}

function totalsHtml({ payers, totalCharge }: Comparison): string {
  const row = (label: string, valueOf: (payer: ComparedPayer) => string) =>
    `<tr><th scope="row">${text(label)}</th>${payers.map((p) => `<td>${text(valueOf(p))}</td>`).join('')}</tr>`;
  return [
    '<tfoot>',
    row('Errors', ({ error }) => String(error)),
    row('Warnings', ({ warning }) => String(warning)),
    row('Not checked', ({ notChecked }) => String(notChecked)),
    row('Silenced', ({ suppressed }) => String(suppressed)),
    row('Lines denied', ({ denied }) => denied.join(', ') || 'none'),
    row(`At risk of ${money(totalCharge)}`, ({ chargeAtRisk }) => money(chargeAtRisk)),
    row('Policy in force from', ({ effective }) => effective ?? 'not said'),
    '</tfoot>',
  ].join('\n');
}

function reasonsHtml(comparison: Comparison): string {
  const reasons = reasonsOf(comparison);
  if (reasons.length === 0) return '';
  const items = reasons.map(({ who, text: said, where }) => {
    const places = where.map(({ rule, serviceLines }) => `${rule}: ${placesOf(serviceLines)}`);
    return `<dt>${text(who)}</dt><dd>${text(said)}<small>${text(places.join('; '))}</small></dd>`;
  });
  return `<h2>Why</h2>\n<dl>${items.join('\n')}</dl>`;
}

function openHtml(comparison: Comparison): string {
  const questions = openQuestionsOf(comparison);
  if (questions.length === 0) return '';
  const items = questions.map(({ rule, serviceLine, needs, payers }) => {
    const fields =
      needs.length > 0 ? `needs ${fieldList(needs)}` : 'no field of the draft would tell';
    return `<li>${text(`${rule}, ${placesOf([serviceLine])}: ${fields} (${payers.join(', ')})`)}</li>`;
  });
  return `<h2>Not checked</h2>\n<ul>${items.join('\n')}</ul>`;
}

function money(amount: number): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}
