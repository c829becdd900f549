import type { EditorCosts } from './editor';
import type { Results } from './run';

/** The figures as Markdown tables, ratios beside them. */
export function report({ date, machine, editor, yaml, batch }: Results): string {
  const out = [
    '# What it costs',
    '',
    `${date}, ${machine}. Milliseconds unless said otherwise.`,
    '',
  ];
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    out.push(row(head), row(head.map(() => '---')), ...rows.map(row), '');

  out.push('## In the editor', '');
  const features: [string, (costs: EditorCosts) => number | undefined][] = [
    ['process start to `initialize` answered', (c) => c.ready],
    ['open to first findings', (c) => c.firstFindings],
    ['open to all findings', (c) => c.allFindings],
    ['keystroke to findings, p50', (c) => c.keystroke50],
    ['keystroke to findings, p95', (c) => c.keystroke95],
    ['edit, then completion, p50', (c) => c.editThenCompletion],
    ['edit, then hover, p50', (c) => c.hover],
    ['resident memory at the end, MB', (c) => c.memory],
  ];
  const rows = Object.entries(editor).flatMap(([claims, of]) =>
    features.map(([what, pick]) => {
      const [ours, echo, theirs] = ['claimlint', 'echo server', 'yaml-language-server'].map(
        (name) => of[name] && pick(of[name]),
      );
      const times = ours && theirs ? `${number(theirs / ours)} ×` : '';
      return [claims, what, number(ours), number(echo), number(theirs), times];
    }),
  );
  table(['claims', 'work', 'Claimlint', 'echo server', 'yaml-language-server', 'of ours'], rows);

  out.push('## Parsing beside it', '');
  table(
    ['claims', '`yaml` alone'],
    Object.entries(yaml).map(([claims, time]) => [claims, number(time)]),
  );

  out.push('## Many claims at once', '');
  const { wholeFile, files, commandLine } = batch;
  const beside = (time: number, base: number) => [number(time), `${number(time / base)} ×`];
  const rate = (time: number) => number((batch.claims / time) * 1000);
  table(
    [`${batch.claims} claims`, 'time', 'of `yaml`', 'claims/s'],
    [
      ['one file: `yaml`', ...beside(wholeFile.yaml, wholeFile.yaml), rate(wholeFile.yaml)],
      [
        'one file: Claimlint',
        ...beside(wholeFile.claimlint, wholeFile.yaml),
        rate(wholeFile.claimlint),
      ],
      ['a file each: `yaml`', ...beside(files.yaml, files.yaml), rate(files.yaml)],
      ['a file each: Claimlint', ...beside(files.claimlint, files.yaml), rate(files.claimlint)],
      ['a file each: ajv over `yaml`', ...beside(files.ajv, files.yaml), rate(files.ajv)],
      ['a file each: Spectral', ...beside(files.spectral, files.yaml), rate(files.spectral)],
    ],
  );
  const { oneJob, twoJobs, cached } = commandLine;
  table(
    [`command line, ${commandLine.files} files`, 'time', 'of one job'],
    [
      ['one job', ...beside(oneJob, oneJob)],
      ['two jobs', ...beside(twoJobs, oneJob)],
      ['unchanged, with a cache', ...beside(cached, oneJob)],
    ],
  );
  return out.join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function number(value: number | undefined): string {
  if (value === undefined) return '–';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
