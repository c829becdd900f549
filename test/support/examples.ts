import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Checker } from '../../server/src/check/check';
import type { ClaimResult } from '../../server/src/check/finding';
import { expectationsOf } from './example';
import { checker, OPTIONS, ROOT } from './resources';

/** A claim of an example draft, checked. */
export interface CheckedExample {
  /** The rule whose folder it lies in; `samples` for the samples. */
  folder: string;
  file: string;
  /** Clauses of which the draft proves that they raise nothing. */
  proves: string[];
  /** Pack entries of which the draft says that it comes near to them. */
  near: string[];
  result: ClaimResult;
  /** What it was checked with. */
  checker: Checker;
}

/** Every claim of every example and sample. */
export function checkedExamples(): CheckedExample[] {
  const check = checker();
  const rules = join(ROOT, 'test', 'rules');
  const folders = readdirSync(rules).filter((name) => statSync(join(rules, name)).isDirectory());
  const dirs = [
    ...folders.map((name) => [name, join(rules, name)] as const),
    ['samples', join(ROOT, 'samples')] as const,
  ];
  return dirs.flatMap(([folder, dir]) =>
    readdirSync(dir)
      .filter((name) => /\.claim\.ya?ml$/.test(name))
      .flatMap((file) =>
        checkedText(readFileSync(join(dir, file), 'utf8'), folder, `${folder}/${file}`, check),
      ),
  );
}

/** The claims of a text as examples of a rule. */
export function checkedText(
  text: string,
  folder: string,
  file: string,
  check: Checker,
): CheckedExample[] {
  return check.checkText(text, OPTIONS).claims.map((result) => {
    const { proves, near } = expectationsOf(result.draft.tree.text);
    return { folder, file, proves, near, result, checker: check };
  });
}
