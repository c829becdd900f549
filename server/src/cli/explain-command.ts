import { nearest } from '../draft/nearest';
import { explain, explainable } from '../service/explain';
import type { Environment } from './environment';
import { Projects } from './projects';
import { errorLine } from './terminal';
import { UsageError } from './usage';

/**
 * `claimlint explain RULE | CODE | CLAUSE`: prints what is known of it; 2 when nothing is, and when
 * settings or packs that hold here are broken.
 */
export async function explainCommand(
  args: readonly string[],
  environment: Environment,
): Promise<number> {
  const [subject, ...rest] = args;
  if (subject === undefined || rest.length > 0 || subject.startsWith('-'))
    throw new UsageError(
      'claimlint explain takes one rule id, code or clause, such as bundled, S9500 or OK-41.',
    );
  const projects = new Projects(environment.dataDir, environment.cwd);
  const { checker } = projects.ofFolder();
  const faults = projects.faults([]);
  for (const fault of faults) environment.err(errorLine(fault));
  const text = explain(subject, { checker });
  if (text === undefined) {
    const near = nearest(subject, new Set(explainable({ checker })));
    throw new UsageError(
      `Nothing is known of ${subject}.${near.length > 0 ? ` Near it: ${near.join(', ')}.` : ' See claimlint rules.'}`,
    );
  }
  await environment.out(text);
  return faults.length > 0 ? 2 : 0;
}
