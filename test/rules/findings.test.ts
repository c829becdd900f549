import * as assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checker, OPTIONS } from '../support/resources';
import { saidOf } from '../support/said';

/*
 * What the findings of a rule say in its examples, whole: words and numbers, the places that they
 * point to, and what their fixes write. It stands in `findings.txt` beside the examples. A change is
 * read there and, where it is meant, written by
 *   UPDATE_FINDINGS=1 npx mocha test/rules/findings.test.ts
 */

const check = checker();
const isUpdate = process.env['UPDATE_FINDINGS'] === '1';

for (const rule of readdirSync(__dirname).filter((n) => statSync(join(__dirname, n)).isDirectory()))
  describe(`rule ${rule}`, () => {
    it('says what stands in findings.txt', () => {
      const folder = join(__dirname, rule);
      const file = join(folder, 'findings.txt');
      const said = readdirSync(folder)
        .filter((name) => /\.claim\.ya?ml$/.test(name))
        .sort()
        .flatMap((name) =>
          saidOf(rule, name, check.checkText(readFileSync(join(folder, name), 'utf8'), OPTIONS).claims),
        )
        .join('\n');
      if (isUpdate && said !== '') writeFileSync(file, said);
      assert.equal(said, existsSync(file) ? readFileSync(file, 'utf8') : '');
    });
  });
