import { isAlias, isMap, visit, type Alias, type Node } from 'yaml';
import { serviceLineOf, type Path, type Span } from '../draft/spans';
import { findNode, pairOf, parseSyntax, resolveAlias, type SyntaxTree } from '../draft/syntax';
import { lineEnd, lineStart, nextLineStart, nodeEnd, nodeStart } from './layout';
import { applyTextEdits, type TextEdit } from './text-edits';
import { Unsafe } from './unsafe';

/** The nodes of a tree that aliases stand for, each with its aliases. */
export type References = ReadonlyMap<Node, readonly Alias[]>;

const knownReferences = new WeakMap<SyntaxTree, References>();

export function referencesOf(tree: SyntaxTree): References {
  let references = knownReferences.get(tree);
  if (!references) knownReferences.set(tree, (references = findReferences(tree)));
  return references;
}

function findReferences(tree: SyntaxTree): References {
  const references = new Map<Node, Alias[]>();
  if (!tree.root || tree.anchors.size === 0) return references;
  visit(tree.root, {
    Alias(_key, alias) {
      const target = resolveAlias(tree, alias);
      if (target) references.set(target, [...(references.get(target) ?? []), alias]);
    },
  });
  return references;
}

/** A node that an alias stands for has readers elsewhere: it must not go, nor anything with it. */
export function assertRemovable(references: References, node: unknown): void {
  if (references.size === 0 || !isNode(node)) return;
  const [start, , end] = node.range ?? [0, 0, 0];
  visit(node, {
    Node(_key, inner) {
      if (isAlias(inner)) return;
      for (const alias of references.get(inner as Node) ?? []) {
        const at = alias.range?.[0] ?? -1;
        if (at < start || at >= end) throw new Unsafe();
      }
    },
  });
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'range' in node;
}

/** No fault of syntax in the service line or field that a path lies in, nor on its neighbouring line. */
export function assertReadable(tree: SyntaxTree, path: Path): void {
  if (tree.errors.length === 0) return;
  const line = serviceLineOf(path);
  const item = line === undefined ? undefined : findNode(tree, path.slice(0, 2))?.written;
  const pair = isMap(tree.root) ? pairOf(tree.root, String(path[0])) : undefined;
  const first = item ?? ((pair?.key ?? undefined) as Node | undefined);
  const last = item ?? ((pair?.value ?? pair?.key ?? undefined) as Node | undefined);
  if (!first || !last) return;
  const end = nextLineStart(tree.text, nodeEnd(tree, last));
  assertNoErrors(tree, { start: nodeStart(tree, first), end });
}

/**
 * In a text with faults the edits must keep off them and make no new one. Only then is the text
 * parsed again.
 */
export function assertNoNewErrors(tree: SyntaxTree, edits: readonly TextEdit[]): void {
  if (tree.errors.length === 0) return;
  for (const edit of edits) assertNoErrors(tree, edit);
  if (errorsIn(applyTextEdits(tree.text, edits)) > errorsIn(tree.text)) throw new Unsafe();
}

function assertNoErrors({ text, errors }: SyntaxTree, span: Span): void {
  const start = lineStart(text, span.start);
  const end = lineEnd(text, span.end);
  if (errors.some((error) => error.start <= end && error.end >= start)) throw new Unsafe();
}

function errorsIn(text: string): number {
  return parseSyntax(text).reduce((sum, tree) => sum + tree.errors.length, 0);
}
