import type { EditValue, LineEdit, ModelEdit } from '../draft/edits';
import type { Path } from '../draft/spans';
import { isValueMap, requiredKeys } from './values';
import { Unsafe } from './unsafe';

/** What is to happen to a node of a draft and to what lies below it. Paths are those of the draft as it is. */
export interface Plan {
  /** The new value; a blank fills only what is absent or empty. */
  write?: { value: EditValue; blank: boolean };
  remove?: boolean;
  rename?: string;
  split?: readonly (readonly LineEdit[])[];
  inserts: { at: number; value: EditValue }[];
  children: Map<string | number, Plan>;
}

/** Fields that are given together: a blank for one brings blanks for the others. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  ndc: ['code', 'quantity', 'unit'],
};

export function emptyPlan(): Plan {
  return { inserts: [], children: new Map() };
}

/** Gathers edits by the nodes that they touch; edits that contradict each other are unsafe. */
export function planOf(edits: readonly ModelEdit[]): Plan {
  const root = emptyPlan();
  for (const edit of edits) {
    if (edit.op === 'remove-comment') continue; // no node of the model
    if (edit.op !== 'split') {
      addEdit(root, edit);
      continue;
    }
    const line = planAt(root, ['lines', edit.line]);
    if (edit.parts.length === 0 || line.split) throw new Unsafe();
    line.split = edit.parts;
  }
  assertConsistent(root);
  return root;
}

/** The plan of edits whose paths start at a service line. */
export function planOfLine(edits: readonly LineEdit[]): Plan {
  const root = emptyPlan();
  for (const edit of edits) addEdit(root, edit);
  assertConsistent(root);
  return root;
}

function addEdit(root: Plan, edit: Exclude<ModelEdit, { op: 'split' | 'remove-comment' }>): void {
  const plan = planAt(root, edit.path);
  switch (edit.op) {
    case 'set':
    case 'template':
      if (plan.write && !sameValue(plan.write.value, edit.value)) throw new Unsafe();
      plan.write = { value: edit.value, blank: edit.op === 'template' };
      break;
    case 'remove':
      plan.remove = true;
      break;
    case 'rename':
      if (plan.rename !== undefined && plan.rename !== edit.to) throw new Unsafe();
      plan.rename = edit.to;
      break;
    case 'insert':
      plan.inserts.push({ at: edit.at, value: edit.value });
      break;
  }
}

function planAt(root: Plan, path: Path): Plan {
  let plan = root;
  for (const step of path) {
    let child = plan.children.get(step);
    if (!child) plan.children.set(step, (child = emptyPlan()));
    plan = child;
  }
  return plan;
}

function assertConsistent(plan: Plan): void {
  const inside = plan.children.size > 0 || plan.inserts.length > 0;
  const uses = [plan.write, plan.remove, plan.split, inside || undefined].filter(Boolean).length;
  if (uses > 1 || (plan.remove && plan.rename !== undefined)) throw new Unsafe();
  for (const child of plan.children.values()) assertConsistent(child);
}

function sameValue(a: EditValue, b: EditValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The value that a plan leaves at a path where nothing stands: what it writes there or below.
 * Undefined where it writes nothing.
 */
export function valueOfPlan(plan: Plan, path: Path): EditValue | undefined {
  if (plan.rename !== undefined || plan.inserts.length > 0 || plan.split) throw new Unsafe();
  if (plan.write) return plan.write.blank ? blankOf(plan.write.value, path) : plan.write.value;
  const value: Record<string, EditValue> = {};
  let blank = false;
  for (const [key, child] of plan.children) {
    if (child.remove) continue;
    if (typeof key === 'number') throw new Unsafe();
    const inner = valueOfPlan(child, [...path, key]);
    if (inner === undefined) continue;
    value[key] = inner;
    blank ||= child.write?.blank === true;
  }
  if (blank) for (const key of companionsAt(path)) value[key] ??= '';
  return Object.keys(value).length > 0 ? value : undefined;
}

/** A blank for a map is a map of blanks for what it must hold. */
function blankOf(value: EditValue, path: Path): EditValue {
  if (value !== '') return value;
  const keys = companionsAt(path);
  return keys.length > 0 ? Object.fromEntries(keys.map((key) => [key, ''])) : value;
}

function companionsAt(path: Path): readonly string[] {
  return COMPANIONS[String(path.at(-1))] ?? requiredKeys(path);
}

/** The plan that gives an existing map a new value: keys set, and those it lacks removed. */
export function planOfMap(value: EditValue, present: readonly string[]): Plan {
  if (!isValueMap(value)) throw new Unsafe();
  const plan = emptyPlan();
  for (const key of present)
    if (!Object.hasOwn(value, key)) plan.children.set(key, { ...emptyPlan(), remove: true });
  for (const [key, item] of Object.entries(value))
    plan.children.set(key, { ...emptyPlan(), write: { value: item, blank: false } });
  return plan;
}
