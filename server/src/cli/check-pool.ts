import { Worker } from 'node:worker_threads';
import { failedCheck, type CheckedInput } from './check-input';
import type { WorkerStart } from './check-worker';
import type { Input } from './inputs';

/** How far the threads may run ahead of what has been taken, in inputs a thread. */
const AHEAD = 8;

/**
 * Checks inputs on worker threads; gives the results in the order of the inputs, each as soon as it
 * and all before it are done. An input whose thread dies is reported as a failed check.
 * `script`: the file that runs `serveChecks` when it is started as a worker.
 * `known`: the result of an input that needs no thread; a thread is started for the first that does.
 */
export async function* checkOnThreads(
  inputs: readonly Input[],
  threads: number,
  script: string,
  start: WorkerStart,
  known: (input: Input) => CheckedInput | undefined = () => undefined,
): AsyncGenerator<CheckedInput> {
  const results = new Map<number, Deferred<CheckedInput>>();
  const workers = new Set<Worker>();
  /** Threads that wait until more has been taken. */
  let waiting: (() => void)[] = [];
  let [next, taken] = [0, 0];

  const result = (index: number): Deferred<CheckedInput> => {
    const known = results.get(index) ?? deferred<CheckedInput>();
    results.set(index, known);
    return known;
  };

  /** A thread that checks one input after the other until none is left. */
  const launch = (): void => {
    let worker: Worker | undefined;
    let current: number | undefined;
    const take = (): void => {
      for (;;) {
        const input = inputs[next];
        if (!input) return void worker?.terminate();
        if (next >= taken + threads * AHEAD) return void waiting.push(take);
        const index = next++;
        const checked = known(input);
        if (checked) result(index).resolve(checked);
        else {
          current = index;
          worker ??= started();
          return worker.postMessage(input);
        }
      }
    };
    const started = (): Worker => {
      const made = new Worker(script, { workerData: start });
      workers.add(made);
      made.on('message', (checked: CheckedInput) => {
        if (current !== undefined) result(current).resolve(checked);
        current = undefined;
        take();
      });
      // It exits next, and that is seen to below.
      made.on('error', () => undefined);
      made.on('exit', () => {
        workers.delete(made);
        const input = current === undefined ? undefined : inputs[current];
        if (current === undefined || !input) return;
        result(current).resolve(failedCheck(input));
        if (next < inputs.length) launch();
      });
      return made;
    };
    take();
  };

  for (let i = 0; i < Math.min(threads, inputs.length); i++) launch();
  try {
    while (taken < inputs.length) {
      yield await result(taken).promise;
      results.delete(taken++);
      const woken = waiting;
      waiting = [];
      for (const take of woken) take();
    }
  } finally {
    next = inputs.length;
    await Promise.all([...workers].map((worker) => worker.terminate()));
  }
}

interface Deferred<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
