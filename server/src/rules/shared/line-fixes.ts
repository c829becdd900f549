import type { Fix } from '../../draft/edits';
import type { ServiceLine } from '../../facts/line';

/** Removing a line is never safe: the biller decides. */
export function removeLine(line: ServiceLine): Fix {
  return {
    title: `Remove the line ${line.code ?? ''}`.trim(),
    kind: 'choice',
    edits: [{ op: 'remove', path: line.path }],
  };
}
