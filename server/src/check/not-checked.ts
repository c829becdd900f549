import { pathKey, serviceLineOf } from '../draft/spans';
import type { NotChecked } from './finding';
import type { RawNotChecked } from './run-rules';

/** Once a rule and service line (or claim), with all the fields that it needs. */
export function mergeNotChecked(
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
    merged.set(key, {
      rule: rule.id,
      line,
      path: line === null ? [] : ['lines', line],
      from: [...new Set([...(known?.from ?? []), ...from])],
      needs: [...new Map(all.map((path) => [pathKey(path), path])).values()],
    });
  }
  return [...merged.values()].sort(
    (a, b) => (a.line ?? -1) - (b.line ?? -1) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  );
}
