import { isCollection, isMap, type Node } from 'yaml';
import { claimSchema } from '../../draft/fields';
import { alternative, itemOf, schemaAt, shapeOf } from '../../draft/schema-walk';
import type { Path } from '../../draft/spans';
import { findNode, keyText, type SyntaxTree } from '../../draft/syntax';
import type { Token } from '../find-token';

/* What the tree and the format say of the place of a stand-in. */

/** True when the format has something at the path. */
export function isInFormat(path: Path): boolean {
  return schemaAt(claimSchema, path) !== undefined;
}

/** True when the format has a map at the path: of fields, or of entries with free keys. */
export function takesKeys(path: Path): boolean {
  const schema = schemaAt(claimSchema, path);
  if (!schema) return false;
  const map = alternative(schema, false);
  return shapeOf(map) !== undefined || itemOf(map)?.kind === 'record';
}

/** The keys of the map at a path. */
export function keysOfMap(tree: SyntaxTree, path: Path): string[] {
  const map = findNode(tree, path)?.value;
  return isMap(map) ? map.items.flatMap((pair) => keyText(pair) ?? []) : [];
}

/** The keys beside the one of a token. */
export function keysBeside(tree: SyntaxTree, { path, node }: Token): string[] {
  const map = findNode(tree, path.slice(0, -1))?.value;
  if (!isMap(map)) return [];
  return map.items
    .filter((pair) => (pair.key as Node) !== node)
    .flatMap((pair) => keyText(pair) ?? []);
}

/** True where a map or list around the path is written in braces or brackets. */
export function isInFlow(tree: SyntaxTree, path: Path): boolean {
  return path.some((_, i) => {
    const node = findNode(tree, path.slice(0, i))?.value;
    return isCollection(node) && node.flow === true;
  });
}
