import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import type { Arguments } from './arguments';

/** A draft to be checked. */
export interface Input {
  /** As shown: relative to the current folder, with `/`. */
  path: string;
  /** Absolute; undefined for standard input. */
  file: string | undefined;
}

/** A named path that could not be used. */
export interface BadPath {
  path: string;
  message: string;
}

const DRAFT = /\.claim\.ya?ml$/i;
const SKIPPED = new Set(['node_modules', '.git', '.vscode-test']);

/** The drafts that paths, folders and globs name, each once, in the order of their paths. */
export function findInputs(
  args: Pick<Arguments, 'paths' | 'shard' | 'stdinFilename'>,
  cwd: string,
): { inputs: Input[]; bad: BadPath[] } {
  const inputs = new Map<string, Input>();
  const bad: BadPath[] = [];
  const add = (file: string) => {
    const path = shown(file, cwd);
    inputs.set(path, { path, file });
  };
  for (const name of args.paths.length > 0 ? args.paths : ['.']) {
    if (name === '-') {
      inputs.set('-', { path: args.stdinFilename, file: undefined });
      continue;
    }
    const file = resolve(cwd, name);
    if (existsSync(file)) {
      if (statSync(file).isDirectory()) for (const found of walk(file, bad, cwd)) add(found);
      else add(file);
    } else if (isDynamicPattern(name)) {
      const found = globSync(name.replaceAll('\\', '/'), {
        cwd,
        absolute: true,
        onlyFiles: true,
        followSymbolicLinks: false,
        expandDirectories: false,
      });
      if (found.length === 0) bad.push({ path: name, message: `No file matches ${name}.` });
      for (const one of found) add(resolve(one));
    } else {
      bad.push({ path: name, message: `${name} does not exist.` });
    }
  }
  const sorted = [...inputs.values()].sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );
  const { shard } = args;
  return {
    inputs: shard ? sorted.filter((_, i) => i % shard.of === shard.index - 1) : sorted,
    bad,
  };
}

/** Reads a draft as text; throws what the system says. */
export function readInput(input: Input): string {
  return readFileSync(input.file ?? 0, 'utf8');
}

function shown(file: string, cwd: string): string {
  const path = relative(cwd, file).replaceAll('\\', '/');
  return path === '' ? '.' : path;
}

function walk(folder: string, bad: BadPath[], cwd: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : walk(path, bad, cwd);
      return entry.isFile() && DRAFT.test(entry.name) ? [path] : [];
    });
  } catch {
    bad.push({
      path: shown(folder, cwd),
      message: `The folder ${shown(folder, cwd)} cannot be read.`,
    });
    return [];
  }
}
