import type * as z from 'zod/mini';
import { settingsSchema } from '../../check/settings';
import { metaOf } from '../../draft/schema-walk';
import type { Path } from '../../draft/spans';
import { findNode, scalarText, type SyntaxTree } from '../../draft/syntax';
import { wordsOfKeys } from '../../policy/field-words';
import type { RawPacks } from '../../policy/resolve';
import { codeRange, modifierList, packSchema, placeList } from '../../policy/schema';
import { ruleById } from '../../rules/index';
import type { AnyRule } from '../../rules/rule';
import type { FileKind } from '../file-diagnostics';

/*
 * What may stand at a path of a settings file or policy pack, by the schemas that read them. What an
 * entry of a pack says in `with` is read by its rule.
 */

type Schema = z.core.$ZodType;

/** A settings file or pack that is being written. */
export interface WrittenFile {
  kind: FileKind;
  tree: SyntaxTree;
  packs: RawPacks;
}

/** Every form that a value at a path may have; none for a path that the format does not know. */
export function formsAt(file: WrittenFile, path: Path): Schema[] {
  const rule = path[2] === 'with' ? ruleOfEntry(file, path) : undefined;
  const [root, rest] = rule
    ? [rule.options as Schema, path.slice(3)]
    : [file.kind === 'policy' ? (packSchema as Schema) : settingsSchema, path];
  return rest.reduce<Schema[]>(stepInto, forms(root));
}

/** The rule that an entry of a pack calls: its own, or that of the entry that it changes. */
export function ruleOfEntry(file: WrittenFile, path: Path): AnyRule | undefined {
  if (file.kind !== 'policy' || path[0] !== 'entries' || path.length < 2) return undefined;
  const entry = path.slice(0, 2);
  const text = (key: string) => scalarText(findNode(file.tree, [...entry, key])?.value)?.trim();
  const own = text('rule');
  if (own !== undefined) return ruleById(own);
  const id = text('id');
  for (const pack of extendedPacks(file)) {
    const found = pack.entries?.find((other) => other.id === id && other.rule !== undefined);
    if (found?.rule !== undefined) return ruleById(found.rule);
  }
  return undefined;
}

/** The packs that a pack extends, the nearest first; what holds with every payer last. */
export function extendedPacks({ tree, packs }: WrittenFile) {
  const ids: string[] = [];
  let next = scalarText(findNode(tree, ['extends'])?.value)?.trim();
  while (next !== undefined && !ids.includes(next)) {
    ids.push(next);
    next = packs.get(next)?.extends;
  }
  if (!ids.includes('common')) ids.push('common');
  return ids.flatMap((id) => packs.get(id) ?? []);
}

/** A form, with what it wraps and what it may be instead. */
function forms(form: Schema): Schema[] {
  const { def } = form._zod;
  if (def.type === 'optional' || def.type === 'default')
    return [form, ...forms((def as z.core.$ZodOptionalDef).innerType)];
  if (def.type === 'pipe') return [form, ...forms((def as z.core.$ZodPipeDef).in)];
  if (def.type === 'lazy') return [form, ...forms((form as z.core.$ZodLazy)._zod.innerType)];
  if (def.type !== 'union') return [form];
  return [form, ...(def as z.core.$ZodUnionDef).options.flatMap((option) => forms(option))];
}

/** The forms behind a key or position; a key of the format is no key of the writer's. */
function stepInto(all: readonly Schema[], step: string | number): Schema[] {
  if (typeof step === 'number')
    return all.flatMap(({ _zod: { def } }) =>
      def.type === 'array' ? forms((def as z.core.$ZodArrayDef).element) : [],
    );
  const named = all.flatMap((form) => shapeOf(form)?.[step] ?? []);
  if (named.length > 0) return named.flatMap(forms);
  return all.flatMap(({ _zod: { def } }) =>
    def.type === 'record' ? forms((def as z.core.$ZodRecordDef).valueType) : [],
  );
}

function shapeOf(form: Schema): Record<string, Schema> | undefined {
  const { def } = form._zod;
  if (def.type !== 'object') return undefined;
  const { shape } = def as z.core.$ZodObjectDef;
  return shape;
}

/** A key that may stand in a map. */
export interface Key {
  name: string;
  description: string | undefined;
  required: boolean;
  /** What holds without it, where the format says so. */
  fallback: unknown;
  /** The forms of its value. */
  forms: Schema[];
}

/** The keys that the map at a path may have; undefined where no map is wanted. */
export function keysAt(file: WrittenFile, path: Path): Key[] | undefined {
  const maps = formsAt(file, path).filter(isMapForm);
  if (maps.length === 0) return undefined;
  return maps.flatMap((map) =>
    Object.entries(shapeOf(map) ?? {}).map(([name, value]): Key => {
      const inner = forms(value);
      const described = inner.map((form) => metaOf(form)?.description);
      return {
        name,
        description: wordsOfKeys(map)?.[name] ?? described.find((text) => text !== undefined),
        required: !inner.some(({ _zod: { def } }) => /^(?:optional|default)$/.test(def.type)),
        fallback: inner
          .map(({ _zod: { def } }) => def as { defaultValue?: unknown })
          .find((def) => 'defaultValue' in def)?.defaultValue,
        forms: inner,
      };
    }),
  );
}

/** A map, with keys of the format or of the writer. */
export function isMapForm({ _zod: { def } }: Schema): boolean {
  return def.type === 'object' || def.type === 'record';
}

/** The values of which one is wanted; empty where any text will do. */
export function listedValues(wanted: readonly Schema[]): string[] {
  return wanted.flatMap((form) => {
    const { def } = form._zod;
    if (def.type === 'boolean') return ['true', 'false'];
    if (def.type !== 'enum') return [];
    return Object.values((def as z.core.$ZodEnumDef).entries).map(String);
  });
}

/** What kind of thing a text names. */
export type Named = 'code' | 'modifier' | 'place';

/** What is named where these forms are wanted: codes, modifiers, places of service. */
export function namedBy(wanted: readonly Schema[]): Named | undefined {
  if (wanted.includes(codeRange)) return 'code';
  if (wanted.includes(itemOf(modifierList))) return 'modifier';
  return wanted.includes(itemOf(placeList)) ? 'place' : undefined;
}

/** Lists of a pack may be written as one item. */
function itemOf(list: typeof modifierList | typeof placeList): Schema {
  return list._zod.def.in._zod.def.options[1];
}
