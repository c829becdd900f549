import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUILT, builtDir } from '../support/built';
import { ROOT } from '../support/resources';

/*
 * Gives random texts to everything that reads text, and random messages to the built server:
 * `npm run fuzz -- --seconds 60 [--seed 1]`, or `--only N` for one input again. `--prefixes` gives
 * every beginning of every sample instead. What fails is kept in `.fuzz/`, by its seed.
 */

interface Answer {
  ready?: boolean;
  done?: boolean;
  /** There are no more inputs. */
  end?: boolean;
  seed: number;
  target: string;
  error?: string;
  text?: string;
  milliseconds: number;
  length: number;
}

/** No input may take longer: a short one, and one as large as can be, in milliseconds of a processor; nor a start. */
const PATIENCE = { small: 5_000, large: 60_000, start: 600_000 };
const SMALL = 100_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    prefixes: { type: 'boolean', default: false },
  },
});

const folder = join(ROOT, '.fuzz');
const of = values.prefixes ? 'prefixes' : 'random';
const found: { seed: number; error: string }[] = [];
let inputs = 0;
let slowest = { seed: 0, milliseconds: 0, length: 0 };
let memory = 0;

function keep(seed: number, target: string, error: string, text = ''): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${seed}.${target}.txt`), text);
  found.push({ seed, error });
  process.stdout.write(`${seed} (${target}): ${error}\n`);
}

function start(): ChildProcess {
  return fork(join(__dirname, 'worker.ts'), {
    env: { ...process.env, [BUILT]: builtDir() },
    execArgv: ['--import', 'tsx', '--max-old-space-size=2048'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** The next answer; undefined when none comes in time or the process has ended. */
function answerOf(worker: ChildProcess, patience = PATIENCE.large): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const end = (answer?: Answer) => {
      clearInterval(timer);
      worker.removeAllListeners('message');
      worker.removeAllListeners('exit');
      resolve(answer);
    };
    const [began, worked] = [Date.now(), workedFor(worker)];
    const timer = setInterval(() => {
      const spent = workedFor(worker) - worked;
      if (spent > patience || Date.now() - began > PATIENCE.start) end();
    }, 1000);
    worker.once('message', (answer) => end(answer as Answer));
    worker.once('exit', () => end());
  });
}

/** Milliseconds that a process has had of a processor, so that what else runs does not count; where Linux tells. */
function workedFor({ pid }: ChildProcess): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14);
    return (Number(user) + Number(system)) * 10;
  } catch {
    return 0;
  }
}

async function main(): Promise<void> {
  const first = Number(values.only ?? (values.prefixes ? 0 : values.seed));
  const deadline = values.prefixes ? Infinity : Date.now() + Number(values.seconds) * 1000;
  const began = performance.now();
  let worker = start();
  await answerOf(worker, PATIENCE.start);
  for (let seed = first; Date.now() < deadline || seed === first; seed++) {
    const answered = answerOf(worker);
    worker.send({ seed, of, only: values.only !== undefined });
    const answer = await answered;
    if (answer?.end) break;
    inputs++;
    if (!answer) {
      keep(seed, 'unknown', 'no answer: it hangs, or the process has ended');
      worker.kill('SIGKILL');
      worker = start();
      await answerOf(worker, PATIENCE.start);
    } else if (answer.error !== undefined) {
      keep(seed, answer.target, answer.error, answer.text);
    } else {
      if (answer.milliseconds > slowest.milliseconds) slowest = answer;
      if (answer.length < SMALL && answer.milliseconds > PATIENCE.small)
        keep(
          seed,
          answer.target,
          `${Math.round(answer.milliseconds)} ms for ${answer.length} characters`,
        );
    }
    if (values.only !== undefined) break;
  }
  memory = await memoryOf(worker);
  worker.kill();
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `${inputs} inputs in ${seconds.toFixed(0)} s (${(inputs / seconds).toFixed(0)} a second); ` +
      `slowest ${Math.round(slowest.milliseconds)} ms (seed ${slowest.seed}, ${slowest.length} characters); ` +
      `${memory} MB at the end; ${found.length} failed\n`,
  );
  process.exitCode = found.length > 0 ? 1 : 0;
}

/** Resident memory of the process that reads, in MB; 0 where it cannot be told. */
async function memoryOf({ pid }: ChildProcess): Promise<number> {
  const { readFile } = await import('node:fs/promises');
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
