import * as assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check';
import { parseTable } from '../../server/src/codes/table-file';
import { MAX_CONDITIONS, MAX_FILE_FAULTS } from '../../server/src/draft/limits';
import { readPack } from '../../server/src/policy/read-pack';
import { policyFaults, settingsFaults } from '../../server/src/service/file-diagnostics';
import { checker, OPTIONS } from '../support/resources';

/** Far more than any of these takes, and far less than what they took without their limits. */
const PATIENCE = 20_000;

const many = (count: number, of: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => of(i)).join('');
const HEAD = 'id: own\nname: Own\n';
const entries = (count: number, of: (i: number) => string) =>
  `${HEAD}entries:\n${many(count, (i) => `  - { ${of(i)} }\n`)}`;
const condition = (depth: number, of: string): string =>
  depth === 0 ? `{ codes: [${of}] }` : `{ same_day: ${condition(depth - 1, of)} }`;

/** A claim whose lines all have one day, so that each asks for all others. */
const draft = (lines: number) =>
  `claim: A\npayer: own\nplace_of_service: 12\npatient: { id: M1 }\nbilling_provider: { npi: 1234567893 }\nlines:\n${many(lines, () => '  - { date: 2024-03-04, code: A4222, units: 1 }\n')}`;

function within<T>(milliseconds: number, work: () => T): T {
  const start = performance.now();
  const result = work();
  const spent = performance.now() - start;
  assert.ok(spent < milliseconds, `${Math.round(spent)} ms`);
  return result;
}

/** The faults of a pack, and what is found by it. */
function tried(text: string, lines = 3) {
  const { resources } = checker();
  return within(PATIENCE, () => {
    const faults = policyFaults(text, resources.packs);
    const { value } = readPack(text);
    if (!value) return { faults, claim: undefined };
    const packs = new Map([...resources.packs, [value.id, value]]);
    const [claim] = new Checker({ ...resources, packs }).checkText(draft(lines), OPTIONS).claims;
    return { faults, claim };
  });
}

describe('a pack that is made to cost time', function () {
  this.timeout(60_000);

  it('by entries that all find the same', () => {
    const { faults, claim } = tried(entries(38_000, (i) => `id: e${i}, rule: code-not-listed`));
    assert.deepEqual(faults, []);
    const found = claim?.findings.filter(({ rule }) => rule === 'code-not-listed') ?? [];
    assert.equal(found.length, 3);
    assert.equal(found[0]?.from.length, 38_000);
  });

  it('by entries that change nothing there is, each beside thousands like it', () => {
    const own = many(10_000, (i) => `  - { id: entry-${i}, rule: code-not-listed }\n`);
    const off = many(10_000, (i) => `  - { id: entri-${i}, off: true }\n`);
    const { faults } = tried(`${HEAD}entries:\n${own}${off}`);
    assert.equal(faults.length, MAX_FILE_FAULTS);
  });

  for (const [what, text] of [
    ['unknown rules', entries(20_000, (i) => `id: e${i}, rule: bundle`)],
    ['unknown keys', HEAD + many(80_000, (i) => `key${i}: 1\n`)],
    [
      'unknown keys of a condition',
      entries(1, () => `id: e, rule: bundled, where: { ${many(50_000, (i) => `k${i}: 1, `)} }`),
    ],
    ['options that are none', entries(20_000, (i) => `id: e${i}, rule: bundled, with: { k: 1 }`)],
  ] as const)
    it(`by ${what}: the first are told`, () => {
      assert.equal(tried(text).faults.length, MAX_FILE_FAULTS);
    });

  it('by more faults than a schema can hold', () => {
    const codes = 'A0001-Z9999, '.repeat(130_000);
    const { faults } = tried(
      entries(1, () => `id: e, rule: bundled, where: { codes: [${codes}] }`),
    );
    assert.deepEqual(
      faults.map(({ fault }) => fault.what),
      ['The file has more faults than can be told.'],
    );
  });

  it('by a condition of very many codes', () => {
    const codes = 'A4222, '.repeat(130_000);
    const { faults, claim } = tried(
      entries(1, () => `id: e, rule: code-not-listed, where: { codes: [${codes}] }`),
    );
    assert.deepEqual(faults, []);
    assert.deepEqual(claim?.failed, []);
    assert.ok(claim?.findings.some(({ from }) => from.includes('e')));
  });

  it('by conditions in each other, on a day of very many lines', () => {
    const where = condition(MAX_CONDITIONS - 1, 'J0001');
    const { faults, claim } = tried(
      entries(1, () => `id: e, rule: code-not-listed, where: ${where}`),
      1000,
    );
    assert.deepEqual(faults, []);
    assert.ok(claim?.findings.every(({ from }) => !from.includes('e')));
    const deeper = tried(
      entries(
        1,
        () => `id: e, rule: code-not-listed, where: ${condition(MAX_CONDITIONS, 'J0001')}`,
      ),
    );
    assert.deepEqual(
      deeper.faults.map(({ fault }) => fault.path.join('.')),
      ['entries.0.where'],
    );
  });

  it('by fields that would tell, of every line on every line', () => {
    const where = '{ same_day: { same_day: { route: iv } } }';
    const { claim } = tried(
      entries(1, () => `id: e, rule: code-not-listed, where: ${where}`),
      500,
    );
    assert.ok(claim?.notChecked.some(({ rule }) => rule === 'code-not-listed'));
  });
});

describe('settings that are made to cost time', function () {
  this.timeout(60_000);

  it('by rules that there are none of: the first are told, the others still hold', () => {
    const text = `severity:\n${many(50_000, (i) => `  rule-${i}: off\n`)}`;
    assert.equal(within(PATIENCE, () => settingsFaults(text)).length, MAX_FILE_FAULTS);
  });

  it('by more faults than a schema can hold', () => {
    const text = `policies: [${'[], '.repeat(190_000)}]\n`;
    assert.equal(within(PATIENCE, () => settingsFaults(text)).length, 1);
  });
});

describe('an imported table that is made to break the reader', () => {
  const head = '"version":1,"source":"x","imported":"2026-01-01","edition":null';

  it('by rows that are all wrong, by nesting, by names of what every object has', () => {
    const rows = many(200_000, (i) => `"A${i}":7,`);
    assert.match(
      String(parseTable(`{"kind":"mue",${head},"services":"x","limits":{${rows}"A":7}}`)),
      /no imported code table/,
    );
    assert.match(String(parseTable('['.repeat(1_000_000))), /damaged/);
    const table = parseTable(
      `{"kind":"hcpcs",${head},"covers":null,"codes":{"__proto__":{"text":"x"}},"modifiers":{},"unreadable":[]}`,
    );
    assert.ok(typeof table !== 'string');
    assert.equal('text' in {}, false);
  });
});
