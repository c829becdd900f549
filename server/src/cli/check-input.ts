import { withDuplicate } from '../check/duplicate-claims';
import type { ClaimResult } from '../check/finding';
import type { Level } from '../check/severity';
import type { Project } from '../files/project';
import { digestOf } from '../files/digests';
import { NotUtf8Error, reasonOf, textOf } from '../files/read-text';
import type { CheckArguments } from './arguments';
import { readBytes, type Input } from './inputs';
import { reporterOf, type ReportedError, type ReportedFile, type ReportedFinding } from './report';

/** A draft that was checked by itself, as plain data that can pass between threads. */
export interface CheckedInput {
  report: ReportedFile;
  text: string;
  suppressed: number;
  /** For each claim, what is to be said if a file before has its number. */
  ifDuplicate: IfDuplicate[];
  /** The digest of the bytes that were checked, where it was asked for. */
  digest?: string;
}

/** A finding to be put at a position among the others; or one more silenced; or nothing. */
export type IfDuplicate =
  { is: 'finding'; finding: ReportedFinding; at: number } | { is: 'silenced' } | { is: 'off' };

/** What a check of inputs is asked for. */
export interface InputCheck extends CheckArguments {
  /** Whether results hold the text of the draft; otherwise it is empty. */
  texts: boolean;
  /** Whether results name the digest of what was checked. */
  digests: boolean;
}

/** Reads and checks a draft. Never throws: what could not be done stands in the report. */
export function checkInput(input: Input, project: Project, args: InputCheck): CheckedInput {
  const { path } = input;
  let text: string;
  let digest: string | undefined;
  try {
    const bytes = readBytes(input);
    text = textOf(bytes);
    if (args.digests) digest = digestOf(bytes);
  } catch (error) {
    return failed({ path, kind: 'unreadable', message: whyUnreadable(error), range: null });
  }
  try {
    const checked = checkText(text, path, project, args);
    return { ...checked, text: args.texts ? text : '', digest };
  } catch {
    return failedCheck(input);
  }
}

/** What stands for a file on which the check itself failed. */
export function failedCheck({ path }: Input): CheckedInput {
  const message = 'The check itself failed on this file; please report it.';
  return failed({ path, kind: 'internal', message, range: null });
}

/** Checks the text of a draft. */
export function checkText(
  text: string,
  path: string,
  { checker, settings }: Project,
  { today, payer, severity: given }: CheckArguments,
): CheckedInput {
  const severity = new Map<string, Level>([...settings.severity, ...given]);
  const clock = () => performance.now();
  const { claims } = checker.checkText(text, { today, payer, severity, clock });
  const reporter = reporterOf(text);
  return {
    report: { path, claims: claims.map(reporter.claim), errors: [] },
    text,
    suppressed: claims.reduce((n, claim) => n + claim.suppressed, 0),
    ifDuplicate: claims.map((claim) => ifDuplicate(claim, severity, reporter.finding)),
  };
}

function ifDuplicate(
  claim: ClaimResult,
  severity: ReadonlyMap<string, Level>,
  report: ReturnType<typeof reporterOf>['finding'],
): IfDuplicate {
  if (claim.claim === null) return { is: 'off' };
  const marked = withDuplicate(claim, '', 'other-file', severity);
  if (marked.suppressed > claim.suppressed) return { is: 'silenced' };
  const at = marked.findings.findIndex((f) => !claim.findings.includes(f));
  const added = marked.findings[at];
  return added ? { is: 'finding', finding: report(added, claim.draft), at } : { is: 'off' };
}

/** Why a draft could not be read, and what to do. */
export function whyUnreadable(error: unknown): string {
  if (error instanceof NotUtf8Error) return 'The file is not UTF-8 text: save it as UTF-8.';
  const reason = reasonOf(error);
  // It stood in its folder when that was read.
  if (reason === 'ENOENT')
    return 'The file is gone, or is a link to one that is not there: mend the link or remove it.';
  return `The file cannot be read (${reason}).`;
}

function failed(error: ReportedError): CheckedInput {
  const report = { path: error.path, claims: [], errors: [error] };
  return { report, text: '', suppressed: 0, ifDuplicate: [] };
}
