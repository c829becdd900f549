import type * as z from 'zod/mini';
import { metaOf, shapeOf } from '../draft/schema-walk';
import type { AnyRule } from '../rules/rule';

/** An option of a rule, as a pack's `with` may set it. */
export interface RuleOption {
  name: string;
  description: string;
  required: boolean;
  /** Listed values, where the option takes one of a few. */
  values: readonly string[];
  /** The value that holds without the option; undefined where there is none. */
  fallback: unknown;
}

/** The options of a rule, in the order of its schema. */
export function ruleOptions(rule: AnyRule): RuleOption[] {
  return Object.entries(shapeOf(rule.options) ?? {}).map(([name, schema]) => ({
    name,
    description: descriptionOf(schema),
    required: !layersOf(schema).some((layer) => 'innerType' in layer._zod.def),
    values: valuesOf(schema),
    fallback: layersOf(schema)
      .map((layer) => layer._zod.def as { defaultValue?: unknown })
      .find((def) => 'defaultValue' in def)?.defaultValue,
  }));
}

/** A schema and, outside in, what it wraps as optional or with a default. */
function layersOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const { def } = schema._zod;
  return 'innerType' in def
    ? [schema, ...layersOf((def as { innerType: z.core.$ZodType }).innerType)]
    : [schema];
}

function descriptionOf(schema: z.core.$ZodType): string {
  for (const layer of layersOf(schema)) {
    const meta = metaOf(layer);
    if (meta) return meta.description;
  }
  return '';
}

function valuesOf(schema: z.core.$ZodType): string[] {
  const inner = layersOf(schema).at(-1);
  if (inner?._zod.def.type === 'enum')
    return Object.values((inner as z.core.$ZodEnum)._zod.def.entries).map(String);
  if (inner?._zod.def.type === 'array')
    return valuesOf((inner as z.core.$ZodArray)._zod.def.element);
  return [];
}
