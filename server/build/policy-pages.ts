import type { Checker } from '../src/check/check';
import type { Pack } from '../src/policy/pack';
import { statementsOf, type PackStatement } from '../src/policy/statements';
import { policyText } from '../src/service/describe-payer';
import { merged } from '../src/service/explain-words';

/*
 * The policy pages: one page a payer, with what its policy says, section by section, in our own words
 * and with the rule that holds a draft against it. Made from the packs.
 */

/** Every page by its file name. */
export function policyPages(checker: Checker): Map<string, string> {
  return new Map(packsOf(checker).map((pack) => [pageOf(pack), policyPage(pack)]));
}

/** The rows of a table that leads to the pages. */
export function policyRows(checker: Checker): string[] {
  return packsOf(checker).map(
    (pack) =>
      `| [${pack.id}](${pageOf(pack)}) | ${cell(pack.name)} | ${cell(`${pack.policy} ${pack.title}`)} |`,
  );
}

function packsOf(checker: Checker): Pack[] {
  return checker.payers.flatMap((id) => checker.pack(id)?.pack ?? []);
}

function pageOf({ id }: Pack): string {
  return `payer-${id}.md`;
}

/** Where a statement that names no section stands. */
const ELSEWHERE = 'Without a section';

function policyPage(pack: Pack): string {
  const sections = new Map<string, PackStatement[]>();
  for (const statement of merged(statementsOf(pack))) {
    const section = statement.section ?? ELSEWHERE;
    sections.set(section, [...(sections.get(section) ?? []), statement]);
  }
  const named = [...sections].sort(
    ([a], [b]) => Number(a === ELSEWHERE) - Number(b === ELSEWHERE) || a.localeCompare(b),
  );
  return [
    `# What ${pack.name} says`,
    '',
    policyText(pack),
    '',
    "In our own words. What counts is the payer's text, and your contract.",
    '',
    ...named.flatMap(([section, statements]) => [
      `## ${section}`,
      '',
      '| says | clauses | what comes of it |',
      '|---|---|---|',
      ...new Set(statements.map(row)),
      '',
    ]),
  ].join('\n');
}

function row(statement: PackStatement): string {
  const { says, clauses } = statement;
  return `| ${[says ?? '', clauses.join(', '), effectOf(statement)].map(cell).join(' | ')} |`;
}

function effectOf({ place }: PackStatement): string {
  switch (place.kind) {
    case 'entry':
      return `checked by [${place.rule}](${place.rule}.md)`;
    case 'status':
      return `${place.status.status}: ${place.status.codes.join(', ')}`;
    case 'advice':
      return 'advice, never a finding';
    case 'silent':
      return 'allowed, raises nothing';
  }
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
