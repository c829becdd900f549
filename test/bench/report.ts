import type { EditorCosts } from './editor';
import { isKept, promises } from './held-to';
import type { Results } from './run';

/** The figures as Markdown tables, ratios beside them. */
export function report(results: Results): string {
  const { date, machine, load, start, editor, yaml, batch } = results;
  const out = [
    '# What it costs',
    '',
    `${date}, ${machine}, load before it ${number(load)}. Milliseconds unless said otherwise.`,
    '',
  ];
  const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
    out.push(row(head), row(head.map(() => '---')), ...rows.map(row), '');

  out.push('## Held to', '');
  table(
    ['work', 'limit', 'measured', 'kept'],
    promises(results).map((promised) => {
      const { what, limit, unit, measured } = promised;
      const bound = 'atMost' in limit ? `at most ${limit.atMost}` : `at least ${limit.atLeast}`;
      const kept = isKept(promised);
      return [
        what,
        `${bound} ${unit}`,
        measured === undefined ? '–' : `${number(measured)} ${unit}`,
        kept === undefined ? '–' : kept ? 'yes' : 'no',
      ];
    }),
  );

  out.push('## In the editor', '');
  const features: [string, (costs: EditorCosts) => number | undefined][] = [
    ['open to first findings', (c) => c.firstFindings],
    ['open to all findings', (c) => c.allFindings],
    ['keystroke to findings, p50', (c) => c.keystroke50],
    ['keystroke to findings, p95', (c) => c.keystroke95],
    ['edit, then completion, p50', (c) => c.editThenCompletion],
    ['edit, then hover, p50', (c) => c.hover],
    ['resident memory at the end, MB', (c) => c.memory],
  ];
  const compared = (claims: string, what: string, of: (program: string) => number | undefined) => {
    const [ours, echo, theirs] = ['claimlint', 'echo server', 'yaml-language-server'].map(of);
    const times = ours && theirs ? `${number(theirs / ours)} ×` : '';
    return [claims, what, number(ours), number(echo), number(theirs), times];
  };
  const rows = [
    compared('', 'process start to `initialize` answered, p50', (program) => start[program]),
    ...Object.entries(editor).flatMap(([claims, of]) =>
      features.map(([what, pick]) =>
        compared(claims, what, (program) => of[program] && pick(of[program])),
      ),
    ),
  ];
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
  const { oneCore, twoCores, cached, yaml: parsed } = commandLine;
  table(
    [
      `programs, ${commandLine.files} files${commandLine.held ? '' : ' (one core: not held to it)'}`,
      'time',
      'of `yaml`',
      'of one core',
    ],
    [
      ['parse by `yaml`', ...beside(parsed, parsed), ''],
      ['check, one core', ...beside(oneCore, parsed), `${number(1)} ×`],
      ['check, two cores', ...beside(twoCores, parsed), `${number(twoCores / oneCore)} ×`],
      [
        'check, unchanged, with a cache',
        ...beside(cached, parsed),
        `${number(cached / oneCore)} ×`,
      ],
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
