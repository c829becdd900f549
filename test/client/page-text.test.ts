import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstBlank } from '../../client/src/first-blank';
import { rulesOf, sectionIn, slugOf } from '../../client/src/page-text';
import { RULES } from '../../server/src/rules/index';
import { ROOT } from '../support/resources';

describe('the pages that ship', () => {
  it('list every rule', () => {
    const listed = rulesOf(readFileSync(join(ROOT, 'server', 'pages', 'README.md'), 'utf8'));
    assert.deepEqual(
      listed.map(({ id, title }) => [id, title]),
      RULES.map(({ id, title }) => [id, title]),
    );
    assert.ok(listed.every(({ severity }) => /^(error|warning|information|hint)$/.test(severity)));
  });

  it('have sections that a finding names and a link leads to', () => {
    const page = '# R\n\n## Policy\n\n## Home: Policy, Part 2\n\n### Policy\n';
    const message = 'It lacks SH. BCBSOK CPCP019, Home: Policy, Part 2: Says so. Add SH.';
    assert.equal(sectionIn(page, message), 'Home: Policy, Part 2');
    assert.equal(sectionIn(page, 'X 1, Policy: says.'), 'Policy');
    assert.equal(sectionIn(page, 'Policy'), undefined);
    assert.equal(slugOf('Home: Policy, Part 2'), 'home-policy-part-2');
  });
});

describe('the first blank of a new line', () => {
  it('is between quotes, or behind a colon', () => {
    assert.deepEqual(firstBlank('- { from: 2023-02-01, units: "", charge: "" }'), [29, 31]);
    assert.deepEqual(firstBlank('- from: 2023-02-01\r\n  units:\r\n'), [28, 28]);
    assert.equal(firstBlank('- { units: 1 }'), undefined);
  });
});
