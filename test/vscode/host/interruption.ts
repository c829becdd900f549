/** How often to look whether the parent process is still there, in milliseconds. */
const lookEvery = 500;

/**
 * Resolves when the user or the system wants an end: by a signal, or, if asked for, by the end of
 * the process that started this one. (npm and its shell do not pass every signal on.)
 */
export function nextInterruption(endWithParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => resolve());
    }
    if (!endWithParent) return;
    const parent = process.ppid;
    const timer = setInterval(() => {
      if (process.ppid !== parent) resolve();
    }, lookEvery);
    timer.unref();
  });
}
