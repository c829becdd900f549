import type { Environment } from './environment';

/** Fewer files are done before anyone could read of it. */
const WORTH_SHOWING = 20;
/** At most this many updates a run. */
const UPDATES = 200;

/**
 * Shows on standard error how many files are done: when asked for, else on a terminal. Returns what
 * to call after each file.
 */
export function progressOn(
  asked: boolean | undefined,
  count: number,
  { terminal, err }: Pick<Environment, 'terminal' | 'err'>,
): () => void {
  if (!(asked ?? (terminal && count > WORTH_SHOWING))) return () => undefined;
  const step = Math.ceil(count / UPDATES);
  let done = 0;
  return () => {
    done++;
    if (done % step === 0 || done === count)
      err(
        `${terminal ? '\r' : ''}${done} of ${count} files${terminal && done < count ? '' : '\n'}`,
      );
  };
}
