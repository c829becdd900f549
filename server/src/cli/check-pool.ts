import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { failedCheck, type CheckedInput } from './check-input';
import type { WorkerStart } from './check-worker';
import type { Input } from './inputs';

/** How many inputs a thread is given with one message, at most: messages cost as much as small checks. */
const A_MESSAGE = 16;

/** How many messages a thread has before it, so that it never waits for the next one. */
const MESSAGES = 2;

/** How far ahead of what has been taken inputs are given out, for each job. */
const AHEAD = 64;

/**
 * How V8 is to work where every core has a thread of ours; each makes two threads a twentieth faster.
 * Threads share no compiled code: where each compiles a function later, knowing more of it, less is
 * compiled twice. And a thread that collects garbage by itself does not wait for the others' cores.
 */
const FOR_THREADS = ['--interrupt-budget=300000', '--no-parallel-scavenge'];

export interface Checks {
  inputs: readonly Input[];
  /** How many work at once: this thread and worker threads. */
  jobs: number;
  /** The file that runs `serveChecks` when it is started as a worker, and what it is started with. */
  script: string;
  start: WorkerStart;
  /** Checks an input on this thread. */
  check: (input: Input) => CheckedInput;
  /** The result of an input that needs no check. */
  known: (input: Input) => CheckedInput | undefined;
}

/**
 * Checks inputs on this thread and on worker threads; gives the results in the order of the inputs,
 * each as soon as it and all before it are done. An input whose thread dies is reported as a failed
 * check.
 */
export async function* checkOnThreads(checks: Checks): AsyncGenerator<CheckedInput> {
  const { inputs, jobs, check, known } = checks;
  const pool = new Pool(checks);
  for (const flag of FOR_THREADS) setFlagsFromString(flag);
  try {
    for (let helpers = 1; helpers < jobs; helpers++) pool.launch();
    for (; pool.taken < inputs.length; pool.taken++) {
      pool.feed();
      let result: CheckedInput | undefined;
      while (!(result = pool.done.get(pool.taken))) {
        const own = pool.next();
        const input = own === undefined ? undefined : inputs[own];
        if (own === undefined || !input) await pool.news();
        else {
          pool.done.set(own, known(input) ?? check(input));
          // Lets the threads' answers in, and new work out.
          await new Promise(setImmediate);
        }
      }
      pool.done.delete(pool.taken);
      yield result;
    }
  } finally {
    await pool.end();
  }
}

/** A worker thread and the inputs that it has been given, by message. */
interface Helper {
  worker: Worker;
  given: number[][];
}

/** What is done, what is under way, and what comes next, by the inputs' numbers. */
class Pool {
  readonly done = new Map<number, CheckedInput>();
  taken = 0;
  private given = 0;
  /** Inputs of threads that died: each is given out by itself, to tell which one it was. */
  private readonly suspects: number[] = [];
  private readonly helpers = new Set<Helper>();
  private tell: () => void = () => undefined;

  constructor(private readonly checks: Checks) {}

  /** The next input that nobody works at; undefined when there is none, or not yet. */
  next(): number | undefined {
    const { inputs, jobs } = this.checks;
    const end = Math.min(inputs.length, this.taken + jobs * AHEAD);
    return this.given < end ? this.given++ : undefined;
  }

  launch(): void {
    const { script, start } = this.checks;
    const helper: Helper = { worker: new Worker(script, { workerData: start }), given: [] };
    this.helpers.add(helper);
    helper.worker.on('message', (results: CheckedInput[]) => {
      const numbers = helper.given.shift() ?? [];
      results.forEach((result, i) => this.done.set(numbers[i] ?? -1, result));
      this.tell();
      this.fill(helper);
    });
    // It exits next, and that is seen to below.
    helper.worker.on('error', () => undefined);
    helper.worker.on('exit', () => {
      if (this.helpers.delete(helper)) this.mourn(helper);
    });
  }

  /** Gives every thread what it can take now. */
  feed(): void {
    for (const helper of this.helpers) this.fill(helper);
  }

  /** Resolves when a thread has answered, or died. */
  news(): Promise<void> {
    return new Promise((resolve) => (this.tell = resolve));
  }

  async end(): Promise<void> {
    const ending = [...this.helpers].map(({ worker }) => worker.terminate());
    this.helpers.clear();
    await Promise.all(ending);
  }

  private fill({ worker, given }: Helper): void {
    while (given.length < MESSAGES) {
      const numbers = this.message();
      if (numbers.length === 0) return;
      given.push(numbers);
      worker.postMessage(numbers.map((number) => this.checks.inputs[number]));
    }
  }

  /** What the next message holds: a suspect alone, or inputs that have to be checked. */
  private message(): number[] {
    const suspect = this.suspects.shift();
    if (suspect !== undefined) return [suspect];
    const { inputs, jobs, known } = this.checks;
    // Towards the end in smaller pieces, so that all end at about the same time.
    const most = Math.ceil((inputs.length - this.given) / (jobs * MESSAGES));
    const numbers: number[] = [];
    while (numbers.length < Math.min(most, A_MESSAGE)) {
      const number = this.next();
      const input = number === undefined ? undefined : inputs[number];
      if (number === undefined || !input) break;
      const result = known(input);
      if (result) this.done.set(number, result);
      else numbers.push(number);
    }
    return numbers;
  }

  /** A thread died, of one of the inputs of the message that it had not answered. */
  private mourn({ given: [first = [], ...rest] }: Helper): void {
    const [only] = first;
    const input = only === undefined ? undefined : this.checks.inputs[only];
    if (first.length === 1 && only !== undefined && input) this.done.set(only, failedCheck(input));
    else this.suspects.push(...first);
    this.suspects.push(...rest.flat());
    if (this.suspects.length > 0 || this.given < this.checks.inputs.length) this.launch();
    this.tell();
    this.feed();
  }
}
