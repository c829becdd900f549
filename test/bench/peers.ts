import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ServerProgram } from './stdio-client';

/** The tools that a user would take instead, as they are installed for the benchmark alone. */
const PACKAGES = {
  'yaml-language-server': '1.25.0',
  '@stoplight/spectral-core': '1.24.1',
  '@stoplight/spectral-functions': '1.11.1',
  '@stoplight/spectral-parsers': '1.0.5',
  ajv: '8.20.0',
  'ajv-formats': '3.0.1',
};

/** Where they are, installed first where they are missing; git leaves the folder out. */
export function installPeers(root: string): string {
  const folder = join(root, '.bench');
  const wanted = JSON.stringify({ private: true, dependencies: PACKAGES });
  const manifest = join(folder, 'package.json');
  if (existsSync(join(folder, 'installed')) && readFileSync(manifest, 'utf8') === wanted)
    return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, wanted);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  takeOutDebounce(folder);
  writeFileSync(join(folder, 'installed'), '');
  return folder;
}

/** yaml-language-server waits a fixed time before it works; only its work is to be measured. */
function takeOutDebounce(folder: string): void {
  const file = join(folder, 'node_modules/yaml-language-server/out/server/src/yamlSettings.js');
  const source = readFileSync(file, 'utf8');
  const without = source.replace(/validationDelayMs = \d+/, 'validationDelayMs = 0');
  if (without === source) throw new Error('yaml-language-server keeps its delay elsewhere now');
  writeFileSync(file, without);
}

/** yaml-language-server, told to hold drafts to our JSON Schema. */
export function yamlLanguageServer(folder: string, schema: string): ServerProgram {
  return {
    name: 'yaml-language-server',
    args: [join(folder, 'node_modules/yaml-language-server/bin/yaml-language-server'), '--stdio'],
    pulls: false,
    languageId: 'yaml',
    configuration: {
      yaml: {
        validate: true,
        hover: true,
        completion: true,
        schemas: { [schema]: '*.claim.yaml' },
        schemaStore: { enable: false },
      },
    },
  };
}

interface Ajv {
  compile(schema: unknown): (value: unknown) => boolean;
}

/** A check of values by ajv. */
export function ajvOf(folder: string, schema: unknown): (value: unknown) => boolean {
  const require = createRequire(join(folder, 'package.json'));
  const { default: AjvOfSchema7 } = require('ajv') as { default: new (o: object) => Ajv };
  const { default: addFormats } = require('ajv-formats') as { default: (ajv: Ajv) => void };
  const ajv = new AjvOfSchema7({ allErrors: true, strict: false });
  addFormats(ajv);
  return ajv.compile(schema);
}

interface Spectral {
  setRuleset(rules: object): void;
  run(document: unknown): Promise<unknown[]>;
}

/** A check of texts by Spectral with five rules: fields that must be there, forms of values. */
export function spectralOf(folder: string): (text: string) => Promise<unknown[]> {
  const require = createRequire(join(folder, 'package.json'));
  const core = require('@stoplight/spectral-core') as {
    Spectral: new () => Spectral;
    Document: new (text: string, parser: unknown) => unknown;
  };
  const { Yaml } = require('@stoplight/spectral-parsers') as { Yaml: unknown };
  const { truthy, pattern } = require('@stoplight/spectral-functions') as Record<string, unknown>;
  const matches = (match: string) => ({ function: pattern, functionOptions: { match } });
  const rule = (given: string, then: object) => ({ given, then, severity: 'error' });
  const spectral = new core.Spectral();
  spectral.setRuleset({
    rules: {
      'claim-number': rule('$', { field: 'claim', function: truthy }),
      'payer-named': rule('$', { field: 'payer', function: truthy }),
      'code-form': rule('$.lines[*].code', matches('^[A-Z0-9]{5}$')),
      'modifier-form': rule('$.lines[*].modifiers[*]', matches('^[A-Z0-9]{2}$')),
      'ndc-form': rule('$.lines[*].ndc.code', matches('^[0-9]{4,5}-[0-9]{3,4}-[0-9]{1,2}$')),
    },
  });
  return (text) => spectral.run(new core.Document(text, Yaml));
}
