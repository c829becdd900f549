import { quantile } from './statistics';
import { StdioClient, type ServerProgram } from './stdio-client';

/** What working in one file costs with one server: milliseconds, and MB for memory. */
export interface EditorCosts {
  /** From opening the file to the first diagnostics of it, and to all of them. */
  firstFindings: number;
  allFindings: number;
  keystroke50: number;
  keystroke95: number;
  editThenCompletion: number;
  hover: number;
  /** After `edits` keystrokes. */
  memory: number | undefined;
  edits: number;
}

const uri = 'file:///bench/drafts.claim.yaml';

/** The keystrokes: in the middle of the file the first digit of some units changes to and fro. */
function keystrokes(text: string): { line: number; character: number } {
  const lines = text.split('\n');
  const middle = Math.floor(lines.length / 2);
  const line = lines.findIndex((each, i) => i >= middle && each.includes('code: S9501'));
  return { line, character: (lines[line] ?? '').indexOf('units: ') + 'units: '.length };
}

/** Milliseconds from starting each server as a process until `initialize` is answered, p50. */
export async function startCosts(
  programs: readonly ServerProgram[],
  rounds: number,
): Promise<Record<string, number>> {
  const times = programs.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, program] of programs.entries()) {
      const { client, ready } = await StdioClient.start(program);
      await client.stop();
      times[i]?.push(ready);
    }
  return Object.fromEntries(programs.map(({ name }, i) => [name, quantile(times[i] ?? [], 0.5)]));
}

/** Opens a text in a server of its own and edits it. */
export async function editorCosts(
  program: ServerProgram,
  text: string,
  edits: number,
): Promise<EditorCosts> {
  const { client } = await StdioClient.start(program);
  try {
    const opened = performance.now();
    await client.open(uri, text);
    await client.diagnostics(uri);
    const firstFindings = performance.now() - opened;
    await client.complete(uri);
    const allFindings = performance.now() - opened;

    const { line, character } = keystrokes(text);
    let version = 1;
    const type = async () => {
      version++;
      const range = { start: { line, character }, end: { line, character: character + 1 } };
      await client.change(uri, version, { range, text: version % 2 === 0 ? '8' : '7' });
    };
    const each = async (count: number, ask: () => Promise<unknown>) => {
      const times: number[] = [];
      for (let i = 0; i < count; i++) {
        const start = performance.now();
        await type();
        await ask();
        times.push(performance.now() - start);
      }
      return times;
    };
    await each(3, () => client.complete(uri));
    const typing = await each(edits, () => client.diagnostics(uri));
    const few = Math.max(3, Math.floor(edits / 10));
    const completion = await each(few, () =>
      client.request('textDocument/completion', uri, line, character),
    );
    const hover = await each(few, () =>
      client.request('textDocument/hover', uri, line, character - 20),
    );
    return {
      firstFindings,
      allFindings,
      keystroke50: quantile(typing, 0.5),
      keystroke95: quantile(typing, 0.95),
      editThenCompletion: quantile(completion, 0.5),
      hover: quantile(hover, 0.5),
      memory: client.memory(),
      edits,
    };
  } finally {
    await client.stop();
  }
}
