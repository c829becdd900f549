import { parseArgs } from 'node:util';
import { parsed } from './arguments';
import type { Environment } from './environment';
import { noPack, Projects } from './projects';
import { listRules, type ListedRule, type Listing, type ListedStatement } from './rules-listing';
import { errorLine } from './terminal';
import { UsageError } from './usage';

const FORMATS = ['pretty', 'json'];

/**
 * `claimlint rules`: the rules with severity, clauses and packs; the tables of codes; what is advice
 * and what is silent. 2 when settings or packs that hold here are broken.
 */
export async function rulesCommand(
  args: readonly string[],
  environment: Environment,
): Promise<number> {
  const { payer, format } = readOptions(args);
  const projects = new Projects(environment.dataDir, environment.cwd);
  const { checker } = projects.ofFolder();
  const faults = projects.faults([]);
  for (const fault of faults) environment.err(errorLine(fault));
  const ids = [...checker.resources.packs.keys()].sort();
  if (payer !== undefined && !ids.includes(payer))
    throw new UsageError(`--payer ${payer}: ${noPack(payer, ids)}`);
  const listing = listRules(checker, payer === undefined ? ids : [payer]);
  await environment.out(
    format === 'json'
      ? `${JSON.stringify({ version: 1, ...listing }, null, 2)}\n`
      : pretty(listing),
  );
  return faults.length > 0 ? 2 : 0;
}

function readOptions(args: readonly string[]): { payer: string | undefined; format: string } {
  const { values } = parsed(() =>
    parseArgs({
      args: [...args],
      options: { payer: { type: 'string' }, format: { type: 'string' } },
    }),
  );
  const format = values.format ?? 'pretty';
  if (!FORMATS.includes(format))
    throw new UsageError(`There is no format ${format}. Use one of ${FORMATS.join(', ')}.`);
  return { payer: values.payer?.toLowerCase(), format };
}

function pretty({ rules, statuses, advice, silent }: Listing): string {
  const width = Math.max(...rules.map((rule) => rule.id.length), 0);
  const rows = [
    ...rules.flatMap((rule) => ruleRows(rule, width)),
    ...section(
      'Tables of codes',
      statuses.map(({ payer, clauses, status, codes }) =>
        [payer, ...clauses, ` ${status}: ${codes.join(', ')}`].join(' '),
      ),
    ),
    ...section('Advice (never a finding)', advice.map(spoken)),
    ...section('Allowed (proved by drafts without a finding)', silent.map(spoken)),
  ];
  return `${rows.join('\n')}\n`;
}

function ruleRows(rule: ListedRule, width: number): string[] {
  const payers = [...new Set(rule.packs.map((p) => p.payer))].join(' ');
  const head = `${rule.id.padEnd(width)}  ${rule.severity.padEnd(11)}  ${rule.title}`;
  if (payers === '') return [head];
  const clauses = rule.clauses.length > 0 ? `: ${rule.clauses.join(' ')}` : '';
  return [head, `${' '.repeat(width + 15)}${payers}${clauses}`];
}

function section(title: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', title, ...rows.map((row) => `  ${row}`)];
}

function spoken({ payer, clauses, says }: ListedStatement): string {
  return `${[payer, ...clauses].join(' ')}  ${says}`;
}
