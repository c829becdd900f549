import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';
import { MAX_FILE_FAULTS } from '../draft/limits';
import { parseSyntax, type SyntaxTree } from '../draft/syntax';
import { explainSyntaxError } from '../draft/syntax-errors';
import type { Path, Span } from '../draft/spans';
import { packSchema, type RawPack } from './schema';
import { plainValue } from './yaml-value';

// Without it a schema's faults all read `Invalid input`.
z.config(english());

/** A fault of a file that is not a draft: a pack or the settings. */
export interface FileFault {
  path: Path;
  span?: Span;
  messageId: string;
  what: string;
  todo: string;
}

export interface ReadYaml<T> {
  tree: SyntaxTree | undefined;
  value: T | undefined;
  faults: FileFault[];
}

/** Reads a policy pack; with faults there is no value, but its `id` where that can be read. */
export function readPack(text: string): ReadYaml<RawPack> & { id: string | undefined } {
  const read = readYaml(text, packSchema);
  const plain = read.tree ? plainValue(read.tree) : undefined;
  const id = typeof plain === 'object' && plain !== null && 'id' in plain ? plain.id : undefined;
  return { ...read, id: typeof id === 'string' ? id : undefined };
}

/** Reads one YAML document against a schema; every fault with its path. */
export function readYaml<T>(text: string, schema: z.ZodMiniType<T>): ReadYaml<T> {
  let trees: SyntaxTree[];
  try {
    trees = parseSyntax(text);
  } catch {
    return {
      tree: undefined,
      value: undefined,
      faults: [
        {
          path: [],
          messageId: 'yaml',
          what: 'The file is too long, or nested too deep, to be read.',
          todo: 'Write it in its plain form.',
        },
      ],
    };
  }
  const tree = trees[0];
  if (!tree)
    return {
      tree,
      value: undefined,
      faults: [
        {
          path: [],
          messageId: 'empty',
          what: 'The file is empty.',
          todo: 'Write its fields, or delete it.',
        },
      ],
    };
  const errors = tree.errors.slice(0, 20).map((error) => explainSyntaxError(error, tree.text));
  if (errors.length > 0)
    return {
      tree,
      value: undefined,
      faults: errors.map(({ path, span, messageId, what, todo }) => ({
        path,
        span,
        messageId,
        what,
        todo,
      })),
    };
  const result = parsedBy(schema, tree);
  if (!result) return { tree, value: undefined, faults: [COUNTLESS] };
  if (result.success) return { tree, value: result.data, faults: [] };
  return {
    tree,
    value: undefined,
    faults: firstFaults(result.error.issues),
  };
}

/** A value by its schema; undefined where its faults are more than the schema can hold. */
function parsedBy<T>(schema: z.ZodMiniType<T>, tree: SyntaxTree) {
  const value = plainValue(tree);
  try {
    return schema.safeParse(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const COUNTLESS: FileFault = {
  path: [],
  messageId: 'value',
  what: 'The file has more faults than can be told.',
  todo: 'Write it in the form that its documentation shows.',
};

/** What a file is told of what a schema finds, the first faults where there are very many. */
export function firstFaults(issues: readonly z.core.$ZodIssue[], above?: PropertyKey): FileFault[] {
  return issues
    .slice(0, MAX_FILE_FAULTS)
    .flatMap((issue) => faultsOf(issue, above))
    .slice(0, MAX_FILE_FAULTS);
}

/** The faults that a schema finds, at their places, in plain words. */
function faultsOf(issue: z.core.$ZodIssue, above?: PropertyKey): FileFault[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const name = path.at(-1) ?? above ?? 'the file';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, MAX_FILE_FAULTS).map((key) => ({
      path: [...path, key],
      messageId: 'unknown-key',
      what: `"${key}" is not known here.`,
      todo: 'Check its spelling, or remove it.',
    }));
  if (issue.code === 'invalid_union') {
    const [nearest] = issue.errors
      .map((issues) => firstFaults(issues, name))
      .filter((faults) => faults.length > 0)
      .sort((a, b) => depth(b) - depth(a) || a.length - b.length);
    if (nearest) return nearest.map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
  }
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return [
    {
      path,
      messageId: missing ? 'missing' : 'value',
      what: missing ? `${String(name)} is missing.` : `${String(name)}: ${issue.message}.`,
      todo: missing ? `Write ${String(name)}.` : 'Write a value of that form.',
    },
  ];
}

/** Of the forms that a value may have, the one meant is that whose faults lie deepest, and then are fewest. */
function depth(faults: readonly FileFault[]): number {
  return Math.max(0, ...faults.map((fault) => fault.path.length));
}
