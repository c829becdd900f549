import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checker, ROOT } from '../support/resources';
import { Dice } from './dice';
import { inputOf, textFrom } from './mutate';
import { ServerSession } from './server-session';
import { TARGETS, targetsFor, type TargetName } from './targets';

/*
 * Runs inputs one after the other, as the parent process asks: `{ seed, of }` in, `{ done }` out, or
 * `{ seed, target, error, text }` where something does not hold. `of` is `random`, or `prefixes`:
 * then the seed counts the beginnings of all samples, and `{ end }` comes when there are no more.
 */

function textsUnder(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return textsUnder(path, pattern);
    return pattern.test(name) ? [readFileSync(path, 'utf8')] : [];
  });
}

const SETTINGS = [
  'severity:\n  bundled: warning\n  code-not-listed: off\npolicies: [policies]\ncode_tables: [tables]\n',
];
const TABLES = [
  'HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION\nJ3370,0010,3,Injection,Inj\n',
  'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\nS9500,1,2 Date,x\n',
  'PRODUCTID\tPRODUCTNDC\tNDCPACKAGECODE\tPACKAGEDESCRIPTION\n1\t0409-6510\t0409-6510-01\tx\n',
];
const samples = textsUnder(join(ROOT, 'samples'), /\.yaml$/);

const corpora: Record<TargetName, string[]> = {
  draft: [...samples, ...textsUnder(join(ROOT, 'test', 'rules'), /\.claim\.yaml$/)],
  pack: textsUnder(join(ROOT, 'server', 'policies'), /\.yaml$/),
  settings: SETTINGS,
  table: TABLES,
};

const targets = targetsFor(checker());

/** Drafts are what people write most. */
function targetOf(seed: number): TargetName | 'server' {
  const digit = seed % 10;
  return digit < 6 ? 'draft' : digit === 6 ? 'server' : (TARGETS[digit - 6] ?? 'draft');
}

/** The beginning of a sample that a number stands for. */
function prefixOf(number: number): string | undefined {
  let left = number;
  for (const text of samples) {
    if (left <= text.length) return text.slice(0, left);
    left -= text.length + 1;
  }
  return undefined;
}

let server: ServerSession | undefined;
const INPUTS_OF_A_SERVER = 200;
let inputs = 0;

/** A server that has answered many inputs, or a new one. */
async function serverOf(isNew: boolean): Promise<ServerSession> {
  if (server && (isNew || ++inputs % INPUTS_OF_A_SERVER === 0 || !server.isAlive)) {
    server.kill();
    server = undefined;
  }
  if (!server) {
    server = new ServerSession();
    await server.initialize();
  }
  return server;
}

async function runServer(seed: number, isNew: boolean): Promise<void> {
  const dice = new Dice(seed);
  const session = await serverOf(isNew);
  try {
    await session.run(dice, (kind) => textFrom(dice, corpora[kind]).slice(0, 200_000));
  } catch (error) {
    session.kill();
    throw error;
  }
}

async function run(seed: number, of: string, only: boolean): Promise<object> {
  const target = of === 'prefixes' ? 'draft' : targetOf(seed);
  const text =
    of === 'prefixes' ? prefixOf(seed) : target === 'server' ? '' : inputOf(seed, corpora[target]);
  if (text === undefined) return { end: true, seed, target };
  const start = process.cpuUsage();
  try {
    if (target === 'server') await runServer(seed, only);
    else targets[target](text, seed);
  } catch (error) {
    return { seed, target, error: String(error).slice(0, 400), text };
  }
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  return { done: true, seed, target, milliseconds, length: text.length };
}

process.on('message', ({ seed, of, only }: { seed: number; of: string; only: boolean }) => {
  void run(seed, of, only).then((answer) => process.send?.(answer));
});
process.on('exit', () => server?.kill());
process.on('SIGTERM', () => process.exit());
process.send?.({ ready: true });
