import type { OfficialCode } from '../codes/official';
import type { CodeInfo, CodeTables } from '../codes/tables';
import type { BillingUnit, ObsoleteEntry } from '../codes/types';
import type { Pack } from '../policy/pack';
import type { CheckedDocument } from './checked-document';
import { packStatements } from './code-statements';
import { namedRules, statusLine, type StatusQuery } from './describe-status';
import type { HoverContext } from './hover';
import { kindText } from './kind-words';
import type { NameRule } from './rule-links';
import { amountOf, escaped, listed } from './words';

/** What a code bills, and what the payers say of it. Markdown. */
export function describeCode(context: HoverContext): string | undefined {
  const { document, place, line, text, nameRule } = context;
  const code = line?.code ?? text.trim().toUpperCase();
  const payer = place.claim.payer ?? undefined;
  return codePage(code, document, payer, { day: line?.dates?.through, nameRule });
}

/**
 * The same for any code; undefined where neither the tables nor a policy know it. The rules that
 * hold what the policies say are named where `nameRule` tells how.
 */
export function codePage(
  code: string,
  { checker }: Pick<CheckedDocument, 'checker'>,
  payer: string | undefined,
  { day, nameRule }: { day?: number; nameRule?: NameRule } = {},
): string | undefined {
  const { codes } = checker.resources;
  const info = codes.code(code);
  const obsolete = codes.obsolete(code);
  const official = codes.official(code);
  const kind = codes.kind(code);
  const isObsolete = obsolete !== undefined;
  const query = { code, kind, day, nameRule, isObsolete };
  const { own, others } = statusesWith(query, checker, payer);
  const isNamed = checker.payers.some((id) => checker.pack(id)?.pack.statusOf(code, day));
  if (!info && !obsolete && !official && !isNamed) return undefined;
  return [
    `**${code}**${info ? ` — ${info.name}` : ''}`,
    obsolete ? `⚠ ${obsoleteText(obsolete, info !== undefined)}` : '',
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
  misprint: 'Misprinted in a policy.',
  gap: 'No code: its number only lies inside a printed range.',
  deleted: 'No longer a code.',
};

/** Why a number is no code, or is one no longer, and what to use instead; a misprint may be another service's code. */
export function obsoleteText({ status, text, instead, to }: ObsoleteEntry, isCode = false): string {
  const until = to === undefined ? '' : ` Last day: ${to}.`;
  const use = instead && instead.length > 0 ? ` Use ${listed(instead)} instead.` : '';
  const none = status === 'misprint' && !isCode ? ' It is no code.' : '';
  return `${OBSOLETE[status]}${none} ${text}${until}${use}`;
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
    ['Kind', kindText(info)],
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
  query: StatusQuery & { isObsolete: boolean },
  checker: CheckedDocument['checker'],
  payer: string | undefined,
): { own: string[]; others: string[] } {
  const { code, day, nameRule } = query;
  const isNaming = (pack: Pack) => pack.statusOf(code, day) !== undefined;
  const packs = checker.payers.flatMap((id) => checker.pack(id)?.pack ?? []);
  const pack = packs.find(({ id }) => id === payer);
  const statements = (pack ? packStatements(pack, query) : []).map(
    ({ text, rules }) => `${text}${nameRule ? namedRules(rules, nameRule) : ''}`,
  );
  if (!packs.some(isNaming))
    return { own: [`No payer's table of codes names ${code}.`, ...statements], others: [] };
  const rest = packs.filter((other) => other !== pack);
  const silent = rest.filter((other) => !isNaming(other)).map(({ label }) => label);
  const others = rest.filter(isNaming).map((other) => statusLine(other, query));
  if (silent.length > 0) others.push(`Not named by ${listed(silent)}.`);
  return { own: pack ? [statusLine(pack, query), ...statements] : [], others };
}

function bulleted(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
