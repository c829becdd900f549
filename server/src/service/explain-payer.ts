import type { Checker } from '../check/check';
import { statementsOf, type PackStatement } from '../policy/statements';
import { policyText } from './describe-payer';
import { allPacks, merged, saying, statementText } from './explain-words';
import { block, paragraphs, wrapped } from './plain-text';
import { plainOf, plural } from './words';

/** A policy pack: its facts, and everything that it states, in our words. */
export function explainPayer(subject: string, checker: Checker): string | undefined {
  const pack = allPacks(checker).find(({ id }) => id === subject.toLowerCase());
  if (!pack) return undefined;
  const statements = statementsOf(pack);
  const of = (kind: PackStatement['place']['kind']) =>
    merged(statements.filter(({ place }) => place.kind === kind));
  const clauses = new Set(statements.flatMap((s) => s.clauses)).size;
  return paragraphs([
    ...plainOf(policyText(pack))
      .split('\n\n')
      .map((part) => (part.startsWith('- ') ? part.replace(/^/gm, '  ') : wrapped(part))),
    `It states ${plural(clauses, 'clause')}.`,
    block('Checked, by rule:', of('entry').map(statementText)),
    block('Table of codes:', of('status').map(statusText)),
    block('Advice, never a finding:', of('advice').map(saying)),
    block('Allowed, raises nothing:', of('silent').map(saying)),
  ]);
}

function statusText(statement: PackStatement): string {
  const { place } = statement;
  const row =
    place.kind === 'status' ? `${place.status.status}: ${place.status.codes.join(', ')}` : '';
  return `${row}: ${saying(statement)}`;
}
