import { MAX_FILE_FAULTS } from '../draft/limits';
import type { Pack, PackEntry } from '../policy/pack';
import { firstFaults, type FileFault } from '../policy/read-pack';
import { RULES, ruleById } from '../rules/index';
import type { AnyRule } from '../rules/rule';
import { nearest } from '../draft/nearest';

/** An entry of a pack, tied to its rule, its options read. */
export interface PreparedEntry {
  rule: AnyRule;
  entry: PackEntry;
  options: unknown;
  /** The entry's id; none where a rule of the draft runs without an entry. */
  from: readonly string[];
}

/** A pack ready to run. */
export interface PreparedPack {
  pack: Pack;
  /** What runs, in the order of the rules; entries of rules that only cite are in `citing`. */
  running: readonly PreparedEntry[];
  /** Entries of rules without a check of their own (missing fields …): their cites are added. */
  citing: ReadonlyMap<string, readonly PreparedEntry[]>;
}

/** Ties a pack to the rules; faults are unknown rules and options that the rule does not take, the first of them. */
export function preparePack(pack: Pack): {
  prepared: PreparedPack;
  faults: (FileFault & { entry: string })[];
} {
  const faults: (FileFault & { entry: string })[] = [];
  const entries = pack.entries.flatMap((entry) => {
    if (faults.length >= MAX_FILE_FAULTS) return [];
    const rule = ruleById(entry.rule);
    if (!rule) {
      const near = nearest(
        entry.rule,
        RULES.map((r) => r.id),
      );
      faults.push({
        entry: entry.id,
        path: ['rule'],
        messageId: 'unknown-rule',
        what: `There is no rule ${entry.rule}.`,
        todo:
          near.length > 0
            ? `Did you mean ${near.join(' or ')}?`
            : 'Name a rule of `claimlint rules`.',
      });
      return [];
    }
    const options = rule.options.safeParse(entry.with);
    if (!options.success) {
      for (const fault of firstFaults(options.error.issues))
        faults.push({ ...fault, entry: entry.id, path: ['with', ...fault.path] });
      return [];
    }
    // The rule parses its options itself, so that their type never leaves its file.
    return [{ rule, entry, options: entry.with, from: [entry.id] }];
  });
  const called = new Set(entries.map((e) => e.rule.id));
  const implicit = RULES.filter(
    (rule) => rule.category === 'draft' && rule.check && !called.has(rule.id),
  ).map((rule): PreparedEntry => ({ rule, entry: withoutEntry(rule), options: {}, from: [] }));
  const citing = new Map<string, PreparedEntry[]>();
  for (const prepared of entries)
    if (!prepared.rule.check)
      citing.set(prepared.rule.id, [...(citing.get(prepared.rule.id) ?? []), prepared]);
  return {
    prepared: { pack, running: [...implicit, ...entries.filter((e) => e.rule.check)], citing },
    faults,
  };
}

function withoutEntry(rule: AnyRule): PackEntry {
  return {
    id: rule.id,
    rule: rule.id,
    where: undefined,
    with: {},
    cites: [],
    severity: undefined,
    consequence: undefined,
    effective: undefined,
  };
}
