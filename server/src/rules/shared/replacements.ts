import type { EditValue, Fix } from '../../draft/edits';
import type { Path } from '../../draft/spans';

/** One choice a value, which puts it in the place of what stands at the path. */
export function replaceWith<T extends EditValue>(
  path: Path,
  values: readonly T[],
  title: (value: T) => string = (value) => `Change to ${String(value)}`,
): Fix[] {
  return values.map((value) => ({
    title: title(value),
    kind: 'choice',
    edits: [{ op: 'set', path, value }],
  }));
}
