import assert from 'node:assert/strict';
import path from 'node:path';
import { readCodeTables } from '../../server/build/code-tables';
import { CodeSet, parseCodeRange } from '../../server/src/codes/ranges';
import type { CodeEntry, Kind } from '../../server/src/codes/types';

const tables = readCodeTables(path.resolve(__dirname, '../../server/codes'));
const codes = Object.entries(tables.codes);

function entry(code: string): CodeEntry {
  const found = tables.codes[code];
  assert.ok(found, `${code} is in no table`);
  return found;
}

/** The codes that the tables have inside ranges. */
function within(...ranges: string[]): string[] {
  const set = new CodeSet(ranges);
  return codes.map(([code]) => code).filter((code) => set.has(code));
}

/** Kind, how many codes it has in its ranges, the ranges. */
const KIND_BY_RANGE: [Kind, number, string[]][] = [
  [
    'therapy-per-diem',
    40,
    'S9325-S9331 S9336 S9338 S9345-S9363 S9364-S9368 S9373-S9377 S9379 S9490-S9504'.split(' '),
  ],
  ['catheter-care', 4, ['S5497-S5502']],
  ['injection-per-diem', 9, 'S9370 S9372 S9537 S9542 S9558-S9560 S9562 S9563'.split(' ')],
  ['enteral-per-diem', 4, ['S9340-S9343']],
  ['other-per-diem', 11, 'S9061 S9208-S9214 S9335 S9339 S9538 S9590'.split(' ')],
  ['pharmacy-hour', 1, ['S9810']],
  ['equipment-service', 3, ['S5035', 'S5036', 'K0739']],
  ['nursing', 2, ['99601-99602']],
  ['professional-visit', 6, ['G0068-G0070', 'G0088-G0090']],
  ['administration', 18, ['96360-96381']],
  ['administration', 24, ['96401-96549']],
  ['administration', 3, ['Q0081', 'Q0084', 'G0498']],
  ['vascular-access', 3, ['S5522', 'S5523', 'S9529']],
  ['vascular-access', 36, ['36000', '36410', '36415', '36555-36598']],
  ['blood-administration', 6, ['36430-36460']],
  ['evaluation', 17, ['99202-99215', '99341-99350']],
  ['service', 5, ['90935-90947']],
  ['service', 4, ['62367-62370']],
  ['service', 4, ['35693', 'G0259', 'S9430', 'T1016']],
  ['blood', 40, ['P9010-P9040', 'P9044', 'P9050-P9060', 'P9070-P9073', 'P9099']],
  ['supply', 628, ['A4206-A8004']],
  ['supply', 5, ['A9270', 'A9279', 'A9900', 'A9901', 'A9999']],
  ['supply', 7, ['S1015', 'S1016', 'S5517-S5521', 'K0552']],
  ['equipment', 13, ['E0776-E0791', 'K0105', 'K0455']],
  ['nutrition-kit', 15, ['B4034-B4036', 'B4081-B4088', 'B4148', 'B4220-B4224', 'B9002-B9006']],
];

describe('code tables', () => {
  for (const [kind, count, ranges] of KIND_BY_RANGE)
    it(`has ${count} codes of kind ${kind} in ${ranges.join(' ')}`, () => {
      const found = within(...ranges);
      assert.equal(found.length, count, found.join(' '));
      assert.deepEqual(
        found.filter((code) => entry(code).kind !== kind),
        [],
      );
    });

  it('keeps names short, and texts as sentences', () => {
    const long = [...codes, ...Object.entries(tables.modifiers), ...Object.entries(tables.places)];
    assert.deepEqual(
      long
        .filter(([, { name, text }]) => name.length > 60 || !text.endsWith('.'))
        .map(([id]) => id),
      [],
    );
  });

  it('tells the general codes and what may not stand beside them', () => {
    const general = codes.filter(([, { general }]) => general).map(([code]) => code);
    assert.deepEqual(general, ['S9325', 'S9329', 'S9340', 'S9364', 'S9373', 'S9494']);
    assert.deepEqual(
      ['S9325', 'S9329', 'S9364', 'S9373', 'S9494'].map((code) =>
        within(...(entry(code).not_with ?? [])),
      ),
      [
        ['S9326', 'S9327', 'S9328'],
        ['S9330', 'S9331'],
        ['S9365', 'S9366', 'S9367', 'S9368'],
        ['S9374', 'S9375', 'S9376', 'S9377'],
        ['S9497', 'S9500', 'S9501', 'S9502', 'S9503', 'S9504'],
      ],
    );
  });

  it('forbids pharmacy hours beside every per diem, and nothing else', () => {
    const perDiems = codes.filter(([, { kind }]) => /-per-diem$|^catheter-care$/.test(kind));
    assert.deepEqual(
      within(...(entry('S9810').not_with ?? [])),
      perDiems.map(([code]) => code),
    );
  });

  it('forbids obstetric management beside home infusion per diems, not beside itself', () => {
    for (const code of within('S9208-S9214')) {
      const forbidden = new CodeSet(entry(code).not_with ?? []);
      for (const other of ['S5498', 'S9326', 'S9365', 'S9501', 'S9542'])
        assert.ok(forbidden.has(other), `${code} with ${other}`);
      for (const other of ['S9208', 'S9214', 'S9529', 'S5520', '99601'])
        assert.ok(!forbidden.has(other), `${code} with ${other}`);
    }
  });

  it('names only codes of the tables in not_with', () => {
    for (const [code, { not_with }] of codes)
      for (const range of not_with ?? []) {
        const ends = parseCodeRange(range);
        assert.ok(ends && tables.codes[ends.from] && tables.codes[ends.to], `${code}: ${range}`);
        assert.ok(!new CodeSet([range]).has(code), `${code} forbids itself`);
      }
  });

  it('has one anti-infective code for each dosing interval', () => {
    const family = codes.filter(([, { family }]) => family === 'anti-infective');
    const byHours = family.flatMap(([code, { every_hours }]) =>
      every_hours ? [[every_hours, code]] : [],
    );
    assert.deepEqual(Object.fromEntries(byHours), {
      3: 'S9497',
      4: 'S9504',
      6: 'S9503',
      8: 'S9502',
      12: 'S9501',
      24: 'S9500',
    });
    assert.equal(family.length, byHours.length + 1);
  });

  it('has volumes that meet without a gap or an overlap', () => {
    for (const family of ['tpn', 'hydration']) {
      const volumes = codes.flatMap(([, e]) => (e.family === family && e.litres ? [e.litres] : []));
      assert.deepEqual(volumes, [
        { over: 0, up_to: 1 },
        { over: 1, up_to: 2 },
        { over: 2, up_to: 3 },
        { over: 3 },
      ]);
    }
  });

  it('tells continuous from intermittent infusion', () => {
    const told = codes.filter(([, { continuous }]) => continuous !== undefined);
    assert.deepEqual(
      told.map(([code, { continuous }]) => `${code} ${continuous}`),
      ['S9326 true', 'S9327 false', 'S9330 true', 'S9331 false'],
    );
  });

  it('tells the route of enteral and visit codes', () => {
    assert.deepEqual(
      ['S9341', 'S9342', 'S9343', 'G0068', 'G0069', 'G0090'].map((code) => entry(code).routes),
      [['enteral-gravity'], ['enteral-pump'], ['enteral-bolus'], ['iv'], ['sc'], ['iv']],
    );
    assert.deepEqual(
      within('G0068-G0070', 'G0088-G0090').map((code) => entry(code).family),
      ['subsequent', 'subsequent', 'subsequent', 'initial', 'initial', 'initial'],
    );
  });

  it('marks the unlisted codes', () => {
    const unlisted = codes.filter(([, { unlisted }]) => unlisted).map(([code]) => code);
    const expected =
      '96379 96549 B9998 B9999 C9399 J3490 J3590 J3591 J7199 J7599 J7699 J7799 J7999 ' +
      'J8498 J8499 J8597 J8999 J9999 Q4082';
    assert.deepEqual(unlisted.sort(), expected.split(' '));
  });

  it('takes plasma proteins for drugs, blood components for blood', () => {
    for (const code of ['P9041', 'P9043', 'P9045', 'P9046', 'P9047', 'P9048'])
      assert.equal(entry(code).kind, 'drug', code);
  });

  it('has complete ranges that begin and end with a code', () => {
    assert.equal(tables.edition, 'October 2025');
    assert.equal(tables.complete.length, 8);
    for (const range of tables.complete) {
      const ends = parseCodeRange(range);
      assert.ok(ends && tables.codes[ends.from] && tables.codes[ends.to], range);
    }
  });
});

describe('obsolete codes', () => {
  const obsolete = Object.entries(tables.obsolete);

  it('are no codes, but for a real code that is a likely slip', () => {
    assert.deepEqual(
      obsolete.filter(
        ([code, { beside }]) => (tables.codes[code] !== undefined) !== (beside !== undefined),
      ),
      [],
    );
    assert.deepEqual(
      obsolete.filter(([, { beside }]) => beside).map(([code]) => code),
      ['35693'],
    );
  });

  it('lead to codes that hold', () => {
    for (const [code, { instead, to }] of obsolete)
      for (const next of instead ?? []) {
        assert.ok(!tables.obsolete[next], `${code} → ${next}`);
        const from = tables.codes[next]?.from;
        assert.ok(from === undefined || to === undefined || to < from, `${code} → ${next}`);
      }
    for (const [code, { instead }] of obsolete)
      for (const next of instead ?? [])
        assert.ok(tables.codes[next], `${code} → ${next} is in no table`);
  });

  it('know what the policies print wrongly', () => {
    assert.deepEqual(tables.obsolete['A9219']?.instead, ['A6219']);
    assert.deepEqual(tables.obsolete['35693']?.instead, ['36593']);
    assert.deepEqual(tables.obsolete['35693']?.clauses, ['KC-19']);
    for (const code of ['S9210', 'A4214', 'A4302', '96410', '96424'])
      assert.equal(tables.obsolete[code]?.status, 'gap', code);
    for (const code of ['96410', '96412', '96414', '96424'])
      assert.ok(tables.obsolete[code]?.clauses?.includes('PH-18'), code);
    for (const code of ['S9210', 'A4214'])
      assert.deepEqual(tables.obsolete[code]?.clauses, ['CI-39']);
    assert.deepEqual(tables.obsolete['J7051'], {
      status: 'deleted',
      text: tables.obsolete['J7051']?.text,
      instead: ['A4216'],
      clauses: ['CI-42', 'OK-47'],
    });
  });
});

describe('modifiers and places of service', () => {
  it('has the modifiers of both sets', () => {
    const modifiers = Object.values(tables.modifiers);
    assert.equal(modifiers.filter(({ source }) => source === 'HCPCS Level II').length, 383);
    for (const modifier of ['25', '59', '76', '77', '91', '95', '1P', '8P'])
      assert.equal(tables.modifiers[modifier]?.source, 'CPT', modifier);
    for (const modifier of ['SH', 'SJ', 'SS', 'JW', 'JZ', 'KP', 'KQ', 'JA', 'JB', 'SV', 'E1'])
      assert.equal(tables.modifiers[modifier]?.source, 'HCPCS Level II', modifier);
  });

  it('has the places of service and knows the facilities', () => {
    assert.equal(Object.keys(tables.places).length, 52);
    const facilities = Object.entries(tables.places).filter(([, { facility }]) => facility);
    assert.deepEqual(
      facilities.map(([place]) => place).sort(),
      '19 21 22 23 24 26 31 34 41 42 51 52 53 56 61'.split(' '),
    );
    assert.equal(tables.places['12']?.name, 'Home');
    assert.equal(tables.places['01']?.name, 'Pharmacy');
  });
});
