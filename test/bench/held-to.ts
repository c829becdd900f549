import type { EditorCosts } from './editor';
import type { Results } from './run';

/** A figure that is promised, and what was measured; undefined where the run left it out. */
export interface Promised {
  what: string;
  /** At most so much, or at least so many times. */
  limit: { atMost: number } | { atLeast: number };
  unit: 'ms' | 'MB' | '×';
  measured: number | undefined;
}

/** What is promised, and whether it is kept. */
export function promises({ editor, start, batch }: Results): Promised[] {
  const ours = (claims: number) => editor[claims]?.['claimlint'];
  const theirs = (claims: number) => editor[claims]?.['yaml-language-server'];
  const times = (claims: number, pick: (costs: EditorCosts) => number) => {
    const [own, other] = [ours(claims), theirs(claims)];
    return own && other && pick(other) / pick(own);
  };
  const keystroke = (claims: number, atMost: number): Promised => ({
    what: `keystroke to findings at ${claims} claims, p50`,
    limit: { atMost },
    unit: 'ms',
    measured: ours(claims)?.keystroke50,
  });
  const faster = (claims: number, atLeast: number): Promised => ({
    what: `the same, faster than yaml-language-server at ${claims}`,
    limit: { atLeast },
    unit: '×',
    measured: times(claims, (costs) => costs.keystroke50),
  });
  const { wholeFile, commandLine } = batch;
  return [
    keystroke(1, 8),
    keystroke(100, 10),
    keystroke(1000, 20),
    faster(100, 50),
    faster(1000, 250),
    {
      what: 'edit, then completion, faster than yaml-language-server at 1000',
      limit: { atLeast: 100 },
      unit: '×',
      measured: times(1000, (costs) => costs.editThenCompletion),
    },
    {
      what: 'check of a whole file beside its parse by `yaml`',
      limit: { atMost: 1.3 },
      unit: '×',
      measured: wholeFile.claimlint / wholeFile.yaml,
    },
    {
      what: 'opening 1000 claims to the first findings',
      limit: { atMost: 300 },
      unit: 'ms',
      measured: ours(1000)?.firstFindings,
    },
    {
      what: 'command line on one core, beside a parse of its files by `yaml`',
      limit: { atMost: 1.3 },
      unit: '×',
      measured: commandLine.oneCore / commandLine.yaml,
    },
    {
      what: 'command line on two cores, faster than on one',
      limit: { atLeast: 1.7 },
      unit: '×',
      measured: commandLine.oneCore / commandLine.twoCores,
    },
    {
      what: 'resident memory, 1000 claims open, after all edits',
      limit: { atMost: 250 },
      unit: 'MB',
      measured: ours(1000)?.memory,
    },
    {
      what: 'process start to `initialize` answered, p50',
      limit: { atMost: 150 },
      unit: 'ms',
      measured: start['claimlint'],
    },
  ];
}

export function isKept({ limit, measured }: Promised): boolean | undefined {
  if (measured === undefined) return undefined;
  return 'atMost' in limit ? measured <= limit.atMost : measured >= limit.atLeast;
}
