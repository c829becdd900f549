import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The tests that are to notice a change of one file of the product. */
export interface CoveringTests {
  /** Test files, from the root of the project. */
  spec: string[];
  /** Which of their tests: a pattern on the full title. */
  grep: string;
}

const RULES = 'server/src/rules';
const EXAMPLES = ['findings', 'lines-given', 'examples'].map(
  (name) => `test/rules/${name}.test.ts`,
);

/**
 * A rule is covered by its own examples and by the tests that name it; what several rules share, by
 * those of each of them. A file of the draft is covered by the tests that import it, and where there
 * is none by its folder of tests; by the examples of the rules too whose findings it words.
 */
export function coveringTests(file: string, root: string): CoveringTests {
  if (!file.startsWith(`${RULES}/`)) return draftTests(file, root);
  const rules = rulesThatUse(file, root);
  const named = testsThatName(
    [...rules.map((id) => `'${id}'`), `/${path.posix.basename(file, '.ts')}'`],
    root,
  );
  return { spec: [...new Set([...EXAMPLES, ...named])], grep: examplesOf(rules) };
}

function draftTests(file: string, root: string): CoveringTests {
  const named = testsThatName([`draft/${path.posix.basename(file, '.ts')}'`], root);
  const spec = named.length > 0 ? named : testFiles(['draft'], root);
  const text = readFileSync(path.join(root, file), 'utf8');
  const rules = filesIn(RULES, '.ts', root)
    .map((name) => path.posix.basename(name, '.ts'))
    .filter((id) => text.includes(`'${id}'`));
  return rules.length === 0
    ? { spec, grep: '.' }
    : { spec: [...new Set([...EXAMPLES, ...spec])], grep: examplesOf(rules) };
}

/** All tests but the samples and the examples of other rules. */
function examplesOf(rules: readonly string[]): string {
  return `^(?!samples |rule (?!(?:${rules.join('|')}) ))`;
}

/** Ids of the rules that are this file or import it, through whatever they share. */
function rulesThatUse(file: string, root: string): string[] {
  const files = [RULES, `${RULES}/shared`].flatMap((folder) => filesIn(folder, '.ts', root));
  const seen = new Set([file]);
  for (const used of seen)
    for (const other of files)
      if (other !== `${RULES}/index.ts` && importsOf(other, root).includes(used)) seen.add(other);
  return [...seen]
    .filter((name) => path.posix.dirname(name) === RULES)
    .map((name) => path.posix.basename(name, '.ts'));
}

function importsOf(file: string, root: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']*)'/g)].map(
    ([, name]) => `${path.posix.join(path.posix.dirname(file), name ?? '')}.ts`,
  );
}

function testsThatName(words: readonly string[], root: string): string[] {
  return testFiles(['draft', 'rules', 'per-diem', 'second-road'], root).filter((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    return words.some((word) => text.includes(word));
  });
}

function testFiles(folders: readonly string[], root: string): string[] {
  return folders.flatMap((folder) => filesIn(`test/${folder}`, '.test.ts', root));
}

/** The files of a folder whose names end so, from the root of the project. */
export function filesIn(folder: string, ending: string, root: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}
