import type { Span } from '../draft/spans';
import { findNode, spanOf, type SyntaxTree } from '../draft/syntax';
import type { FileFault } from '../policy/read-pack';
import { resolvePack, type RawPacks } from '../policy/resolve';
import type { RawPack } from '../policy/schema';
import { preparePack } from './prepare';

/* Faults of files that are no drafts: settings and policy packs. */

/** What is wrong with a pack that reads well: what it extends, its rules and their options. */
export function packFaults(pack: RawPack, packs: RawPacks): FileFault[] {
  const resolved = resolvePack(pack.id, packs);
  if ('faults' in resolved) return resolved.faults;
  // Faults of entries that it only extends stand in the file of their own pack.
  return preparePack(resolved.pack).faults.flatMap((fault) => {
    const at = (pack.entries ?? []).findIndex((entry) => entry.id === fault.entry);
    return at < 0 ? [] : [{ ...fault, path: ['entries', at, ...fault.path] }];
  });
}

/** Where a fault stands: at its path, else at the nearest thing above it. */
export function spanOfFault(tree: SyntaxTree | undefined, fault: FileFault): Span {
  if (fault.span) return fault.span;
  if (!tree) return { start: 0, end: 0 };
  for (let length = fault.path.length; length > 0; length--) {
    const found = findNode(tree, fault.path.slice(0, length));
    const isKeyFault = length === fault.path.length && fault.messageId === 'unknown-key';
    const node = (isKeyFault ? found?.key : undefined) ?? found?.written ?? found?.key;
    if (node) return spanOf(tree, node);
  }
  return { start: 0, end: Math.max(0, tree.text.indexOf('\n')) };
}
