/** As much of JSON Schema (draft 7) as the schemas of this project use. */
export interface Schema {
  [keyword: string]: unknown;
}

/** The first fault of a value by a schema, with its place; undefined where the value fits. */
export function schemaFault(root: Schema, value: unknown): string | undefined {
  return new Evaluator(root).fault(root, value, '');
}

const KNOWN = new Set(
  `$schema title description default examples definitions $ref type enum const pattern multipleOf
   minimum maximum exclusiveMinimum minItems properties propertyNames additionalProperties required items
   allOf anyOf oneOf if then else`.split(/\s+/),
);

class Evaluator {
  constructor(private readonly root: Schema) {}

  fault(schema: unknown, value: unknown, at: string): string | undefined {
    if (schema === true || schema === undefined) return undefined;
    if (schema === false) return `${at} may not be there`;
    const rules = schema as Schema;
    for (const [keyword, argument] of Object.entries(rules)) {
      if (!KNOWN.has(keyword)) throw new Error(`the keyword ${keyword} is not known`);
      const fault = this.check(keyword, argument, rules, value, at);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  private fits(schema: unknown, value: unknown): boolean {
    return this.fault(schema, value, '') === undefined;
  }

  private check(
    keyword: string,
    argument: unknown,
    rules: Schema,
    value: unknown,
    at: string,
  ): string | undefined {
    const unless = (holds: boolean) => (holds ? undefined : `${at} breaks ${keyword}`);
    const list = Array.isArray(argument) ? (argument as unknown[]) : [];
    switch (keyword) {
      case '$ref':
        return this.fault(this.resolve(String(argument)), value, at);
      case 'type':
        return unless([argument].flat().some((type) => isOfType(value, String(type))));
      case 'enum':
        return unless(list.includes(value));
      case 'const':
        return unless(value === argument);
      case 'pattern':
        return unless(typeof value !== 'string' || new RegExp(String(argument)).test(value));
      case 'multipleOf':
        return unless(typeof value !== 'number' || value % Number(argument) === 0);
      case 'minimum':
        return unless(typeof value !== 'number' || value >= Number(argument));
      case 'maximum':
        return unless(typeof value !== 'number' || value <= Number(argument));
      case 'exclusiveMinimum':
        return unless(typeof value !== 'number' || value > Number(argument));
      case 'minItems':
        return unless(!Array.isArray(value) || value.length >= Number(argument));
      case 'allOf':
        return list.map((s) => this.fault(s, value, at)).find((fault) => fault !== undefined);
      case 'anyOf':
        return unless(list.some((s) => this.fits(s, value)));
      case 'oneOf':
        return unless(list.filter((s) => this.fits(s, value)).length === 1);
      case 'if':
        return this.fault(this.fits(argument, value) ? rules['then'] : rules['else'], value, at);
      case 'items':
        return Array.isArray(value)
          ? first(value, (item, i) => this.fault(argument, item, `${at}/${i}`))
          : undefined;
      default:
        return isMap(value) ? this.checkMap(keyword, argument, rules, value, at) : undefined;
    }
  }

  private checkMap(
    keyword: string,
    argument: unknown,
    rules: Schema,
    value: Schema,
    at: string,
  ): string | undefined {
    const properties = (rules['properties'] ?? {}) as Schema;
    const keys = Object.keys(value);
    switch (keyword) {
      case 'required':
        return first(argument as string[], (key) =>
          key in value ? undefined : `${at} lacks ${key}`,
        );
      case 'properties':
        return first(keys, (key) => this.fault(properties[key], value[key], `${at}/${key}`));
      case 'propertyNames':
        return first(keys, (key) => this.fault(argument, key, `${at}/${key}`));
      case 'additionalProperties':
        return first(keys, (key) =>
          key in properties ? undefined : this.fault(argument, value[key], `${at}/${key}`),
        );
      default:
        return undefined;
    }
  }

  private resolve(reference: string): unknown {
    const steps = reference.replace(/^#\//, '').split('/');
    const found = steps.reduce<unknown>((inner, step) => (inner as Schema)[step], this.root);
    if (found === undefined) throw new Error(`${reference} leads nowhere`);
    return found;
  }
}

function first<T>(
  items: readonly T[],
  fault: (item: T, i: number) => string | undefined,
): string | undefined {
  for (const [i, item] of items.entries()) {
    const found = fault(item, i);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isMap(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isMap(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}
