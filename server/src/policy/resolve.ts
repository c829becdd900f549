import { MAX_FILE_FAULTS } from '../draft/limits';
import { nearest } from '../draft/nearest';
import type { Path } from '../draft/spans';
import {
  CodeSelector,
  Pack,
  type EntryCites,
  type PackEntry,
  type PackOrigin,
  type PackParts,
} from './pack';
import type { RawEntry, RawPack } from './schema';

/** A fault of a pack, at a path inside its file. */
export interface PackFault {
  path: Path;
  messageId: string;
  what: string;
  todo: string;
}

/** The pack of what holds with every payer. */
const COMMON = 'common';

/** The packs there are, by id, as their files say them. */
export type RawPacks = ReadonlyMap<string, RawPack>;

/** Follows `extends` and merges: entries by id, the pack's own over what it extends. */
export function resolvePack(id: string, packs: RawPacks): { pack: Pack } | { faults: PackFault[] } {
  const chain: RawPack[] = [];
  for (let next: string | undefined = id; next !== undefined; next = chain.at(-1)?.extends) {
    if (chain.some((pack) => pack.id === next))
      return fault(
        ['extends'],
        'cycle',
        `The packs extend each other in a circle: ${[...chain.map((p) => p.id), next].join(' → ')}.`,
        'Break the circle.',
      );
    const raw = packs.get(next);
    if (!raw)
      return fault(
        ['extends'],
        'unknown-pack',
        `There is no pack with the id ${next}.`,
        `Name one of ${[...packs.keys()].sort().join(', ')}.`,
      );
    chain.push(raw);
  }
  // What the code sets say holds with every payer, whether its pack says so or not.
  const codeSets = packs.get(COMMON);
  if (codeSets && !chain.includes(codeSets)) chain.push(codeSets);
  return merge(chain);
}

/** Merges a chain of packs, the most particular first. */
function merge(chain: readonly RawPack[]): { pack: Pack } | { faults: PackFault[] } {
  const faults: PackFault[] = [];
  const entries = new Map<string, PackEntry>();
  const sets = new Map<string, CodeSelector>();
  const first = <T>(pick: (pack: RawPack) => T | undefined): T | undefined =>
    chain.map(pick).find((value) => value !== undefined);
  const origins = chain.map((raw, i): PackOrigin => ({
    id: raw.id,
    policy:
      chain
        .slice(i)
        .map((p) => p.policy)
        .find((p) => p !== undefined) ?? '',
    effective: raw.effective ?? {},
  }));
  for (let i = chain.length - 1; i >= 0; i--) {
    const raw = chain[i];
    const origin = origins[i];
    if (!raw || !origin) continue;
    for (const [name, set] of Object.entries(raw.sets ?? {}))
      sets.set(name, new CodeSelector(set.codes, set.kinds, set.except));
    raw.entries?.forEach((entry, position) => {
      const merged = mergeEntry(entries.get(entry.id), entry, origin);
      // Faults of a pack that is extended stand in its own file.
      if (!merged && i === 0 && faults.length < MAX_FILE_FAULTS)
        faults.push(unknownEntry(entry, position, [...entries.keys()]));
      if (entry.off) entries.delete(entry.id);
      else if (merged) entries.set(entry.id, merged);
    });
  }
  if (faults.length > 0) return { faults };
  const parts: PackParts = {
    id: chain[0]?.id ?? '',
    name: first((p) => p.name) ?? '',
    policy: first((p) => p.policy) ?? '',
    title: first((p) => p.title) ?? '',
    version: first((p) => p.version) ?? '',
    effective:
      chain[0]?.effective ?? (chain[1]?.id === 'common' ? {} : (chain[1]?.effective ?? {})),
    reviewed: first((p) => p.reviewed),
    perDiemBasis: first((p) => p.per_diem_basis) ?? 'access',
    sets,
    statuses: chain.flatMap((raw, i) =>
      (raw.codes ?? []).map((status, position) => ({
        status,
        origin: origins[i] ?? { id: raw.id, policy: '', effective: {} },
        row: `${raw.id}#${position}`,
      })),
    ),
    entries: [...entries.values()],
    advice: statements(chain, origins, 'advice'),
    silent: statements(chain, origins, 'silent'),
    chain: chain.map((p) => p.id),
  };
  return { pack: new Pack(parts) };
}

function statements(
  chain: readonly RawPack[],
  origins: readonly PackOrigin[],
  key: 'advice' | 'silent',
) {
  return chain.flatMap((raw, i) =>
    (raw[key] ?? []).map((statement) => ({
      ...statement,
      origin: origins[i] ?? { id: raw.id, policy: '', effective: {} },
    })),
  );
}

/** An entry over the one of the same id that it changes; undefined when neither names a rule. */
function mergeEntry(
  base: PackEntry | undefined,
  over: RawEntry,
  origin: PackOrigin,
): PackEntry | undefined {
  const rule = over.rule ?? base?.rule;
  if (rule === undefined) return undefined;
  const own: EntryCites[] = over.cites ? [{ origin, cites: over.cites }] : [];
  return {
    id: over.id,
    rule,
    where: over.where ?? base?.where,
    with: mergeOptions(base?.with ?? {}, over.with ?? {}),
    cites: [...own, ...(base?.cites ?? [])],
    severity: over.severity ?? base?.severity,
    consequence: over.consequence ?? base?.consequence,
    effective: over.effective ?? base?.effective,
  };
}

/** Keys replace; lists replace too, unless written `{ add: […], remove: […] }`. */
export function mergeOptions(
  base: Readonly<Record<string, unknown>>,
  over: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const change = listChange(value);
    merged[key] = change ? changed(listOf(base[key]), change) : value;
  }
  return merged;
}

function listChange(value: unknown): { add: unknown[]; remove: unknown[] } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const keys = Object.keys(value);
  if (keys.length === 0 || !keys.every((key) => key === 'add' || key === 'remove'))
    return undefined;
  const { add, remove } = value as { add?: unknown; remove?: unknown };
  return { add: listOf(add), remove: listOf(remove) };
}

function changed(
  base: readonly unknown[],
  change: { add: unknown[]; remove: unknown[] },
): unknown[] {
  const gone = new Set(change.remove.map(keyOf));
  return [...base.filter((item) => !gone.has(keyOf(item))), ...change.add];
}

/** Quoted or not, a code is the same code. */
function keyOf(item: unknown): string {
  return typeof item === 'object' ? JSON.stringify(item) : String(item);
}

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
}

/** An entry without a rule that changes none, with the ids that are near its own. */
function unknownEntry({ id, off }: RawEntry, position: number, ids: readonly string[]): PackFault {
  const near = nearest(id, ids);
  const meant = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : undefined;
  return off
    ? {
        path: ['entries', position, 'id'],
        messageId: 'off-nothing',
        what: `There is no entry ${id} to switch off in the packs that this one extends.`,
        todo: meant ?? 'Write the id of an entry; `claimlint explain RULE` lists those of a rule.',
      }
    : {
        path: ['entries', position],
        messageId: 'no-rule',
        what: `The entry ${id} names no rule, and no pack that this one extends has an entry of that id.`,
        todo: meant ?? 'Write rule: and the id of a rule.',
      };
}

function fault(path: Path, messageId: string, what: string, todo: string): { faults: PackFault[] } {
  return { faults: [{ path, messageId, what, todo }] };
}
