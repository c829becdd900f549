import { isAlias, isMap, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import * as z from 'zod/mini';
import type { Fault } from './faults';
import { leafReader } from './field-values';
import type { Fix } from './edits';
import { MAX_ALIASED_NODES, MAX_FAULTS } from './limits';
import { nearest } from './nearest';
import { planOf, type MapPlan } from './read-plan';
import { metaOf } from './schema-walk';
import type { Path, Span } from './spans';
import { suggestionsFor } from './suggest';
import { explainSyntaxError } from './syntax-errors';
import { isEmptyNode, keyText, resolveAlias, scalarText, spanOf, type SyntaxTree } from './syntax';

/** Reads a syntax tree against the schema: every value that can be read, and a fault for each that cannot. */
export function readFields(
  tree: SyntaxTree,
  schema: z.core.$ZodType,
): { value: unknown; faults: Fault[] } {
  const reader = new Reader(tree);
  const value = reader.read(schema, tree.root, []);
  return { value, faults: reader.faults };
}

class Reader {
  readonly faults: Fault[] = [];
  private aliased = 0;
  private readonly open = new Set<Node>();

  constructor(private readonly tree: SyntaxTree) {}

  read(schema: z.core.$ZodType, node: Node | null | undefined, path: Path): unknown {
    if (node === null || node === undefined || isEmptyNode(node)) return undefined;
    if (isAlias(node)) return this.readAlias(schema, node, path);
    if (this.open.size > 0 && ++this.aliased > MAX_ALIASED_NODES) return undefined;
    const plan = planOf(schema, isSeq(node));
    if (plan.kind === 'map') return this.readMap(plan, node, path);
    if (plan.kind === 'record') return this.readRecord(plan.item, node, path);
    if (plan.kind === 'list') return this.readList(plan.schema, plan.item, node, path);
    return this.readScalar(plan.schema, node, path);
  }

  private readAlias(schema: z.core.$ZodType, alias: Node, path: Path): unknown {
    const target = isAlias(alias) ? resolveAlias(this.tree, alias) : undefined;
    if (!target) {
      const { start, end } = spanOf(this.tree, alias);
      const error = { code: 'BAD_ALIAS', message: '', start, end };
      this.fault({ ...explainSyntaxError(error, this.tree.text), path });
      return undefined;
    }
    if (this.open.has(target)) return undefined; // it would stand for itself without end
    if (this.aliased > MAX_ALIASED_NODES) return undefined;
    this.open.add(target);
    const value = this.read(schema, target, path);
    this.open.delete(target);
    if (this.aliased > MAX_ALIASED_NODES && this.open.size === 0)
      this.fault({
        rule: 'check-incomplete',
        messageId: 'aliases',
        path,
        what: 'The aliases of this draft stand for more values than a claim can hold.',
        todo: 'Write them out; nothing of this claim was held against the policy.',
        fixes: [],
      });
    return value;
  }

  private readMap({ schema, shape, fields }: MapPlan, node: Node, path: Path): unknown {
    if (!isMap(node)) return this.wrongKind(schema, node, path);
    const present = new Map<string, Pair>();
    const unknown: string[] = [];
    for (const pair of this.pairsOf(node, path)) {
      const key = keyText(pair) ?? '';
      present.set(key, pair);
      if (!Object.hasOwn(shape, key)) unknown.push(key);
    }
    const near = new Map(
      unknown.map((key) => [key, this.isUnlisted ? [] : nearest(key, Object.keys(shape))]),
    );
    const free = (name: string) => !present.has(name);
    const renamed = new Set<string>();
    const twice = new Set<string>();
    for (const [name, ...others] of near.values()) {
      if (name === undefined || others.length > 0 || !free(name)) continue;
      (renamed.has(name) ? twice : renamed).add(name);
    }
    for (const [key, names] of near) {
      const [only = ''] = names;
      // Of two that may mean the same field only the writer knows which one does.
      const safe = names.length === 1 && free(only) && !twice.has(only);
      this.unknownField([...path, key], present.get(key), names, free, safe);
    }
    const value: Record<string, unknown> = {};
    for (const { key, schema: field, required } of fields) {
      const pair = present.get(key);
      if (pair && !isEmptyNode(pair.value))
        value[key] = this.read(field, pair.value as Node, [...path, key]);
      else if (required && !renamed.has(key))
        this.fault(missingField([...path, key], metaOf(field)?.description));
    }
    return value;
  }

  private readRecord(item: z.core.$ZodType, node: Node, path: Path): unknown {
    if (!isMap(node)) return this.wrongKind(undefined, node, path, 'a map of entries by id');
    const entries: [string, unknown][] = [];
    for (const pair of this.pairsOf(node, path)) {
      const key = keyText(pair);
      if (key === undefined || key.trim() === '') continue;
      entries.push([key, this.read(item, pair.value as Node, [...path, key]) ?? {}]);
    }
    return Object.fromEntries(entries);
  }

  private readList(
    schema: z.core.$ZodType,
    item: z.core.$ZodType,
    node: Node,
    path: Path,
  ): unknown {
    if (!isSeq(node)) return this.notAList(schema, item, node, path);
    return node.items.map((child, i) => {
      if (!isEmptyNode(child)) return this.read(item, child as Node, [...path, i]);
      this.fault({
        rule: 'invalid-value',
        messageId: 'empty-item',
        path: [...path, i],
        what: 'This item of the list is empty.',
        todo: `Write ${metaOf(item)?.expected ?? 'a value'} or remove it.`,
        fixes: [
          {
            title: 'Remove the empty item',
            kind: 'choice',
            edits: [{ op: 'remove', path: [...path, i] }],
          },
        ],
      });
      return undefined;
    });
  }

  private readScalar(schema: z.core.$ZodType, node: Node, path: Path): unknown {
    const text = scalarText(node);
    if (text === undefined) return this.wrongKind(schema, node, path);
    const value = readLeaf(schema, text);
    if (value !== undefined) return value;
    const meta = metaOf(schema);
    const choices = (this.isUnlisted ? [] : suggestionsFor(meta, text)).map((value): Fix => ({
      title: `Change to ${value}`,
      kind: 'choice',
      edits: [{ op: 'set', path, value }],
    }));
    this.fault({
      rule: 'invalid-value',
      messageId: 'value',
      path,
      what: `${quoted(text)} is not ${meta?.expected ?? 'a value of this field'}.`,
      todo: `Write ${meta?.expected ?? 'a value of this field'}.`,
      fixes: choices,
    });
    return undefined;
  }

  /** The pairs of a map with usable keys, each key once; duplicates and merge keys are faults. */
  private pairsOf(map: YAMLMap, path: Path): Pair[] {
    const seen = new Set<string>();
    const pairs: Pair[] = [];
    for (const pair of map.items) {
      const key = keyText(pair);
      const at = keySpan(this.tree, pair);
      if (key === undefined) {
        this.fault({
          ...syntaxFault(
            path,
            at,
            'key',
            'A key must be a plain word.',
            'Write the name of a field.',
          ),
        });
      } else if (key === '<<') {
        this.fault(
          syntaxFault(
            [...path, key],
            at,
            'merge-key',
            'Merge keys (<<) are not part of YAML 1.2.',
            'Write the fields out, or give the whole value an anchor and use the alias.',
          ),
        );
      } else if (seen.has(key)) {
        this.fault(
          syntaxFault(
            [...path, key],
            at,
            'duplicate-key',
            `The key ${quoted(key)} stands here twice; only the first counts.`,
            'Remove or rename one of them.',
          ),
        );
      } else {
        seen.add(key);
        pairs.push(pair);
      }
    }
    return pairs;
  }

  /** `near`: the fields that it may mean; those that are `free` may take its place. */
  private unknownField(
    path: Path,
    pair: Pair | undefined,
    near: readonly string[],
    free: (name: string) => boolean,
    safe: boolean,
  ): void {
    const key = String(path.at(-1));
    const renames = near.filter(free).map((name): Fix => ({
      title: `Rename to ${name}`,
      kind: safe ? 'safe' : 'choice',
      edits: [{ op: 'rename', path, to: name }],
    }));
    const remove: Fix = { title: `Remove ${key}`, kind: 'choice', edits: [{ op: 'remove', path }] };
    this.fault({
      rule: 'unknown-field',
      messageId: 'unknown',
      path,
      span: pair ? keySpan(this.tree, pair) : undefined,
      what: `${quoted(key)} is not a field of the draft format here.`,
      todo:
        near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Remove it, or put it into note.',
      fixes: safe ? renames : [...renames, remove],
    });
  }

  private notAList(
    schema: z.core.$ZodType,
    item: z.core.$ZodType,
    node: Node,
    path: Path,
  ): undefined {
    const text = scalarText(node);
    const one = text !== undefined && readLeaf(item, text) !== undefined;
    this.wrongKind(
      schema,
      node,
      path,
      undefined,
      one
        ? [
            {
              title: `Write as a list: [${text}]`,
              kind: 'choice',
              edits: [{ op: 'set', path, value: [text] }],
            },
          ]
        : [],
    );
    return undefined;
  }

  private wrongKind(
    schema: z.core.$ZodType | undefined,
    node: Node,
    path: Path,
    expected = (schema && metaOf(schema)?.expected) ?? 'a value of another kind',
    fixes: readonly Fix[] = [],
  ): undefined {
    const kind = isMap(node) ? 'A map' : isSeq(node) ? 'A list' : 'A text';
    this.fault({
      rule: 'invalid-value',
      messageId: 'kind',
      path,
      what: `${kind} stands here where ${expected} belongs.`,
      todo: `Write ${expected}.`,
      fixes,
    });
    return undefined;
  }

  /** So many faults are found that nobody is shown another: what mends it need not be sought. */
  private get isUnlisted(): boolean {
    return this.faults.length > MAX_FAULTS;
  }

  private fault(fault: Fault): void {
    this.faults.push(this.open.size > 0 ? { ...fault, span: undefined, fixes: [] } : fault);
  }
}

/** A value as the format reads it; undefined where it does not fit. */
function readLeaf(schema: z.core.$ZodType, text: string): unknown {
  const reader = leafReader(schema);
  return reader ? reader(text) : z.safeParse(schema, text).data;
}

/** The fault of a required field that is absent or empty, with the blank that mends it. */
export function missingField(path: Path, description?: string): Fault {
  const key = String(path.at(-1));
  return {
    rule: 'missing-field',
    messageId: 'missing',
    path,
    what: `The required field ${key} is missing${description ? `: ${description.replace(/\.$/, '')}` : ''}.`,
    todo: `Fill in ${key}.`,
    fixes: [
      { title: `Insert ${key}`, kind: 'template', edits: [{ op: 'template', path, value: '' }] },
    ],
  };
}

function syntaxFault(
  path: Path,
  span: Span | undefined,
  messageId: string,
  what: string,
  todo: string,
): Fault {
  return { rule: 'yaml-syntax', messageId, path, span, what, todo, fixes: [] };
}

function keySpan(tree: SyntaxTree, pair: Pair): Span | undefined {
  const key = pair.key as Node | null;
  return key?.range ? spanOf(tree, key) : undefined;
}

/** A text as shown in a message: short, on one line, control characters made visible. */
export function quoted(text: string): string {
  const flat = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '\u00b7').trim();
  return `"${flat.length > 40 ? `${flat.slice(0, 39)}…` : flat}"`;
}
