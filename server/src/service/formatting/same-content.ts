import { isAlias, isCollection, isMap, isScalar, isSeq, visit, type Node, type Pair } from 'yaml';
import { commentsOf } from '../../draft/comments';
import { keyText, resolveAlias, type SyntaxTree } from '../../draft/syntax';
import { isBlankNode } from '../../edits/layout';
import { isSilencing } from './key-order';

/**
 * Whether two documents say the same: the same keys and values, quoted alike, whatever their order
 * in a map; the same comments; and comments that silence a rule beside the same things.
 */
export function sameContent(a: SyntaxTree, b: SyntaxTree): boolean {
  return a.errors.length === 0 && b.errors.length === 0 && contentOf(a) === contentOf(b);
}

function contentOf(tree: SyntaxTree): string {
  const paths = pathsOf(tree);
  const comments = commentsOf(tree.text).map((comment) => ({
    text: comment.text.trimEnd(),
    of: isSilencing(comment.text) ? rowOf(tree, comment.alone, comment.start, paths) : [],
  }));
  return JSON.stringify([
    valueOf(tree, tree.root, paths),
    comments.map((c) => JSON.stringify(c)).sort(),
  ]);
}

/** The value of a node, comparable. */
function valueOf(tree: SyntaxTree, node: Node | null, paths: ReadonlyMap<Node, string>): unknown {
  if (!node || isBlankNode(node)) return null;
  if (isAlias(node)) {
    const target = resolveAlias(tree, node);
    return ['alias', node.source, target ? paths.get(target) : undefined];
  }
  const properties = [node.tag, 'anchor' in node ? node.anchor : undefined];
  if (isMap(node)) {
    const pairs = node.items.map((pair): [string, unknown] => [
      keyOf(pair),
      valueOf(tree, pair.value as Node | null, paths),
    ]);
    // Equal keys keep their order: the first one counts.
    return [
      'map',
      node.flow === true,
      properties,
      pairs.sort(([x], [y]) => (x < y ? -1 : x > y ? 1 : 0)),
    ];
  }
  if (isSeq(node)) {
    const items = node.items.map((item) => valueOf(tree, item as Node | null, paths));
    return ['list', node.flow === true, properties, items];
  }
  return isScalar(node) ? [node.type, properties, node.value] : ['other'];
}

function keyOf(pair: Pair): string {
  return `${isScalar(pair.key) ? String(pair.key.type) : ''} ${keyText(pair) ?? ''}`;
}

/** Where every node stands, by keys and positions. */
function pathsOf(tree: SyntaxTree): Map<Node, string> {
  const paths = new Map<Node, string>();
  const walk = (node: unknown, path: string): void => {
    if (isMap(node))
      for (const pair of node.items) {
        const inner = `${path}/${keyText(pair) ?? ''}`;
        paths.set(pair.key as Node, `${inner}:`);
        walk(pair.value, inner);
      }
    else if (isSeq(node)) node.items.forEach((item, i) => walk(item, `${path}/${i}`));
    if (node) paths.set(node as Node, path);
  };
  walk(tree.root, '');
  return paths;
}

/** What begins on the row of a comment, or below the comments that stand alone. */
function rowOf(
  { text, root }: SyntaxTree,
  alone: boolean,
  at: number,
  paths: ReadonlyMap<Node, string>,
): string[] {
  let start = text.lastIndexOf('\n', at - 1) + 1;
  const lineFrom = (from: number) => text.slice(from, endOf(text, from));
  if (alone)
    while (/^\s*#/.test(lineFrom(start)) && endOf(text, start) < text.length)
      start = endOf(text, start) + 1;
  const end = endOf(text, start);
  const found: string[] = [];
  if (root)
    visit(root, {
      Node(_key, node) {
        const from = (node as Node).range?.[0] ?? -1;
        const path = paths.get(node as Node) ?? '';
        // Of collections only service lines matter: their first row stands for all of them.
        const counts = !isCollection(node) || /^\/lines\/\d+$/.test(path);
        if (counts && from >= start && from <= end) found.push(path);
      },
    });
  return found.sort();
}

function endOf(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
