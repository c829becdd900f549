import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { isPattern, matcherOf, splitPattern } from './glob';
import { filesBelow, isDraftName } from '../files/find-drafts';
import { readForNow } from '../files/read-for-now';
import { reasonOf } from '../files/read-text';
import type { InputArguments } from './arguments';

/** A draft to be checked. */
export interface Input {
  /** As shown: relative to the current folder, with `/`. */
  path: string;
  /** Absolute; undefined for standard input. */
  file: string | undefined;
  /** What standard input held. */
  bytes?: Uint8Array;
}

/** A named path that could not be used. */
export interface BadPath {
  path: string;
  message: string;
}

/** The drafts that paths, folders and globs name, each once, in the order of their paths. */
export function findInputs(
  args: InputArguments,
  cwd: string,
): { inputs: Input[]; bad: BadPath[]; note: string | undefined } {
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
      if (statSync(file).isDirectory()) for (const found of draftsIn(file, cwd, bad)) add(found);
      else add(file);
    } else if (isPattern(name)) {
      const found = globbed(name.replaceAll('\\', '/'), cwd, bad);
      if (found.length === 0)
        bad.push({ path: name, message: 'No file matches; check the pattern.' });
      for (const one of found) add(one);
    } else {
      bad.push({ path: name, message: 'There is no such file or folder; check the path.' });
    }
  }
  const sorted = withoutLinksToOthers([...inputs.values()]).sort((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : 0,
  );
  const { shard } = args;
  const share = shard ? sorted.filter((_, i) => i % shard.of === shard.index - 1) : sorted;
  return { inputs: share, bad, note: noteOn(sorted, share, bad) };
}

/** Why nothing is checked, where that is no fault. */
function noteOn(
  all: readonly Input[],
  share: readonly Input[],
  bad: readonly BadPath[],
): string | undefined {
  if (share.length > 0 || bad.length > 0) return undefined;
  return all.length > 0
    ? 'This share holds none of the claim drafts.'
    : 'There are no claim drafts (*.claim.yaml) here.';
}

/** The folder whose settings hold for an input: standard input lies where its name says. */
export function folderOf({ file, path }: Input, cwd: string): string {
  return dirname(file ?? resolve(cwd, path));
}

/** The inputs with what standard input holds, where it is one of them. */
export async function withStdin(
  inputs: readonly Input[],
  read: () => Promise<Uint8Array>,
): Promise<Input[]> {
  if (inputs.every(({ file }) => file !== undefined)) return [...inputs];
  const bytes = await read();
  return inputs.map((input) => (input.file === undefined ? { ...input, bytes } : input));
}

/** Reads a draft; the bytes hold until the next one is read. Throws what the system says. */
export function readBytes({ file, bytes }: Input): Buffer {
  if (file !== undefined) return readForNow(file);
  return Buffer.from(bytes ?? []);
}

function shown(file: string, cwd: string): string {
  const path = relative(cwd, file).replaceAll('\\', '/');
  return path === '' ? '.' : path;
}

/** The drafts in a folder and below. */
function draftsIn(folder: string, cwd: string, bad: BadPath[]): string[] {
  return walk(folder, cwd, bad).filter(isDraftName);
}

/** The files that match a pattern. */
function globbed(pattern: string, cwd: string, bad: BadPath[]): string[] {
  const { base, rest } = splitPattern(pattern);
  const folder = resolve(cwd, base);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  const matches = matcherOf(rest);
  return walk(folder, cwd, bad).filter((file) =>
    matches(relative(folder, file).replaceAll('\\', '/')),
  );
}

/** Every file in a folder and below. */
function walk(folder: string, cwd: string, bad: BadPath[]): string[] {
  return filesBelow(folder, (unreadable, error) =>
    bad.push({
      path: shown(unreadable, cwd),
      message: `The folder cannot be read (${reasonOf(error)}).`,
    }),
  );
}

/** Each draft once: a link to one that is among the others is left out. */
function withoutLinksToOthers(inputs: readonly Input[]): Input[] {
  const files = new Set(inputs.map(({ file }) => file));
  return inputs.filter(({ file }) => {
    const other = file === undefined ? undefined : linkedFile(file);
    return other === undefined || !files.has(other);
  });
}

/** The file that a link leads to; undefined for what is no link, or leads nowhere. */
function linkedFile(file: string): string | undefined {
  try {
    return lstatSync(file).isSymbolicLink() ? realpathSync(file) : undefined;
  } catch {
    return undefined;
  }
}
