import { isAlias, isMap, isSeq, isScalar, type Node } from 'yaml';
import { keyText, resolveAlias, scalarText, type SyntaxTree } from '../draft/syntax';

/** Values of a pack or settings file beyond this number are no pack: aliases can multiply. */
const MAX_NODES = 200_000;

/**
 * The plain value of a tree. Numbers and booleans are those of YAML 1.2, but a text with a leading
 * zero (`0250`, `01`) stays a text: in packs such things are codes.
 */
export function plainValue(tree: SyntaxTree): unknown {
  let left = MAX_NODES;
  const open = new Set<Node>();
  const read = (node: Node | null | undefined): unknown => {
    if (--left < 0) return undefined;
    if (isAlias(node)) {
      const target = resolveAlias(tree, node);
      if (!target || open.has(target)) return undefined;
      open.add(target);
      const value = read(target);
      open.delete(target);
      return value;
    }
    if (isMap(node)) {
      const value: Record<string, unknown> = {};
      for (const pair of node.items) {
        const key = keyText(pair);
        if (key !== undefined && !Object.hasOwn(value, key) && key !== '__proto__')
          value[key] = read(pair.value as Node | null);
      }
      return value;
    }
    if (isSeq(node)) return node.items.map((item) => read(item as Node | null));
    return isScalar(node) ? scalarValue(node) : undefined;
  };
  return read(tree.root);
}

function scalarValue(node: Node): unknown {
  const text = scalarText(node);
  if (text === undefined || !isScalar(node)) return undefined;
  if (node.type !== 'PLAIN') return text;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(text) ? Number(text) : text;
}
