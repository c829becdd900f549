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
/** Of what the shipped packs do not say. */
const OWN_PACK = `id: own
name: Own
extends: cigna
sets: { mine: { codes: [S9500-S9504, J0696], kinds: [therapy-per-diem], except: [S9502] } }
codes:
  - { codes: [J3370], status: conditional, reason: after a call, effective: { from: 2023-01-01 } }
entries:
  - id: e
    rule: code-not-listed
    where: { sets: [mine], same_day: { kinds: nursing, same_day: { codes: [E0781] } }, not: { route: [iv] } }
    with: {}
    cites: { clauses: [A-1], section: One, says: It is so. }
  - { id: concurrent-therapies, with: { second: { add: [XS], remove: [SH] } } }
  - { id: drug-units-are-required, off: true }
`;
const TABLES = [
  '{"kind":"hcpcs","version":1,"source":"x","imported":"2026-01-01","edition":"2026-01-01","covers":{"from":"2023-01-01","through":"2026-03-31"},"codes":{"J3370":{"text":"x","from":"2001-01-01","to":"2022-01-01"},"S9500":{"text":"y"}},"modifiers":{"SH":{"text":"z"}},"unreadable":["J0001"]}\n',
  '{"kind":"mue","version":1,"source":"x","imported":"2026-01-01","edition":null,"services":"Practitioner Services","limits":{"J3370":{"units":1,"by":"day"},"E0781":{"units":0,"by":"line"}}}\n',
  '{"kind":"ndc","version":1,"source":"x","imported":"2026-01-01","edition":null,"packages":{"00409":"651001078132"}}\n',
  'HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION\nJ3370,0010,3,Injection,Inj\n',
  'HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\nS9500,1,2 Date,x\n',
  'PRODUCTID\tPRODUCTNDC\tNDCPACKAGECODE\tPACKAGEDESCRIPTION\n1\t0409-6510\t0409-6510-01\tx\n',
];
const samples = textsUnder(join(ROOT, 'samples'), /\.yaml$/);

const corpora: Record<TargetName, string[]> = {
  draft: [...samples, ...textsUnder(join(ROOT, 'test', 'rules'), /\.claim\.yaml$/)],
  pack: [...textsUnder(join(ROOT, 'server', 'policies'), /\.yaml$/), OWN_PACK, OWN_PACK, OWN_PACK],
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
    else targets[target](text, seed, of === 'prefixes');
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
