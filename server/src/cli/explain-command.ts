import { nearest } from '../draft/nearest';
import { RULES } from '../rules/index';
import { explain, type ExplainInput } from '../service/explain';
import { Projects, type Environment } from './environment';
import { UsageError } from './usage';

/** `claimlint explain RULE | CODE | CLAUSE`: prints what is known of it; 2 when nothing is. */
export function explainCommand(args: readonly string[], environment: Environment): number {
  const [subject, ...rest] = args;
  if (subject === undefined || rest.length > 0 || subject.startsWith('--'))
    throw new UsageError(
      'claimlint explain takes one rule id, code or clause, such as bundled, S9500 or OK-41.',
    );
  const { checker } = new Projects(environment).of(undefined);
  const input: ExplainInput = { checker };
  const text = explain(subject, input);
  if (text === undefined) {
    const near = nearest(subject, [
      ...RULES.map((rule) => rule.id),
      ...checker.resources.codes.allCodes(),
    ]);
    throw new UsageError(
      `Nothing is known of ${subject}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ' See claimlint rules.'}`,
    );
  }
  environment.out(text);
  return 0;
}
