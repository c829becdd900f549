import type { Checker } from '../check/check';
import { statementsOf, type PackStatement } from '../policy/statements';
import { policyText } from './describe-payer';
import { allPacks, merged, statementText } from './explain-words';
import { block, paragraphs, wrapped } from './plain-text';
import { plainOf, plural } from './words';

/** A policy pack: its facts, and everything that it states, in our words. */
export function explainPayer(subject: string, checker: Checker): string | undefined {
  const pack = allPacks(checker).find(({ id }) => id === subject.toLowerCase());
  if (!pack) return undefined;
  const statements = statementsOf(pack);
  const of = (kind: PackStatement['place']['kind']) =>
    merged(statements.filter(({ place }) => place.kind === kind)).map(statementText);
  const clauses = new Set(statements.flatMap((s) => s.clauses)).size;
  return paragraphs([
    ...plainOf(policyText(pack))
      .split('\n\n')
      .map((part) => (part.startsWith('- ') ? part.replace(/^/gm, '  ') : wrapped(part))),
    `${plural(clauses, 'clause')}, ${plural(pack.entries.length, 'entry').replace(/ys$/, 'ies')} with what it extends.`,
    block('Checked:', of('entry')),
    block('Table of codes:', of('status')),
    block('Advice, never a finding:', of('advice')),
    block('Allowed:', of('silent')),
  ]);
}
