import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checker, ROOT } from '../support/resources';
import { inputOf } from './mutate';
import { TARGETS, targetsFor } from './targets';

/*
 * Runs inputs one after the other, as the parent process asks: `{ seed }` in, `{ done }` out, or
 * `{ seed, target, error, text }` where something does not hold.
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

const corpora: Record<(typeof TARGETS)[number], string[]> = {
  draft: [
    ...textsUnder(join(ROOT, 'samples'), /\.yaml$/),
    ...textsUnder(join(ROOT, 'test', 'rules'), /\.claim\.yaml$/),
  ],
  pack: textsUnder(join(ROOT, 'server', 'policies'), /\.yaml$/),
  settings: SETTINGS,
  table: TABLES,
};

const targets = targetsFor(checker());

/** Drafts are what people write most. */
const targetOf = (seed: number) =>
  seed % 10 < 7 ? 'draft' : (TARGETS[(seed % 10) - 6] ?? 'draft');

process.on('message', ({ seed }: { seed: number }) => {
  const target = targetOf(seed);
  const text = inputOf(seed, corpora[target]);
  const start = performance.now();
  try {
    targets[target](text, seed);
  } catch (error) {
    process.send?.({ seed, target, error: String(error).slice(0, 400), text });
    return;
  }
  const milliseconds = performance.now() - start;
  process.send?.({ done: true, seed, target, milliseconds, length: text.length });
});
process.send?.({ ready: true });
