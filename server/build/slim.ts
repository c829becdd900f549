import type { Plugin } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { sep } from 'node:path';

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
 * Leaves the texts of the rules' pages out: the server links to the pages. A bundle of which some
 * file reads them must not be built with this.
 */
export const withoutRuleDocs: Plugin = {
  name: 'without-rule-docs',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]server[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (/\brule\.docs\b/i.test(text))
        throw new Error(`${path} reads the rules' docs, which are left out of this bundle`);
      const isRule = path.includes(`${sep}rules${sep}`) && text.includes('defineRule({');
      if (!isRule) return undefined;
      if (!DOCS.test(text)) throw new Error(`${path}: the docs of the rule are not found`);
      return { contents: text.replace(DOCS, ''), loader: 'ts' };
    });
  },
};
