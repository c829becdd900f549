import tseslint from 'typescript-eslint';

/** Folders that run anywhere: in the desktop server, the browser worker and the command line. */
const PURE = ['draft', 'codes', 'facts', 'policy', 'rules', 'check', 'edits', 'service'];

/** A draft flows one way: a stage imports only the stages before it. */
const later = (stage) => PURE.slice(PURE.indexOf(stage) + 1);

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.vscode-test/**',
      '.bench/**',
      '.fuzz/**',
      '.mutation/**',
      'out/**',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  ...PURE.map((stage) => ({
    files: [`server/src/${stage}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['node:*', 'fs', 'path', 'vscode-languageserver/node', 'vscode'],
              message: 'The core runs in a browser too.',
            },
            ...later(stage).map((name) => ({
              group: [`**/${name}/*`],
              message: `${stage} comes before ${name}.`,
            })),
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...[
          'process',
          'Buffer',
          'require',
          '__dirname',
          'setTimeout',
          'setInterval',
          'setImmediate',
          'fetch',
          'XMLHttpRequest',
          'WebSocket',
        ].map((name) => ({ name, message: 'The core is pure.' })),
      ],
    },
  })),
  { files: ['test/**', 'server/build/**'], rules: { 'no-console': 'off' } },
);
