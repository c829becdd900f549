import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { ClaimDraft } from '../draft/claim-draft';
import type { Path, Span } from '../draft/spans';
import { keyText, spanOf, type SyntaxTree } from '../draft/syntax';

/** The key or value of a draft that an offset lies in. */
export interface Token {
  /** Where it stands in the claim: of a key, the path of its value. */
  path: Path;
  part: 'key' | 'value';
  node: Node;
  span: Span;
}

/** The key, scalar or alias at an offset of a claim's document; its end counts as inside. */
export function findToken(draft: ClaimDraft, offset: number): Token | undefined {
  return tokenIn(draft.tree, draft.tree.root, [], offset);
}

/** The same, for a tree that has not been read as a claim. */
export function tokenIn(
  tree: SyntaxTree,
  node: Node | null | undefined,
  path: Path,
  offset: number,
): Token | undefined {
  if (!node?.range) return undefined;
  if (isMap(node)) {
    for (const pair of node.items) {
      const step = keyText(pair);
      if (step === undefined) continue;
      const inner = [...path, step];
      const found =
        whole(tree, pair.key as Node, inner, 'key', offset) ??
        tokenIn(tree, pair.value as Node | null, inner, offset);
      if (found) return found;
    }
    return undefined;
  }
  if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) {
      const found = tokenIn(tree, item as Node | null, [...path, i], offset);
      if (found) return found;
    }
    return undefined;
  }
  return whole(tree, node, path, 'value', offset);
}

function whole(
  tree: SyntaxTree,
  node: Node,
  path: Path,
  part: Token['part'],
  offset: number,
): Token | undefined {
  if (!(isScalar(node) || isAlias(node)) || !node.range) return undefined;
  const span = spanOf(tree, node);
  const inside = span.start <= offset && offset <= span.end && span.start < span.end;
  return inside ? { path, part, node, span } : undefined;
}
