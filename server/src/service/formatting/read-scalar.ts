import { isAlias, isScalar, type Node } from 'yaml';
import { spanOf, type SyntaxTree } from '../../draft/syntax';
import { isBlockScalar } from '../../edits/block-scalars';
import { Unsafe } from '../../edits/unsafe';
import type { ScalarLayout } from './layout-tree';

/** A scalar or alias by its source, and where it ends. */
export function readScalar(tree: SyntaxTree, node: Node): { layout: ScalarLayout; end: number } {
  if (isScalar(node) && isBlockScalar(node)) return readBlockScalar(tree, node);
  if (!isScalar(node) && !isAlias(node)) throw new Unsafe();
  const { start, end } = spanOf(tree, node);
  const [first = '', ...rest] = tree.text.slice(start, end).split('\n');
  if (rest.length === 0) return { layout: { kind: 'scalar', lines: [first] }, end };
  // White space around the line breaks of such a text is not part of it, unless it is escaped.
  const lines = [first, ...rest].map((line, i) => (i < rest.length ? withoutBlanks(line) : line));
  return { layout: { kind: 'scalar', lines }, end };
}

function withoutBlanks(line: string): string {
  const trimmed = line.trimEnd();
  return trimmed.endsWith('\\') ? line : trimmed;
}

function readBlockScalar(tree: SyntaxTree, node: Node): { layout: ScalarLayout; end: number } {
  const [start, valueEnd] = node.range ?? [0, 0];
  const source = tree.text.slice(start, valueEnd).replace(/\n$/, '');
  const lines = source.split('\n');
  const [header = '', ...content] = lines;
  const says = /^[|>][+-]?\d/.test(header) || /^[|>]\d/.test(header);
  const first = content.find((line) => line.trim() !== '');
  const indent = first?.search(/\S/);
  const keeps = /^[|>]\d?\+/.test(header);
  const isEmpty = (line: string) => line.trim() === '' && line.length <= (indent ?? Infinity);
  const last = keeps ? content.length : content.findLastIndex((line) => !isEmpty(line)) + 1;
  const kept = content.slice(0, last).map((line) => (isEmpty(line) && !says ? '' : line));
  return {
    layout: {
      kind: 'scalar',
      lines: [header.trimEnd(), ...kept],
      block: { content: says ? undefined : indent },
    },
    end: start + lines.slice(0, last + 1).join('\n').length,
  };
}
