// Parses every file of the current folder by `yaml`, as a program of its own: what the command line is
// held against.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { parseDocument } = createRequire(import.meta.url)('yaml');

let errors = 0;
for (const name of readdirSync('.'))
  if (name.endsWith('.claim.yaml'))
    errors += parseDocument(readFileSync(name, 'utf8')).errors.length;
process.exitCode = errors > 0 ? 1 : 0;
