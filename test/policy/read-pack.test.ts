import * as assert from 'node:assert/strict';
import { readPack } from '../../server/src/policy/read-pack';

const HEAD = 'id: acme\nname: Acme\n';
/** Faults as `place message`, the place joined by dots. */
const faultsOf = (text: string) =>
  readPack(text).faults.map((f) => `${f.path.join('.')} ${f.messageId}`);

describe('reading a policy pack', () => {
  it('reads what the format allows', () => {
    const { value, faults, id } = readPack(`${HEAD}policy: 12
version: 012
effective: { from: 2023-01-03 }
extends: common
per_diem_basis: administered
sets:
  pumps: [E0779-E0786, E0791]
  per-diem: { codes: S9325-S9379, kinds: [therapy-per-diem], except: [S9338] }
codes:
  - { codes: 99601, status: conditional, authorization: true }
entries:
  - { id: pumps, rule: bundled, where: { sets: pumps, not: { member_owned: true } } }
`);
    assert.deepEqual(faults, []);
    assert.equal(id, 'acme');
    assert.equal(value?.policy, '12');
    assert.deepEqual(value.sets?.['pumps'], {
      codes: ['E0779-E0786', 'E0791'],
      kinds: undefined,
      except: undefined,
    });
    assert.deepEqual(value.sets['per-diem']?.codes, ['S9325-S9379']);
    assert.deepEqual(value.codes?.[0]?.codes, ['99601']);
    assert.deepEqual(value.entries?.[0]?.where?.sets, ['pumps']);
  });

  it('keeps the leading zeros of unquoted texts', () => {
    const { value } = readPack(`${HEAD}version: 012
entries:
  - { id: here, rule: claim-form, where: { place: [01, 12] }, with: { codes: [0250, 0010, 250] } }
`);
    assert.equal(value?.version, '012');
    assert.deepEqual(value.entries?.[0]?.where?.place, ['01', '12']);
    assert.deepEqual(value.entries[0].with, { codes: ['0250', '0010', 250] });
  });

  it('reads cites for all messages and cites by message', () => {
    const { value } = readPack(`${HEAD}entries:
  - { id: one, rule: bundled, cites: { clauses: AC-1, says: Included. } }
  - { id: two, rule: bundled, cites: { second: { clauses: [AC-2] }, third: { says: Third. } } }
`);
    assert.deepEqual(value?.entries?.[0]?.cites, { all: { clauses: ['AC-1'], says: 'Included.' } });
    assert.deepEqual(value.entries[1]?.cites, {
      byMessage: { second: { clauses: ['AC-2'] }, third: { says: 'Third.' } },
    });
  });

  const faulty: readonly [what: string, text: string, faults: readonly string[]][] = [
    ['a name that is missing', 'id: acme\n', ['name missing']],
    ['an id that is missing', 'name: Acme\n', ['id missing']],
    ['an id with capitals', 'id: Acme\nname: Acme\n', ['id value']],
    ['an unknown key', `${HEAD}entrys: []\n`, ['entrys unknown-key']],
    ['a date that is none', `${HEAD}effective: { from: 2023-02-30 }\n`, ['effective.from value']],
    ['a code that is none', `${HEAD}sets: { pumps: [E0779, E77] }\n`, ['sets.pumps.1 value']],
    [
      'a range that runs backwards',
      `${HEAD}sets: { pumps: [S9379-S9361] }\n`,
      ['sets.pumps.0 value'],
    ],
    [
      'a key of a set that is unknown',
      `${HEAD}sets: { pumps: { codes: [E0779], kind: supply } }\n`,
      ['sets.pumps.kind unknown-key'],
    ],
    [
      'a status that is none',
      `${HEAD}codes:\n  - { codes: S9500, status: bundled }\n`,
      ['codes.0.status value'],
    ],
    [
      'a severity that is none',
      `${HEAD}entries:\n  - { id: a, rule: bundled }\n  - { id: b, rule: bundled, severity: fatal }\n`,
      ['entries.1.severity value'],
    ],
    [
      'an id that two entries have',
      `${HEAD}entries:\n  - { id: a, rule: bundled }\n  - { id: b, rule: bundled }\n  - { id: a, rule: bundled }\n`,
      ['entries.2.id value'],
    ],
    [
      'a condition inside a condition',
      `${HEAD}entries:\n  - { id: a, rule: bundled, where: { not: { same_day: { kinds: [pump] } } } }\n`,
      ['entries.0.where.not.same_day.kinds.0 value'],
    ],
    [
      'a place of one digit',
      `${HEAD}entries:\n  - { id: a, rule: bundled, where: { place: 1 } }\n`,
      ['entries.0.where.place value'],
    ],
    [
      'a key of a cite that is unknown',
      `${HEAD}entries:\n  - { id: a, rule: bundled, cites: { clauses: [AC-1], sectoin: Home, says: Included. } }\n`,
      ['entries.0.cites.sectoin unknown-key'],
    ],
    [
      'a key of a cite by message that is unknown',
      `${HEAD}entries:\n  - { id: a, rule: bundled, cites: { second: { clauses: [AC-1], sectoin: Home } } }\n`,
      ['entries.0.cites.second.sectoin unknown-key'],
    ],
    [
      'two faults, each at its place',
      'id: acme\nwhere: x\n',
      ['name missing', 'where unknown-key'],
    ],
  ];
  for (const [what, text, faults] of faulty)
    it(`reports ${what}`, () => {
      assert.deepEqual(faultsOf(text), faults);
      assert.equal(readPack(text).value, undefined);
    });

  it('names the field whose value has none of its forms', () => {
    const text = `${HEAD}entries:\n  - { id: a, rule: bundled, where: { codes: { add: [E0779] } } }\n`;
    const [fault] = readPack(text).faults;
    assert.deepEqual(fault?.path, ['entries', 0, 'where', 'codes']);
    assert.match(fault.what, /^codes: /);
  });

  it('reports what is no YAML, with its place in the text', () => {
    const { faults, value } = readPack(`${HEAD}sets: { pumps: [E0779\n`);
    assert.equal(value, undefined);
    assert.ok(faults.length > 0);
    assert.ok(faults.every((fault) => fault.span !== undefined));
  });

  it('reports an empty file', () => {
    assert.deepEqual(faultsOf(''), [' empty']);
    assert.deepEqual(faultsOf('# nothing yet\n'), [' empty']);
  });

  it('knows the id of a pack that is broken', () => {
    assert.equal(readPack('id: acme\nnmae: Acme\n').id, 'acme');
  });

  it('reads CRLF and a byte-order mark', () => {
    assert.equal(readPack('\uFEFFid: acme\r\nname: Acme\r\n').value?.name, 'Acme');
  });

  it('follows anchors and survives one that holds itself', () => {
    const { value } = readPack(`${HEAD}sets:\n  a: &a [E0779]\n  b: *a\n`);
    assert.deepEqual(value?.sets?.['b']?.codes, ['E0779']);
    assert.equal(readPack(`${HEAD}sets: &s { a: *s }\n`).value, undefined);
  });
});
