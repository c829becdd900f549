import { locate, type ClaimDraft } from '../draft/claim-draft';
import { pathKey, serviceLineOf } from '../draft/spans';
import type { NotChecked } from './finding';
import type { RawNotChecked } from './run-rules';

/** Once a rule and service line (or claim), with all the fields that it needs. */
export function mergeNotChecked(
  draft: ClaimDraft,
  raw: readonly RawNotChecked[],
  isOff: (rule: string) => boolean,
): NotChecked[] {
  const merged = new Map<string, NotChecked>();
  for (const { rule, from, at, needs } of raw) {
    if (isOff(rule.id)) continue;
    const line = serviceLineOf(at) ?? null;
    const key = `${rule.id}\u0001${line ?? ''}`;
    const known = merged.get(key);
    const all = [...(known?.needs ?? []), ...needs];
    const path = line === null ? [] : ['lines', line];
    merged.set(key, {
      rule: rule.id,
      line,
      path,
      span: known?.span ?? locate(draft, path).span,
      from: [...new Set([...(known?.from ?? []), ...from])],
      needs: [...new Map(all.map((path) => [pathKey(path), path])).values()],
    });
  }
  return [...merged.values()].sort(
    (a, b) => (a.line ?? -1) - (b.line ?? -1) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}
