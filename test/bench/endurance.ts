import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtDir } from '../support/built';
import { draftsOf, WEEKS } from './drafts';
import { mulberry32 } from './random';
import { quantile } from './statistics';
import { StdioClient } from './stdio-client';

/*
 * Edits a file of 100 claims 10,000 times in the built server, as an editor does, and holds what it
 * then has in memory against what it had after 500: `npm run endurance [-- --edits N]`.
 */

const uri = 'file:///endurance/drafts.claim.yaml';
const CLAIMS = 100;
const EARLY = 500;
/** So much more memory at the end is no growth. */
const ALLOWED = 1.2;
/** Memory is taken so often around a moment, and so many edits apart. */
const SAMPLES = 11;
const APART = 10;

/** What an editor asks for besides diagnostics, now and then. */
const ASKED = ['documentSymbol', 'codeLens', 'foldingRange', 'documentLink'];

/** One edit, and the one that takes it back: the text stays of one size. */
function edits(text: string, random: () => number) {
  const rows = text.split('\n');
  const lines = rows.flatMap((row, line) => (row.includes('units: ') ? [line] : []));
  const line = lines[Math.floor(random() * lines.length)] ?? 0;
  const character = (rows[line] ?? '').indexOf('units: ') + 'units: '.length;
  const at = { line, character };
  const kinds = [
    // A digit before the units.
    {
      there: { start: at, end: at },
      text: '1',
      back: { start: at, end: after(at, 0, 1) },
      was: '',
    },
    // A comment on a line of its own.
    {
      there: { start: { line, character: 0 }, end: { line, character: 0 } },
      text: '  # a note\n',
      back: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
      was: '',
    },
    // What ends the document, in the middle of it.
    {
      there: { start: { line, character: 0 }, end: { line, character: 0 } },
      text: '---\n',
      back: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
      was: '',
    },
  ];
  const kind = kinds[Math.floor(random() * kinds.length)] ?? kinds[0];
  if (!kind) throw new Error('there are kinds of edits');
  return { ...kind, at };
}

function after(at: { line: number; character: number }, lines: number, characters: number) {
  return { line: at.line + lines, character: at.character + characters };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { edits: { type: 'string', default: '10000' } } });
  const count = Number(values.edits);
  const { client } = await StdioClient.start({
    name: 'claimlint',
    args: [join(builtDir(), 'server', 'lsp.js'), '--stdio'],
    pulls: true,
    languageId: 'claim',
  });
  const text = draftsOf(CLAIMS, { weeks: WEEKS });
  const random = mulberry32(1);
  await client.open(uri, text);
  await client.complete(uri);
  const samples: number[] = [];
  const taken: { at: number; memory: number }[] = [];
  let version = 1;
  const started = performance.now();
  for (let done = 0; done < count;) {
    const { there, text: typed, back, was, at } = edits(text, random);
    for (const edit of [
      { range: there, text: typed },
      { range: back, text: was },
    ]) {
      await client.change(uri, ++version, edit);
      await client.diagnostics(uri);
      done++;
      if (done % APART !== 0) continue;
      await client.request('textDocument/completion', uri, at.line, at.character);
      await client.request('textDocument/hover', uri, at.line, at.character);
      for (const method of ASKED)
        await client.request(`textDocument/${method}`, uri, at.line, at.character);
      samples.push(client.memory() ?? NaN);
      if (done % 1000 === 0 || done === EARLY)
        taken.push({ at: done, memory: quantile(samples.slice(-SAMPLES), 0.5) });
    }
  }
  const last = taken.at(-1)?.memory ?? NaN;
  const early = taken.find(({ at }) => at === EARLY)?.memory ?? NaN;
  await client.stop();
  const seconds = (performance.now() - started) / 1000;
  const ratio = last / early;
  process.stdout.write(
    `${taken.map(({ at, memory }) => `${at}: ${memory.toFixed(0)} MB`).join(', ')}\n` +
      `${count} edits of ${CLAIMS} claims in ${seconds.toFixed(0)} s; memory at the end ` +
      `${ratio.toFixed(2)} of that after ${EARLY} (${ALLOWED} allowed)\n`,
  );
  process.exitCode = ratio <= ALLOWED ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
