import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { RULES } from '../src/rules/index';

/** `export var X; (function (X) { … })(X || (X = {}));`, which a bundler must keep whole. */
const NAMESPACE =
  /export var (\w+);\n(?:\/\*\*(?:(?!\*\/)[^])*\*\/\n)?\(function \(\1\) \{\n([^]*?)\n\}\)\(\1 \|\| \(\1 = \{\}\)\);/g;

/** Makes the namespaces of the protocol's types droppable where nothing uses them. */
export const protocolTypes: Plugin = {
  name: 'protocol-types',
  setup({ onLoad }) {
    onLoad(
      { filter: /vscode-languageserver-types[\\/]lib[\\/]esm[\\/]main\.js$/ },
      async (file) => {
        const text = await readFile(file.path, 'utf8');
        const contents = text.replace(
          NAMESPACE,
          'export const $1 = /* @__PURE__ */ (($1) => {\n$2\nreturn $1;\n})({});',
        );
        if (contents === text)
          throw new Error('The types of the protocol are written in another way');
        return { contents };
      },
    );
  },
};

const DOCS = /^ {2}docs: \{\n[^]*?^ {2}\},\n/m;

/**
 * Moves the texts of the rules' pages out of the rules into the file that gives them out, so that
 * only what reads them carries them.
 */
export const ruleDocsApart: Plugin = {
  name: 'rule-docs-apart',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      if (path.endsWith(join('rules', 'docs.ts'))) return { contents: docsApart() };
      const text = await readFile(path, 'utf8');
      if (/\brule\.docs\b/i.test(text))
        throw new Error(`${path}: docs of rules are read by docsOf`);
      if (!path.includes(`${sep}rules${sep}`) || !text.includes('defineRule({')) return undefined;
      if (!DOCS.test(text)) throw new Error(`${path}: the docs of the rule are not found`);
      return { contents: text.replace(DOCS, ''), loader: 'ts' };
    });
  },
};

/** What stands in place of `rules/docs.ts`. */
function docsApart(): string {
  const docs = Object.fromEntries(RULES.map((rule) => [rule.id, rule.docs]));
  return `const docs = ${JSON.stringify(docs)};\nexport const docsOf = (rule) => docs[rule.id];\n`;
}
