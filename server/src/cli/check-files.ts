import type { Checker } from '../check/check';
import { withDuplicate } from '../check/duplicate-claims';
import type { FileResult } from '../check/finding';
import type { Level } from '../check/severity';
import { nearest } from '../draft/nearest';
import type { Arguments } from './arguments';
import type { Projects } from './environment';
import { readInput, type Input } from './inputs';
import { reportClaims, type ReportedError, type ReportedFile } from './report';
import { UsageError } from './usage';

/** A checked file: its report, its text for showing it, and how many findings were silenced. */
export interface CheckedFile {
  report: ReportedFile;
  text: string;
  suppressed: number;
}

/** Checks files one by one, in order; remembers claim numbers over all of them. */
export class FileChecker {
  private readonly numbers = new Map<string, string>();

  constructor(
    private readonly args: Pick<Arguments, 'payer' | 'severity' | 'today'>,
    private readonly projects: Projects,
  ) {}

  /** The report of a file, or why it could not be read. */
  check(input: Input): CheckedFile | ReportedError {
    let text: string;
    try {
      text = readInput(input);
    } catch (error) {
      return {
        path: input.path,
        kind: 'unreadable',
        message: `The file cannot be read (${reasonOf(error)}).`,
        range: null,
      };
    }
    const project = this.projects.of(input.file);
    const severity = new Map<string, Level>([...project.settings.severity, ...this.args.severity]);
    assertPayer(this.args.payer, project.checker);
    const result = project.checker.checkText(text, {
      today: this.args.today,
      payer: this.args.payer,
      severity,
    });
    const claims = this.acrossFiles(result, input.path, severity);
    return {
      report: { path: input.path, claims: reportClaims({ text, claims }), errors: [] },
      text,
      suppressed: claims.reduce((n, claim) => n + claim.suppressed, 0),
    };
  }

  private acrossFiles(result: FileResult, path: string, severity: ReadonlyMap<string, Level>) {
    return result.claims.map((claim) => {
      const number = claim.claim;
      if (number === null) return claim;
      const other = this.numbers.get(number);
      if (other === undefined) this.numbers.set(number, path);
      return other === undefined || other === path
        ? claim
        : withDuplicate(
            claim,
            `A claim in ${other} has the number ${number} too.`,
            'other-file',
            severity,
          );
    });
  }
}

/** `--payer` must name a pack. */
export function assertPayer(payer: string | undefined, checker: Checker): void {
  if (payer === undefined || checker.payers.includes(payer)) return;
  const near = nearest(payer, checker.payers);
  throw new UsageError(
    `--payer ${payer}: there is no policy pack of that id. ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${checker.payers.join(', ')}.`}`,
  );
}

/** The system's short code (`EACCES`), never a path or content. */
export function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
