import type { AnyRule } from './rule';
// One import and one list entry a rule, in alphabetical order.

export const RULES: readonly AnyRule[] = [];

const BY_ID: ReadonlyMap<string, AnyRule> = new Map(RULES.map((rule) => [rule.id, rule]));

export function ruleById(id: string): AnyRule | undefined {
  return BY_ID.get(id);
}
