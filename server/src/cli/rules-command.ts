import { preparePack } from '../check/prepare';
import { severityOf } from '../check/severity';
import { resolvePack, type RawPacks } from '../policy/resolve';
import type { Pack, PackEntry } from '../policy/pack';
import { RULES } from '../rules/index';
import type { AnyRule } from '../rules/rule';
import { nearest } from '../draft/nearest';
import type { Environment } from './environment';
import { Projects } from './environment';
import { UsageError } from './usage';
import { parseArgs } from 'node:util';

/** A rule as `claimlint rules --format json` lists it. */
interface ListedRule {
  id: string;
  title: string;
  category: string;
  severity: string;
  clauses: string[];
  packs: { payer: string; entry: string; severity: string; clauses: string[] }[];
}

interface ListedStatement {
  payer: string;
  clauses: string[];
  section: string | null;
  says: string;
}

/** `claimlint rules`: the rules with severity, clauses and packs; what is advice and what is silent. */
export function rulesCommand(args: readonly string[], environment: Environment): number {
  const { payer, format } = readOptions(args);
  const { packs: all } = new Projects(environment).of(undefined).checker.resources;
  if (payer !== undefined && !all.has(payer)) {
    const near = nearest(payer, all.keys());
    throw new UsageError(
      `--payer ${payer}: there is no policy pack of that id.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`,
    );
  }
  const packs = [...all.keys()]
    .sort()
    .filter((id) => payer === undefined || id === payer)
    .flatMap((id) => resolved(id, all));
  const rules = RULES.map((rule) => listed(rule, packs));
  const advice = packs.flatMap((pack) => statements(pack, 'advice'));
  const silent = packs.flatMap((pack) => statements(pack, 'silent'));
  environment.out(
    format === 'json'
      ? `${JSON.stringify({ version: 1, rules, advice, silent }, null, 2)}\n`
      : prettyRules(rules, advice, silent),
  );
  return 0;
}

function readOptions(args: readonly string[]): {
  payer: string | undefined;
  format: 'pretty' | 'json';
} {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { payer: { type: 'string' }, format: { type: 'string' } },
    });
    const format = values.format ?? 'pretty';
    if (format !== 'pretty' && format !== 'json')
      throw new UsageError(`There is no format ${format}. Use pretty or json.`);
    return { payer: values.payer?.toLowerCase(), format };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError('claimlint rules takes --payer ID and --format pretty|json.');
  }
}

function resolved(id: string, packs: RawPacks): Pack[] {
  const found = resolvePack(id, packs);
  return 'pack' in found && preparePack(found.pack).faults.length === 0 ? [found.pack] : [];
}

function listed(rule: AnyRule, packs: readonly Pack[]): ListedRule {
  const used = packs.flatMap((pack) =>
    pack.entries
      .filter((entry) => entry.rule === rule.id)
      .map((entry) => ({
        payer: pack.id,
        entry: entry.id,
        severity: severity(rule, entry),
        clauses: clausesOf(entry),
      })),
  );
  return {
    id: rule.id,
    title: rule.title,
    category: rule.category,
    severity: severity(rule, undefined),
    clauses: [...new Set(used.flatMap((u) => u.clauses))],
    packs: used,
  };
}

function severity(rule: AnyRule, entry: PackEntry | undefined): string {
  return severityOf({
    setting: undefined,
    entry: entry?.severity,
    reported: undefined,
    rule: rule.severity,
    consequence: entry?.consequence ?? rule.consequence,
  });
}

/** Every clause that stands behind an entry, of all its messages. */
export function clausesOf(entry: PackEntry): string[] {
  const cites = entry.cites.flatMap(({ cites: c }) =>
    'all' in c ? [c.all] : Object.values(c.byMessage),
  );
  return [...new Set(cites.flatMap((cite) => cite.clauses ?? []))];
}

function statements(pack: Pack, key: 'advice' | 'silent'): ListedStatement[] {
  return pack[key]
    .filter((s) => s.origin.id === pack.id)
    .map((s) => ({
      payer: pack.id,
      clauses: s.clauses ?? [],
      section: s.section ?? null,
      says: s.says,
    }));
}

function prettyRules(
  rules: readonly ListedRule[],
  advice: readonly ListedStatement[],
  silent: readonly ListedStatement[],
): string {
  const width = Math.max(...rules.map((rule) => rule.id.length), 0);
  const rows = rules.map((rule) => {
    const payers = [...new Set(rule.packs.map((p) => p.payer))].join(' ');
    return `${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.title}${payers ? `\n${' '.repeat(width + 15)}${payers}${rule.clauses.length > 0 ? `: ${rule.clauses.join(' ')}` : ''}` : ''}`;
  });
  const spoken = (title: string, list: readonly ListedStatement[]) =>
    list.length === 0
      ? []
      : ['', title, ...list.map((s) => `  ${s.payer} ${s.clauses.join(' ')}  ${s.says}`)];
  return `${[...rows, ...spoken('Advice (never a finding)', advice), ...spoken('Allowed (proved by drafts without a finding)', silent)].join('\n')}\n`;
}
