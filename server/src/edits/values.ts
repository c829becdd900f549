import type { EditValue } from '../draft/edits';
import { claimSchema } from '../draft/fields';
import { alternative, isRequired, schemaAt, shapeOf } from '../draft/schema-walk';
import type { Path } from '../draft/spans';
import { canBePlain, writeScalar, type Quotes } from './scalars';

export type ValueMap = { readonly [key: string]: EditValue };

export function isValueList(value: EditValue): value is readonly string[] {
  return Array.isArray(value);
}

export function isValueMap(value: EditValue): value is ValueMap {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The keys of the map at a path in the order of the format; empty where keys are free. */
export function keyOrder(path: Path): string[] {
  const schema = schemaAt(claimSchema, path);
  const shape = schema && shapeOf(alternative(schema, false));
  return shape ? Object.keys(shape) : [];
}

/** The keys that the map at a path must have; none where it is no map. */
export function requiredKeys(path: Path): string[] {
  const schema = schemaAt(claimSchema, path);
  const shape = schema && shapeOf(alternative(schema, false));
  return Object.entries(shape ?? {}).flatMap(([key, field]) => (isRequired(field) ? [key] : []));
}

/** Entries of a map that is to be written, in the order of the format, unknown keys last. */
export function entriesOf(value: ValueMap, path: Path): [string, EditValue][] {
  const order = keyOrder(path);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
}

export function writeKey(key: string, quotes: Quotes, inFlow: boolean): string {
  // A plain key ends at its colon, so what is unusual in a value is quoted in a key.
  const plain = /^[\w.][\w .-]*$/.test(key) && canBePlain(key, inFlow);
  return writeScalar(key, plain ? quotes : 'double', inFlow);
}

/** Writes a value on one line; lists and maps in brackets and braces. */
export function writeValue(value: EditValue, path: Path, inFlow: boolean): string {
  if (isValueList(value))
    return `[${value.map((item) => writeScalar(item, 'plain', true)).join(', ')}]`;
  if (!isValueMap(value)) return writeScalar(value, 'plain', inFlow);
  const pairs = entriesOf(value, path).map(([key, item]) =>
    writePair(key, item, [...path, key], true),
  );
  return pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}';
}

/**
 * Writes `key: value`. A blank that is to be filled is `key:` on a line of its own and `key: ""` in
 * braces; both read as absent.
 */
export function writePair(
  key: string,
  value: EditValue,
  path: Path,
  inFlow: boolean,
  quotes: Quotes = 'plain',
): string {
  const name = writeKey(key, quotes, inFlow);
  return value === '' && !inFlow ? `${name}:` : `${name}: ${writeValue(value, path, inFlow)}`;
}
