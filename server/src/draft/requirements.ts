import { isMap } from 'yaml';
import type { Fault } from './faults';
import type { ClaimFields, LineFields } from './fields';
import { missingField } from './read-fields';
import { pathKey, type Path } from './spans';
import { findNode, isEmptyNode, type SyntaxTree } from './syntax';

/** Paths (as keys) of the fields that a misspelled key was meant for: they are written, and unread. */
export function misspelled(faults: readonly Fault[]): Set<string> {
  const renames = faults
    .flatMap((fault) => fault.fixes.filter((fix) => fix.kind === 'safe'))
    .flatMap((fix) => fix.edits.filter((edit) => edit.op === 'rename'));
  return new Set(renames.map((edit) => pathKey([...edit.path.slice(0, -1), edit.to])));
}

/** The requirements of the format that hang on other fields: form, dates, lists. */
export function missingRequired(
  tree: SyntaxTree,
  fields: ClaimFields,
  faults: readonly Fault[],
): Fault[] {
  const bad = new Set(faults.filter((f) => f.rule === 'invalid-value').map((f) => pathKey(f.path)));
  const renamed = misspelled(faults);
  const written = (path: Path) => !isEmptyNode(findNode(tree, path)?.value);
  const absent = (path: Path) => {
    const key = pathKey(path);
    return !bad.has(key) && !renamed.has(key) && !written(path);
  };
  const form = bad.has('form') ? undefined : (fields.form ?? 'cms1500');
  const missing: Fault[] = [];
  if (form === 'cms1500' && absent(['place_of_service']))
    missing.push(missingField(['place_of_service'], 'CMS place-of-service code'));
  if (fields.lines?.length === 0)
    missing.push(missingField(['lines'], 'a claim bills at least one service line'));
  fields.lines?.forEach((line, i) => {
    const path: Path = ['lines', i];
    if (!line || !isMap(findNode(tree, path)?.value)) return;
    missing.push(...missingDates(path, absent));
    if (written([...path, 'date']) && (written([...path, 'from']) || written([...path, 'through'])))
      missing.push(dateBesideRange([...path, 'date']));
    if (form === 'ub04' && absent([...path, 'revenue_code']))
      missing.push(missingField([...path, 'revenue_code'], 'revenue code, required on UB-04'));
    missing.push(...pointersOutOfRange(path, line, fields));
  });
  return missing;
}

function missingDates(path: Path, absent: (path: Path) => boolean): Fault[] {
  const [date, from, through] = ['date', 'from', 'through'].map((key) => absent([...path, key]));
  if (!date) return [];
  if (from && through)
    return [missingField([...path, 'date'], 'date of service, or from and through')];
  if (from) return [missingField([...path, 'from'], 'first date of service')];
  return through ? [missingField([...path, 'through'], 'last date of service')] : [];
}

function dateBesideRange(path: Path): Fault {
  return {
    rule: 'invalid-value',
    messageId: 'date-beside-range',
    path,
    what: 'The line has a date and a range of dates.',
    todo: 'Keep date for one day, or from and through for a range.',
    fixes: [
      { title: 'Remove date', kind: 'choice', edits: [{ op: 'remove', path }] },
      {
        title: 'Remove from and through',
        kind: 'choice',
        edits: ['from', 'through'].map((key) => ({
          op: 'remove' as const,
          path: [...path.slice(0, -1), key],
        })),
      },
    ],
  };
}

function pointersOutOfRange(path: Path, line: LineFields, fields: ClaimFields): Fault[] {
  const count = fields.diagnoses?.length ?? 0;
  return (line.diagnosis_pointers ?? []).flatMap((pointer, i): Fault[] =>
    pointer === undefined || pointer <= count
      ? []
      : [
          {
            rule: 'invalid-value',
            messageId: 'pointer-range',
            path: [...path, 'diagnosis_pointers', i],
            what: `The claim has ${count} ${count === 1 ? 'diagnosis' : 'diagnoses'}; there is no position ${pointer}.`,
            todo: 'Point to a diagnosis of the claim.',
            fixes: [],
          },
        ],
  );
}
