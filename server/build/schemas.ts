import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { settingsSchema } from '../src/check/settings';
import { LEVELS } from '../src/check/severity';
import { claimSchema } from '../src/draft/fields';
import { lineSchema } from '../src/draft/line-fields';
import { codeRange, modifierList, packSchema, placeList, whereSchema } from '../src/policy/schema';
import { wordsOfKeys } from '../src/policy/field-words';
import { RULES } from '../src/rules/index';
import { leafSchema } from './leaf-schemas';

/*
 * The JSON Schemas of the three formats, for other editors and tools, made from the schemas that read
 * them. `--check` writes nothing and fails when a schema in the repository says anything else.
 */

const SCHEMAS = join(__dirname, '..', 'schemas');

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every schema by its file name. */
export function jsonSchemas(): Map<string, JsonSchema> {
  return new Map([
    ['claim.schema.json', claimJson()],
    ['policy.schema.json', policyJson()],
    ['claimlint.schema.json', settingsJson()],
  ]);
}

/** The claim draft: every value may be quoted or not, and what is optional may stand empty. */
function claimJson(): JsonSchema {
  return titled('Claim draft', {
    ...convert(claimSchema, ({ zodSchema, jsonSchema }) => {
      const { def } = zodSchema._zod;
      leafSchema(zodSchema, jsonSchema);
      if (def.type === 'object') closed(jsonSchema);
      if (zodSchema === lineSchema) datesOf(jsonSchema);
      if (def.type === 'optional') mayBeEmpty(jsonSchema);
      delete jsonSchema['expected'];
    }),
    // The place of service is printed on one form, the revenue code on the other.
    if: {
      properties: { form: { type: 'string', pattern: '^([uU][bB]04|837[iI])$' } },
      required: ['form'],
    },
    then: { properties: { lines: { items: { required: ['revenue_code'] } } } },
    else: { required: ['place_of_service'] },
  });
}

function closed(json: JsonSchema): void {
  json.additionalProperties = false;
}

/** A line has a date, or a range of dates, not both. */
function datesOf(json: JsonSchema): void {
  json.oneOf = [
    { required: ['date'], properties: { from: false, through: false } },
    { required: ['from', 'through'], properties: { date: false } },
  ];
}

/** What may be absent may stand without a value. */
function mayBeEmpty(json: JsonSchema): void {
  const inner = { ...json };
  for (const key of Object.keys(json)) Reflect.deleteProperty(json, key);
  const { description, examples, ...rest } = inner;
  if (Array.isArray(rest.type)) rest.type = [...rest.type, 'null'] as unknown as typeof rest.type;
  const keeps = Array.isArray(rest.type) && !rest.enum;
  Object.assign(json, {
    ...(description === undefined ? {} : { description }),
    ...(keeps ? rest : { anyOf: [...(rest.anyOf ?? [rest]), { type: 'null' }] }),
    ...(examples === undefined ? {} : { examples }),
  });
}

const CODE = '([A-Za-z]\\d{4}|\\d{4}[A-Za-z0-9])';

/** A policy pack: what an entry may say in `with` hangs on its rule. */
function policyJson(): JsonSchema {
  // Conditions nest; under a name of their own the options of all rules share them.
  z.globalRegistry.add(whereSchema, { id: 'where' });
  const json = described(convert(packSchema, describePack));
  const options = RULES.map((rule) => ({
    if: { properties: { rule: { const: rule.id } }, required: ['rule'] },
    then: { properties: { with: { $ref: `#/definitions/options-of-${rule.id}` } } },
  }));
  const entry = (json.properties?.['entries'] as JsonSchema).items as JsonSchema;
  entry.properties = {
    ...entry.properties,
    rule: {
      ...(entry.properties?.['rule'] as JsonSchema),
      oneOf: RULES.map(({ id, title }) => ({ const: id, description: title })),
    },
  };
  entry.allOf = options;
  const definitions = Object.fromEntries(
    RULES.map((rule) => [
      `options-of-${rule.id}`,
      withoutHead(described(convert(rule.options, describePack))),
    ]),
  );
  return titled('Policy pack', {
    ...json,
    definitions: { ...definitionsOf(json), ...definitions },
  });
}

/** What the pack's schema checks by functions, and what its keys mean. */
function describePack({ zodSchema, jsonSchema }: Override): void {
  const words = wordsOfKeys(zodSchema);
  // Properties are not complete yet: their words are put in at the end.
  if (words) jsonSchema[WORDS] = words;
  if (zodSchema === codeRange) jsonSchema.pattern = `^\\s*${CODE}(\\s*-\\s*${CODE})?\\s*$`;
  if (zodSchema === itemOfList(modifierList)) jsonSchema.pattern = '^[A-Za-z0-9]{2}$';
  if (zodSchema === itemOfList(placeList)) jsonSchema.pattern = '^\\d{2}$';
}

const WORDS = 'words';

/** The schema with the words of its keys in their places. */
function described<T>(json: T): T {
  if (Array.isArray(json)) return json.map(described) as T;
  if (typeof json !== 'object' || json === null) return json;
  const entries = Object.entries(json).filter(([key]) => key !== WORDS);
  const inner = Object.fromEntries(
    entries.map(([key, value]) => [key, described(value as unknown)]),
  );
  const words = (json as Record<string, unknown>)[WORDS] as Record<string, string> | undefined;
  if (!words) return inner as T;
  const properties = Object.entries(inner['properties'] as Record<string, JsonSchema>);
  const withWords = properties.map(([key, property]) => {
    // Beside a reference nothing else counts.
    const { $ref, ...rest } = property;
    const schema = $ref === undefined ? rest : { allOf: [{ $ref }] };
    return [key, { description: words[key], ...schema }];
  });
  return { ...inner, properties: Object.fromEntries(withWords) as unknown } as T;
}

/** Lists of a pack may be written as one item. */
function itemOfList(list: typeof modifierList | typeof placeList): z.core.$ZodType {
  return list._zod.def.in._zod.def.options[1];
}

function settingsJson(): JsonSchema {
  const json = convert(settingsSchema, () => undefined);
  const severity = json.properties?.['severity'] as JsonSchema;
  json.properties = {
    ...json.properties,
    severity: {
      description: severity.description,
      type: 'object',
      properties: Object.fromEntries(
        RULES.map(({ id, title }) => [id, { description: title, enum: [...LEVELS, 'info'] }]),
      ),
      additionalProperties: false,
    },
  };
  return titled('Settings of Claimlint', json);
}

type Override = Parameters<NonNullable<z.core.ToJSONSchemaParams['override']>>[0];

function convert(schema: z.core.$ZodType, override: (context: Override) => void): JsonSchema {
  return z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override,
  }) as JsonSchema;
}

function definitionsOf({ definitions }: JsonSchema): Record<string, unknown> {
  return typeof definitions === 'object' && definitions !== null ? { ...definitions } : {};
}

/** A schema to stand inside another one that has the same definitions. */
function withoutHead(json: JsonSchema): JsonSchema {
  const inner = { ...json };
  delete inner.$schema;
  delete inner.definitions;
  return inner;
}

function titled(title: string, json: JsonSchema): JsonSchema {
  const { $schema, ...rest } = json;
  return { $schema, title, ...rest };
}

/** The text of a schema's file. */
function textOf(json: JsonSchema): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** The schemas that differ from what the repository holds. */
export function staleSchemas(): string[] {
  const schemas = jsonSchemas();
  const present = existsSync(SCHEMAS) ? readdirSync(SCHEMAS) : [];
  const changed = [...schemas].filter(([name, json]) => {
    const file = join(SCHEMAS, name);
    return !existsSync(file) || readFileSync(file, 'utf8') !== textOf(json);
  });
  return [...changed.map(([name]) => name), ...present.filter((name) => !schemas.has(name))].sort();
}

function main(): void {
  if (process.argv.includes('--check')) {
    const stale = staleSchemas();
    if (stale.length === 0) return;
    process.stderr.write(
      `These schemas are stale (npm run schemas makes them): ${stale.join(', ')}\n`,
    );
    process.exitCode = 1;
    return;
  }
  rmSync(SCHEMAS, { recursive: true, force: true });
  mkdirSync(SCHEMAS, { recursive: true });
  for (const [name, json] of jsonSchemas()) writeFileSync(join(SCHEMAS, name), textOf(json));
}

if (require.main === module) main();
