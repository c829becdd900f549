import * as z from 'zod/mini';
import type { FieldMeta } from './field-values';

/** A schema node without its `optional` wrappers. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  while (inner._zod.def.type === 'optional')
    inner = (inner as z.core.$ZodOptional)._zod.def.innerType;
  return inner;
}

export function isRequired(schema: z.core.$ZodType): boolean {
  return schema._zod.def.type !== 'optional';
}

/** The fields of a map, in the format's order; undefined when the schema is no map. */
export function shapeOf(schema: z.core.$ZodType): Record<string, z.core.$ZodType> | undefined {
  const inner = unwrap(schema);
  return inner._zod.def.type === 'object' ? (inner as z.core.$ZodObject)._zod.def.shape : undefined;
}

/** The items of a list, or the values of a map with free keys. */
export function itemOf(
  schema: z.core.$ZodType,
): { kind: 'list' | 'record'; item: z.core.$ZodType } | undefined {
  const inner = unwrap(schema);
  if (inner._zod.def.type === 'array')
    return { kind: 'list', item: (inner as z.core.$ZodArray)._zod.def.element };
  if (inner._zod.def.type === 'record')
    return { kind: 'record', item: (inner as z.core.$ZodRecord)._zod.def.valueType };
  return undefined;
}

/** Of a value that may be one thing or a list of them: the alternative that fits the node. */
export function alternative(schema: z.core.$ZodType, isList: boolean): z.core.$ZodType {
  const inner = unwrap(schema);
  if (inner._zod.def.type !== 'union') return inner;
  const options = (inner as z.core.$ZodUnion)._zod.def.options;
  return options.find((option) => (option._zod.def.type === 'array') === isList) ?? inner;
}

/** What the schema says of a field to a person. */
export function metaOf(schema: z.core.$ZodType): FieldMeta | undefined {
  for (const candidate of [schema, unwrap(schema)]) {
    const meta = z.globalRegistry.get(candidate);
    if (meta && typeof meta.description === 'string')
      return {
        description: meta.description,
        expected: typeof meta['expected'] === 'string' ? meta['expected'] : 'a value',
        values: Array.isArray(meta['values']) ? meta['values'].map(String) : undefined,
        example: typeof meta['example'] === 'string' ? meta['example'] : undefined,
      };
  }
  return undefined;
}

/** The schema of the field at a path of keys and positions; undefined for a path not in the format. */
export function schemaAt(
  root: z.core.$ZodType,
  path: readonly (string | number)[],
): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = root;
  for (const step of path) {
    if (!schema) return undefined;
    if (typeof step === 'number') {
      const list = itemOf(alternative(schema, true));
      schema = list?.kind === 'list' ? list.item : undefined;
      continue;
    }
    const map = alternative(schema, false);
    const item = itemOf(map);
    const shape = shapeOf(map) ?? {};
    if (item?.kind === 'record') schema = item.item;
    else schema = Object.hasOwn(shape, step) ? shape[step] : undefined;
  }
  return schema;
}
