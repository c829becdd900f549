import type * as z from 'zod/mini';
import { alternative, isRequired, itemOf, shapeOf } from './schema-walk';

/** What a schema asks of a node, looked up once. */
export type Plan =
  | MapPlan
  | { kind: 'record'; schema: z.core.$ZodType; item: z.core.$ZodType }
  | { kind: 'list'; schema: z.core.$ZodType; item: z.core.$ZodType }
  | { kind: 'leaf'; schema: z.core.$ZodType };

export interface MapPlan {
  kind: 'map';
  schema: z.core.$ZodType;
  shape: Record<string, z.core.$ZodType>;
  fields: readonly { key: string; schema: z.core.$ZodType; required: boolean }[];
}

const PLANS = {
  list: new WeakMap<z.core.$ZodType, Plan>(),
  other: new WeakMap<z.core.$ZodType, Plan>(),
};

/** What is read of a node by a schema: of a value that may be a list or not, as the node is one. */
export function planOf(schema: z.core.$ZodType, isList: boolean): Plan {
  const plans = isList ? PLANS.list : PLANS.other;
  let plan = plans.get(schema);
  if (!plan) plans.set(schema, (plan = makePlan(alternative(schema, isList))));
  return plan;
}

function makePlan(schema: z.core.$ZodType): Plan {
  const shape = shapeOf(schema);
  if (shape) {
    const fields = Object.entries(shape).map(([key, field]) => ({
      key,
      schema: field,
      required: isRequired(field),
    }));
    return { kind: 'map', schema, shape, fields };
  }
  const item = itemOf(schema);
  return item ? { kind: item.kind, schema, item: item.item } : { kind: 'leaf', schema };
}
