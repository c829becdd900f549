import { join, resolve } from 'node:path';
import { digestOf, shippedDigest } from '../files/digests';
import { reasonOf, textOf } from '../files/read-text';
import type { CheckArguments } from './arguments';
import { CheckCache } from './check-cache';
import type { CheckedInput } from './check-input';
import type { Environment } from './environment';
import { readBytes, type Input } from './inputs';
import type { Projects } from './projects';

/**
 * What earlier runs found, for drafts whose bytes and all that they are judged by are the same: the
 * program with its data, settings with their packs and tables, options, and the day.
 */
export class CachedChecks {
  private readonly cache: CheckCache;
  private readonly judgedBy: string;

  /** `file`: where the cache lies; empty for the user's own folder of caches. */
  constructor(
    file: string,
    { payer, severity, today }: CheckArguments,
    private readonly projects: Projects,
    { cwd, cacheDir, version, workerScript, dataDir }: Environment,
  ) {
    const usual = join(cacheDir, `${digestOf(cwd).slice(0, 16)}.cache`);
    this.cache = new CheckCache(file === '' ? usual : resolve(cwd, file), today);
    const shipped = shippedDigest(workerScript, dataDir);
    this.judgedBy = JSON.stringify([version, shipped, today, payer, [...severity].sort()]);
  }

  /** The result for an input, read and hashed now; undefined where there is none, or it cannot be read. */
  of(input: Input): CheckedInput | undefined {
    try {
      const bytes = readBytes(input);
      const kept = this.cache.get(this.keyOf(input, digestOf(bytes)));
      if (!kept) return undefined;
      const { claims, suppressed, ifDuplicate } = kept;
      const report = { path: input.path, claims, errors: [] };
      return { report, text: textOf(bytes), suppressed, ifDuplicate };
    } catch {
      return undefined;
    }
  }

  /** Keeps a result, unless something kept the check from its end. */
  keep(input: Input, { report, suppressed, ifDuplicate, digest }: CheckedInput): void {
    const { claims, errors } = report;
    const isWhole = claims.every(({ findings }) =>
      findings.every(({ rule }) => rule !== 'check-incomplete'),
    );
    if (digest === undefined || errors.length > 0 || !isWhole) return;
    this.cache.set(this.keyOf(input, digest), { claims, suppressed, ifDuplicate });
  }

  /** Writes what is new; returns what to say where that fails. */
  save(): string | undefined {
    try {
      this.cache.save();
      return undefined;
    } catch (error) {
      return `The cache cannot be written (${reasonOf(error)}); everything was checked all the same.`;
    }
  }

  private keyOf(input: Input, digest: string): string {
    return digestOf(`${this.judgedBy}\n${this.projects.digestOf(input)}\n${digest}`);
  }
}
