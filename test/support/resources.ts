import { join } from 'node:path';
import { readCodeTables } from '../../server/build/code-tables';
import { readPacks } from '../../server/build/packs';
import { Checker, type CheckOptions, type Resources } from '../../server/src/check/check';
import { CodeTables } from '../../server/src/codes/tables';
import { parseDay } from '../../server/src/draft/days';

export const ROOT = join(__dirname, '..', '..');

/** The day that tests call today. */
export const TODAY = parseDay('2026-11-21') ?? 0;
export const OPTIONS: CheckOptions = { today: TODAY };

let shared: Resources | undefined;

/** The code tables and packs of the project, read once. */
export function resources(): Resources {
  shared ??= {
    codes: new CodeTables(readCodeTables(join(ROOT, 'server', 'codes'))),
    packs: readPacks(join(ROOT, 'server', 'policies')),
  };
  return shared;
}

/** A checker with the project's own packs. */
export function checker(): Checker {
  return new Checker(resources());
}
