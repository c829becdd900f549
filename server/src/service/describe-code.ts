import type { OfficialCode } from '../codes/official';
import type { CodeInfo, CodeTables } from '../codes/tables';
import type { BillingUnit, ObsoleteEntry } from '../codes/types';
import type { Pack } from '../policy/pack';
import type { CheckedDocument } from './checked-document';
import { packStatements, statusLine } from './describe-status';
import type { HoverContext } from './hover';
import { amountOf, escaped, listed } from './words';

/** What a code bills, and what the payers say of it. Markdown. */
export function describeCode({ document, place, line, text }: HoverContext): string | undefined {
  const code = line?.code ?? text.trim().toUpperCase();
  return codePage(code, document, place.claim.payer ?? undefined, line?.dates?.through);
}

/** The same for any code; undefined where neither the tables nor a policy know it. */
export function codePage(
  code: string,
  { checker }: Pick<CheckedDocument, 'checker'>,
  payer: string | undefined,
  day?: number,
): string | undefined {
  const { codes } = checker.resources;
  const info = codes.code(code);
  const obsolete = codes.obsolete(code);
  const official = codes.official(code);
  const { own, others } = statusesWith(code, checker, payer, day);
  const isNamed = checker.payers.some((id) => checker.pack(id)?.pack.statusOf(code, day));
  if (!info && !obsolete && !official && !isNamed) return undefined;
  return [
    `**${code}**${info ? ` — ${info.name}` : ''}`,
    obsolete ? `⚠ ${obsoleteText(obsolete)}` : '',
    info?.text ?? '',
    official ? officialText(official, escaped) : '',
    // Not a list: it would run into that of the facts.
    own.join('  \n'),
    info ? bulleted(codeFacts(info, codes).map(([name, value]) => `${name}: ${value}`)) : '',
    others.length > 0 ? `Other payers:\n\n${bulleted(others)}` : '',
    `Code tables: ${codes.edition}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const OBSOLETE: Record<ObsoleteEntry['status'], string> = {
  misprint: 'Misprinted in a policy; it is no code.',
  gap: 'No code: its number only lies inside a printed range.',
  deleted: 'No longer a code.',
};

/** Why a number is no code, or is one no longer, and what to use instead. */
export function obsoleteText({ status, text, instead, to }: ObsoleteEntry): string {
  const until = to === undefined ? '' : ` Last day: ${to}.`;
  const use = instead && instead.length > 0 ? ` Use ${listed(instead)} instead.` : '';
  return `${OBSOLETE[status]} ${text}${until}${use}`;
}

/** The text and the dates of a code in an imported official table; `written` escapes markup. */
export function officialText(
  { text, from, to, edition }: OfficialCode,
  written = (part: string) => part,
): string {
  const valid = validText({ from, to });
  const sentence = written(/[.!?]$/.test(text) ? text : `${text}.`);
  const source = `Official text (HCPCS, ${written(edition)})`;
  return `${source}: ${sentence}${valid === undefined ? '' : ` Valid ${valid}.`}`;
}

/** What the tables say of a code, each fact with its name. */
export function codeFacts(info: CodeInfo, codes: CodeTables): [name: string, value: string][] {
  const facts: [name: string, value: string | undefined][] = [
    [
      'Kind',
      [info.kind, info.category, info.family]
        .filter((v, i, all) => v !== undefined && all.indexOf(v) === i)
        .join(', '),
    ],
    ['Drug', [...(info.drug ?? []), ...(info.brands ?? [])].join(', ') || undefined],
    ['Billing unit', info.unit && unitText(info.unit)],
    [
      'Dosing interval',
      info.every_hours === undefined ? undefined : `every ${info.every_hours} hours`,
    ],
    ['Daily volume', info.litres && volumeText(info.litres)],
    [
      'Length',
      info.continuous === undefined
        ? undefined
        : info.continuous
          ? '24 hours or more'
          : 'under 24 hours',
    ],
    ['Route', info.routes?.join(', ')],
    ['Includes', info.includes],
    ['Billed apart', info.excludes],
    [
      'Never with',
      info.not_with &&
        info.not_with
          .map((c) => (codes.code(c) ? `${c} (${codes.code(c)?.name ?? ''})` : c))
          .join(', '),
    ],
    // The official text says it with its own dates.
    ['Valid', codes.official(info.code) ? undefined : validText(info)],
  ];
  return facts.flatMap(([name, value]): [string, string][] =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
}

function unitText(unit: BillingUnit): string {
  if (unit.unit === 'each') return unit.amount === 1 ? 'each' : `${unit.amount} each`;
  return `${unit.upTo ? 'up to ' : ''}${amountOf(unit.amount, unit.unit)}`;
}

function volumeText({ over, up_to }: { over: number; up_to?: number }): string {
  if (up_to === undefined) return `more than ${over} L`;
  return over === 0 ? `up to ${up_to} L` : `more than ${over} L, up to ${up_to} L`;
}

function validText({ from, to }: { from?: string; to?: string }): string | undefined {
  if (from === undefined && to === undefined) return undefined;
  return [from && `from ${from}`, to && `until ${to}`].filter(Boolean).join(' ');
}

/** What the claim's own payer says of the code, in full, and a line for each of the others that does. */
function statusesWith(
  code: string,
  checker: CheckedDocument['checker'],
  payer: string | undefined,
  day: number | undefined,
): { own: string[]; others: string[] } {
  const pack = payer === undefined ? undefined : checker.pack(payer)?.pack;
  const kind = checker.resources.codes.kind(code);
  const own = pack ? [statusLine(pack, code, day), ...packStatements(pack, code, kind)] : [];
  const rest = checker.payers.flatMap((id) => (id === payer ? [] : (checker.pack(id)?.pack ?? [])));
  const isNaming = (other: Pack) => other.statusOf(code, day) !== undefined;
  const silent = rest.filter((other) => !isNaming(other)).map(({ label }) => label);
  const others = rest.filter(isNaming).map((other) => statusLine(other, code, day));
  if (silent.length > 0) others.push(`Not named by ${listed(silent)}.`);
  return { own, others };
}

function bulleted(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
