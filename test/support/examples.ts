import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
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
  result: ClaimResult;
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
        check.checkText(readFileSync(join(dir, file), 'utf8'), OPTIONS).claims.map((result) => ({
          folder,
          file: `${folder}/${file}`,
          proves: expectationsOf(result.draft.tree.text).proves,
          result,
        })),
      ),
  );
}
