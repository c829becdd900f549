import { claimSchema } from '../draft/fields';
import { isRequired, itemOf, metaOf, schemaAt } from '../draft/schema-walk';
import type { Path } from '../draft/spans';

/** A field of the format: what it means, what its value looks like. Markdown; undefined for a key that is none. */
export function describeField(path: Path): string | undefined {
  const schema = schemaAt(claimSchema, path);
  const meta = schema && metaOf(schema);
  if (!schema || !meta) return undefined;
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const required = isRequired(schema) && itemOf(schema)?.kind !== 'record' ? ', required' : '';
  const expected = meta.values
    ? `One of ${meta.values.map((v) => `\`${v}\``).join(', ')}.`
    : `Expects ${meta.expected}.`;
  return `**${name}**${required}\n\n${meta.description}\n\n${expected}`;
}
