import * as z from 'zod/mini';
import type { FieldMeta } from '../src/draft/field-values';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * What JSON Schema says of a value of a draft. The draft reads texts as they stand, where other tools
 * see numbers and booleans: both fit. Listed values and patterns are read in any letter case.
 */
export function leafSchema(schema: z.core.$ZodType, json: JsonSchema): void {
  const meta: Partial<FieldMeta> | undefined = z.globalRegistry.get(schema);
  if (!meta || schema._zod.def.type !== 'pipe') return;
  const { description, expected, values, aliases, pattern, isNumber, example } = meta;
  for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
  json.description = values ? description : `${description ?? ''} Expects ${expected ?? ''}.`;
  if (values?.includes('true')) json.enum = [true, false, 'true', 'false'];
  else if (values)
    json.anyOf = [
      { enum: [...values] },
      {
        type: 'string',
        pattern: `^(${[...values, ...(aliases ?? [])].map(inAnyCase).join('|')})$`,
      },
    ];
  else {
    Object.assign(json, { type: ['string', 'number'] });
    if (isNumber) Object.assign(json, { pattern: '^-?\\d{1,12}(\\.\\d{1,6})?$' }, limitsOf(schema));
    else if (pattern !== undefined) json.pattern = inAnyCase(pattern);
  }
  if (example !== undefined) json.examples = [example];
}

/** A pattern of capitals, or a text, in any letter case; classes (`[A-Z]`) and escapes (`\\d`) stay such. */
function inAnyCase(pattern: string): string {
  return pattern.replace(/\\.|\[[^\]]*\]|[A-Za-z]/g, (part) => {
    if (part.startsWith('\\')) return part;
    if (part.startsWith('[')) return part.replace('A-Z', 'A-Za-z');
    return `[${part.toLowerCase()}${part.toUpperCase()}]`;
  });
}

/** Which numbers a value takes, found out by asking its reader. */
function limitsOf(schema: z.core.$ZodType): JsonSchema {
  const takes = (text: string) => z.safeParse(schema, text).success;
  const limits: JsonSchema = {};
  if (!takes('1.5')) limits.multipleOf = 1;
  if (takes('-1')) return limits;
  if (takes('0')) return { ...limits, minimum: 0 };
  return takes('0.5') ? { ...limits, exclusiveMinimum: 0 } : { ...limits, minimum: 1 };
}
