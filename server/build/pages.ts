import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checker } from '../src/check/check';
import { severityByPolicy } from '../src/check/severity';
import type { Finding } from '../src/check/finding';
import type { Fix } from '../src/draft/edits';
import { CodeTables } from '../src/codes/tables';
import { parseDay } from '../src/draft/days';
import { textEditsFor } from '../src/edits/edit-draft';
import { applyTextEdits } from '../src/edits/text-edits';
import { statementsOf } from '../src/policy/statements';
import { RULES } from '../src/rules/index';
import type { AnyRule } from '../src/rules/rule';
import { allPacks, merged } from '../src/service/explain-words';
import { ruleOptions } from '../src/service/rule-options';
import { readCodeTables } from './code-tables';
import { readPacks } from './packs';
import { policyPages, policyRows } from './policy-pages';

/*
 * The rule pages: one page a rule, made from the rule, the packs and the examples; and beside them
 * the policy pages. `--check` writes nothing and fails when a page in the repository says anything else.
 */

const ROOT = join(__dirname, '..', '..');
const PAGES = join(ROOT, 'server', 'pages');
/** The day that examples are checked on, so that pages do not change by themselves. */
const EXAMPLE_DAY = parseDay('2026-11-21') ?? 0;

/** Every page by its file name. */
export function rulePages(): Map<string, string> {
  const checker = new Checker({
    codes: new CodeTables(readCodeTables(join(ROOT, 'server', 'codes'))),
    packs: readPacks(join(ROOT, 'server', 'policies')),
  });
  const pages = new Map(RULES.map((rule) => [`${rule.id}.md`, rulePage(rule, checker)]));
  for (const [name, text] of policyPages(checker)) pages.set(name, text);
  return pages.set('README.md', indexPage(checker));
}

function indexPage(checker: Checker): string {
  const rows = RULES.map(
    (rule) => `| [${rule.id}](${rule.id}.md) | ${rule.title} | ${severityOf(rule)} |`,
  );
  return [
    '# The rules of Claimlint',
    '',
    '| rule | title | severity |',
    '|---|---|---|',
    ...rows,
    '',
    '## The policies',
    '',
    '| payer | name | policy |',
    '|---|---|---|',
    ...policyRows(checker),
    '',
  ].join('\n');
}

function rulePage(rule: AnyRule, checker: Checker): string {
  const consequence =
    rule.consequence === null ? 'a fault of the draft itself' : `consequence: ${rule.consequence}`;
  return [
    `# ${rule.title}`,
    '',
    `\`${rule.id}\` · ${severityOf(rule)} · ${consequence}`,
    '',
    rule.docs.what,
    '',
    '## Why',
    '',
    rule.docs.why,
    '',
    '## What to do',
    '',
    rule.docs.todo,
    '',
    ...examplePart(rule, checker),
    ...policyPart(rule, checker),
    ...optionPart(rule),
    '## Severity and silence',
    '',
    `In \`.claimlint.yaml\`: \`severity: { ${rule.id}: off }\` (or hint, information, warning, error).`,
    `For one place, on its line or alone on the line above: \`# claimlint-ignore ${rule.id}: the reason\`.`,
    '',
  ].join('\n');
}

function severityOf(rule: AnyRule): string {
  return severityByPolicy({
    entry: undefined,
    reported: undefined,
    rule: rule.severity,
    consequence: rule.consequence,
  });
}

function policyPart(rule: AnyRule, checker: Checker): string[] {
  const rows = allPacks(checker).flatMap((pack) =>
    merged(
      statementsOf(pack).filter(({ place }) => place.kind === 'entry' && place.rule === rule.id),
    )
      .filter((s) => s.says !== undefined || s.clauses.length > 0)
      .map((s) =>
        [s.policy ?? pack.label, s.section ?? '', s.says ?? '', s.clauses.join(', ')]
          .map(cell)
          .join(' | '),
      ),
  );
  if (rows.length === 0) return [];
  return [
    '## What the policies say',
    '',
    'In our own words.',
    '',
    '| policy | section | says | clauses |',
    '|---|---|---|---|',
    ...new Set(rows.map((row) => `| ${row} |`)),
    '',
  ];
}

function optionPart(rule: AnyRule): string[] {
  const options = ruleOptions(rule);
  if (options.length === 0) return [];
  return [
    '## Options of a pack entry',
    '',
    '| option | meaning |',
    '|---|---|',
    ...options.map(
      (o) => `| \`${o.name}\`${o.required ? ' (required)' : ''} | ${cell(o.description)} |`,
    ),
    '',
  ];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** The first example (of the first payer that has one) in which the rule fires, and after its fix. */
function examplePart(rule: AnyRule, checker: Checker): string[] {
  const dir = join(ROOT, 'test', 'rules', rule.id);
  if (!existsSync(dir)) return [];
  const files = readdirSync(dir)
    .filter((name) => /\.claim\.ya?ml$/.test(name))

    .sort(
      (a, b) => Number(b.startsWith('bcbsok')) - Number(a.startsWith('bcbsok')) || (a < b ? -1 : 1),
    );
  const shown = files.flatMap((name) =>
    shownExample(rule, readFileSync(join(dir, name), 'utf8'), checker),
  );
  const best = shown.find((s) => s.fix?.kind === 'safe') ?? shown.find((s) => s.fix) ?? shown[0];
  if (!best) return [];
  const { before, after, finding, fix } = best;
  return [
    '## Example',
    '',
    '```yaml',
    ...before,
    '```',
    '',
    `> ${finding.severity}: ${finding.message}`,
    '',
    ...(fix
      ? [
          `${fix.kind === 'safe' ? 'Fix' : 'One choice'}: *${fix.title}*.`,
          '',
          '```yaml',
          ...after,
          '```',
          '',
        ]
      : []),
  ];
}

function shownExample(
  rule: AnyRule,
  text: string,
  checker: Checker,
): { before: string[]; after: string[]; finding: Finding; fix: Fix | undefined }[] {
  for (const { draft, findings } of checker.checkText(text, { today: EXAMPLE_DAY }).claims) {
    const finding = findings.find((f) => f.rule === rule.id);
    if (!finding) continue;
    const source = draft.tree.text;
    const order = { safe: 0, choice: 1, template: 2 };
    const fixes = [...finding.fixes].sort((a, b) => order[a.kind] - order[b.kind]);
    for (const fix of fixes) {
      const edits = textEditsFor(draft, fix.edits);
      if (!edits || edits.length === 0) continue;
      const { before, after } = changedLines(source, applyTextEdits(source, edits));
      return [{ before: [...around(source, finding, before), ...before], after, finding, fix }];
    }
    return [{ before: around(source, finding, []), after: [], finding, fix: undefined }];
  }
  return [];
}

/** The line that the finding stands on, where the change does not show it. */
function around(source: string, finding: Finding, shown: readonly string[]): string[] {
  const start = source.lastIndexOf('\n', finding.span.start - 1) + 1;
  const end = source.indexOf('\n', finding.span.start);
  const line = source.slice(start, end < 0 ? undefined : end);
  return shown.includes(line) ? [] : [line];
}

/** The lines between the equal head and the equal tail. */
function changedLines(before: string, after: string): { before: string[]; after: string[] } {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  return { before: a.slice(head, a.length - tail), after: b.slice(head, b.length - tail) };
}

/** The pages that differ from what the repository holds. */
export function stalePages(): string[] {
  const pages = rulePages();
  const present = existsSync(PAGES) ? readdirSync(PAGES) : [];
  const changed = [...pages].filter(([name, text]) => {
    const file = join(PAGES, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== text;
  });
  return [...changed.map(([name]) => name), ...present.filter((name) => !pages.has(name))].sort();
}

function main(): void {
  if (process.argv.includes('--check')) {
    const stale = stalePages();
    if (stale.length === 0) return;
    process.stderr.write(
      `These rule pages are stale (npm run pages makes them): ${stale.join(', ')}\n`,
    );
    process.exitCode = 1;
    return;
  }
  rmSync(PAGES, { recursive: true, force: true });
  mkdirSync(PAGES, { recursive: true });
  for (const [name, text] of rulePages()) writeFileSync(join(PAGES, name), text);
}

if (require.main === module) main();
