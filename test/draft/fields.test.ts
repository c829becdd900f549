import * as assert from 'node:assert/strict';
import { locate } from '../../server/src/draft/claim-draft';
import { parseDay } from '../../server/src/draft/days';
import { leafReader } from '../../server/src/draft/field-values';
import { claimSchema } from '../../server/src/draft/fields';
import { CATEGORIES, PURPOSES, ROUTES } from '../../server/src/draft/listed-values';
import {
  alternative,
  itemOf,
  metaOf,
  schemaAt,
  shapeOf,
  unwrap,
} from '../../server/src/draft/schema-walk';
import type { Path } from '../../server/src/draft/spans';
import { claimOf, faultsOf, textAt, WHOLE } from './reading';

/** Every field of the format: where it stands, as written, as read. */
const FIELDS: [path: Path, written: string, read: unknown][] = [
  [['claim'], 'HI-1', 'HI-1'],
  [['payer'], 'BCBSOK', 'bcbsok'],
  [['line_of_business'], 'Medicare-Advantage', 'medicare-advantage'],
  [['group'], 'L0000264', 'L0000264'],
  [['form'], '837i', 'ub04'],
  [['place_of_service'], '02', '02'],
  [['prior_authorization'], '0012', '0012'],
  [['network'], 'OUT', 'out'],
  [['emergency'], 'true', true],
  [['homebound'], 'false', false],
  [['state_mandated'], 'true', true],
  [['patient', 'id'], '000123', '000123'],
  [['patient', 'name'], 'Test Patient', 'Test Patient'],
  [['patient', 'birth_date'], '1961-04-02', parseDay('1961-04-02')],
  [['patient', 'sex'], 'F', 'F'],
  [['billing_provider', 'npi'], '0234567893', '0234567893'],
  [['billing_provider', 'name'], 'Prairie Home Infusion', 'Prairie Home Infusion'],
  [['billing_provider', 'taxonomy'], '251F00000X', '251F00000X'],
  [['billing_provider', 'type'], 'Home-Infusion', 'home-infusion'],
  [['ordering_provider', 'npi'], '1245319599', '1245319599'],
  [['ordering_provider', 'name'], 'R. Ordering MD', 'R. Ordering MD'],
  [['diagnoses', 0], 'a41.9', 'A419'],
  [['diagnoses', 1], 'L03115', 'L03115'],
  [['therapies', 'vanc', 'drug'], 'vancomycin', 'vancomycin'],
  [['therapies', 'vanc', 'category'], 'Anti-Infective', 'anti-infective'],
  [['therapies', 'vanc', 'route'], 'IV', 'iv'],
  [['therapies', 'vanc', 'frequency'], 'Q12H', { text: 'q12h', kind: 'hours', everyHours: 12 }],
  [['therapies', 'vanc', 'infusion_hours'], '1.5', 1.5],
  [['therapies', 'vanc', 'litres_per_day'], '2', 2],
  [['therapies', 'vanc', 'start'], '2023-02-01', parseDay('2023-02-01')],
  [['therapies', 'vanc', 'end'], '2023-02-07', parseDay('2023-02-07')],
  [['therapies', 'vanc', 'administered_on', 0], '2023-02-03', parseDay('2023-02-03')],
  [['therapies', 'vanc', 'rank'], '1', 1],
  [['therapies', 'vanc', 'access', 'device'], 'PICC', 'picc'],
  [['therapies', 'vanc', 'access', 'lumens'], '2', 2],
  [['therapies', 'vanc', 'access', 'in_use'], 'true', true],
  [['lines', 0, 'from'], '2023-02-01', parseDay('2023-02-01')],
  [['lines', 0, 'through'], '2023-02-07', parseDay('2023-02-07')],
  [['lines', 0, 'code'], 's9501', 'S9501'],
  [['lines', 0, 'modifiers', 0], 'sh', 'SH'],
  [['lines', 0, 'modifiers', 1], '59', '59'],
  [['lines', 0, 'units'], '7', 7],
  [['lines', 0, 'charge'], '980.00', 980],
  [['lines', 0, 'place_of_service'], '012'.slice(1), '12'],
  [['lines', 0, 'revenue_code'], '0250', '0250'],
  [['lines', 0, 'therapy'], 'vanc', 'vanc'],
  [['lines', 0, 'description'], 'a drug', 'a drug'],
  [['lines', 0, 'ndc', 'code'], 'N400409651001', '00409651001'],
  [['lines', 0, 'ndc', 'quantity'], '14', 14],
  [['lines', 0, 'ndc', 'unit'], 'un', 'UN'],
  [['lines', 0, 'drug', 'name'], 'vancomycin', 'vancomycin'],
  [['lines', 0, 'drug', 'dose'], '2 g', { amount: 2, unit: 'g', base: 'mg', inBase: 2000 }],
  [['lines', 0, 'drug', 'route'], 'intra-Articular', 'intra-articular'],
  [['lines', 0, 'drug', 'frequency'], 'daily', { text: 'daily', kind: 'hours', everyHours: 24 }],
  [['lines', 0, 'drug', 'duration'], '90 min', 1.5],
  [['lines', 0, 'drug', 'form'], 'Powder', 'powder'],
  [['lines', 0, 'drug', 'container'], 'Single-Dose', 'single-dose'],
  [['lines', 0, 'drug', 'vial'], '500 mg', { amount: 500, unit: 'mg', base: 'mg', inBase: 500 }],
  [['lines', 0, 'drug', 'wasted'], '0 mg', { amount: 0, unit: 'mg', base: 'mg', inBase: 0 }],
  [['lines', 0, 'drug', 'purpose'], 'Keep-Open', 'keep-open'],
  [['lines', 0, 'drug', 'prior_approval'], 'Not-Required', 'not-required'],
  [['lines', 0, 'visit', 'minutes'], '120', 120],
  [['lines', 0, 'visit', 'by'], 'RN', 'rn'],
  [['lines', 0, 'visit', 'supervised'], 'false', false],
  [['lines', 0, 'visit', 'initial'], 'true', true],
  [['lines', 0, 'visit', 'site'], 'left forearm', 'left forearm'],
  [['lines', 0, 'equipment', 'member_owned'], 'true', true],
  [['lines', 0, 'compound'], 'A', 'A'],
  [['lines', 0, 'diagnosis_pointers', 0], '1', 1],
  [['lines', 0, 'note'], 'a note', 'a note'],
  [['lines', 1, 'date'], '2023-02-08', parseDay('2023-02-08')],
  [['lines', 1, 'code'], '9960a', '9960A'],
  [['lines', 1, 'units'], '0.5', 0.5],
  [['lines', 1, 'revenue_code'], '0258', '0258'],
  [['total_charge'], '2422.00', 2422],
  [['note'], 'a note', 'a note'],
];

interface Branch {
  value?: string;
  inner: Map<string | number, Branch>;
}

/** The fields as one draft, written in block or in flow style. */
function draftOf(write: (branch: Branch, indent: number) => string): string {
  const root: Branch = { inner: new Map() };
  for (const [path, written] of FIELDS) {
    let branch = root;
    for (const step of path) {
      const next = branch.inner.get(step) ?? { inner: new Map<string | number, Branch>() };
      branch.inner.set(step, next);
      branch = next;
    }
    branch.value = written;
  }
  return write(root, 0);
}

function block(branch: Branch, indent: number): string {
  const pad = ' '.repeat(indent);
  return [...branch.inner]
    .map(([key, inner]) => {
      const head = typeof key === 'number' ? `${pad}-` : `${pad}${key}:`;
      if (inner.value !== undefined) return `${head} ${inner.value}\n`;
      const below = block(inner, indent + 2);
      return typeof key === 'number' ? `${head} ${below.trimStart()}` : `${head}\n${below}`;
    })
    .join('');
}

function flow(branch: Branch, indent: number): string {
  if (branch.value !== undefined) return JSON.stringify(branch.value);
  const isList = typeof [...branch.inner.keys()][0] === 'number';
  const parts = [...branch.inner].map(([key, inner]) =>
    isList ? flow(inner, indent) : `${key}: ${flow(inner, indent)}`,
  );
  return isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
}

const valueAt = (value: unknown, path: Path) =>
  path.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value);

/** Every path of the schema that holds one value; lists stand for their items. */
function leavesOf(path: Path = []): string[] {
  const schema = schemaAt(claimSchema, path) ?? assert.fail(path.join('.'));
  const shape = shapeOf(alternative(schema, false));
  if (shape) return Object.keys(shape).flatMap((key) => leavesOf([...path, key]));
  const item = itemOf(alternative(schema, true));
  if (item) return leavesOf([...path, item.kind === 'list' ? 0 : 'vanc']);
  return [path.join('.')];
}

describe('draft: fields', () => {
  it('are all in the table of this test', () => {
    const tabled = new Set(FIELDS.map(([path]) => path.join('.').replace(/\.\d+/g, '.0')));
    assert.deepEqual(
      leavesOf().filter((leaf) => !tabled.has(leaf)),
      [],
    );
  });

  for (const [style, text] of [
    ['block', draftOf(block)],
    ['flow', draftOf(flow)],
    ['block with CRLF', draftOf(block).replaceAll('\n', '\r\n')],
    ['block with BOM', `\uFEFF${draftOf(block)}`],
  ] as const)
    it(`are read from ${style} style, each at its place`, () => {
      const draft = claimOf(text);
      assert.deepEqual(draft.faults, []);
      for (const [path, written, read] of FIELDS) {
        assert.deepEqual(valueAt(draft.fields, path), read, path.join('.'));
        assert.equal(textAt(draft, path).replaceAll('"', ''), written, path.join('.'));
        assert.equal(locate(draft, path).found, true);
      }
      assert.equal(
        text.slice(draft.offset, draft.offset + draft.tree.text.length),
        draft.tree.text,
      );
    });

  it('keep leading zeros, quoted or not', () => {
    for (const npi of ['0000000001', "'0000000001'", '"0000000001"'])
      assert.equal(
        claimOf(WHOLE.replace('1234567893', npi)).fields.billing_provider?.npi,
        '0000000001',
      );
  });

  it('say what is wrong with a value, on the value', () => {
    const wrong: [from: string, to: string, fault: string][] = [
      ['12\n', '1 # home\n', 'invalid-value/value place_of_service "1"'],
      ['1234567893', '123', 'invalid-value/value billing_provider.npi "123"'],
      ['2023-02-01', '2023-02-30', 'invalid-value/value lines.0.date "2023-02-30"'],
      ['S9501', "'S95'", `invalid-value/value lines.0.code "'S95'"`],
      ['units: 1', 'units: 0', 'invalid-value/value lines.0.units "0"'],
      ['units: 1', 'units: 1e3', 'invalid-value/value lines.0.units "1e3"'],
      ['units: 1', 'units: 0x1', 'invalid-value/value lines.0.units "0x1"'],
      ['units: 1', 'units: 1, charge: -1', 'invalid-value/value lines.0.charge "-1"'],
      ['units: 1', 'units: 1, modifiers: [SHX]', 'invalid-value/value lines.0.modifiers.0 "SHX"'],
      ['units: 1', 'units: 1, modifiers: SH', 'invalid-value/kind lines.0.modifiers "SH"'],
      ['units: 1', 'units: 1, drug: x', 'invalid-value/kind lines.0.drug "x"'],
      ['units: 1', 'units: [1]', 'invalid-value/kind lines.0.units "[1]"'],
      ['units: 1', 'units: { a: 1 }', 'invalid-value/kind lines.0.units "{ a: 1 }"'],
      ['units: 1', 'units: 1, ndc: 123', 'invalid-value/kind lines.0.ndc "123"'],
      [
        'units: 1',
        'units: 1, drug: { route: constructor }',
        'invalid-value/value lines.0.drug.route "constructor"',
      ],
      ['payer: php', 'payer: php\nemergency: yes', 'invalid-value/value emergency "yes"'],
      ['payer: php', 'payer: php\ndiagnoses: [9]', 'invalid-value/value diagnoses.0 "9"'],
      ['payer: php', 'payer: php\ntherapies: [a]', 'invalid-value/kind therapies "[a]"'],
      ['payer: php', 'payer: php\nform: paper', 'invalid-value/value form "paper"'],
    ];
    for (const [from, to, fault] of wrong)
      assert.deepEqual(faultsOf(WHOLE.replace(from, to)), [fault], to);
  });

  it('offer the value that was meant', () => {
    const fixesOf = (from: string, to: string) =>
      claimOf(WHOLE.replace(from, to)).faults.flatMap((f) =>
        f.fixes.map((fix) => `${fix.kind} ${fix.title}`),
      );
    assert.deepEqual(fixesOf('2023-02-01', '2/1/2023'), ['choice Change to 2023-02-01']);
    assert.deepEqual(fixesOf('2023-02-01', '20230201'), ['choice Change to 2023-02-01']);
    assert.deepEqual(fixesOf('2023-02-01', '2023-2-1'), ['choice Change to 2023-02-01']);
    assert.deepEqual(fixesOf('S9501', 'S95O1'), ['choice Change to S9501']);
    assert.deepEqual(fixesOf('units: 1', 'units: 1, charge: "$1,980.00"'), [
      'choice Change to 1980.00',
    ]);
    assert.deepEqual(fixesOf('payer: php', 'payer: php\nhomebound: No'), [
      'choice Change to false',
    ]);
    assert.deepEqual(fixesOf('payer: php', 'payer: php\nnetwork: ot'), ['choice Change to out']);
    assert.deepEqual(fixesOf('units: 1', 'units: 1, modifiers: SH'), [
      'choice Write as a list: [SH]',
    ]);
  });

  it('read an NDC as a list where there are several', () => {
    const draft = claimOf(
      WHOLE.replace('units: 1', 'units: 1, ndc: [{ code: 00409651001 }, { code: 1, unit: XX }]'),
    );
    assert.deepEqual(draft.fields.lines?.[0]?.ndc, [
      { code: '00409651001' },
      { code: '1', unit: undefined },
    ]);
    assert.deepEqual(
      draft.faults.map((f) => f.path),
      [['lines', 0, 'ndc', 1, 'unit']],
    );
  });

  it('have a description and an expectation, lists their values', () => {
    for (const [path] of FIELDS) {
      const schema = schemaAt(claimSchema, path);
      const meta = schema && metaOf(schema);
      assert.ok(meta && meta.description.length > 3 && meta.expected, path.join('.'));
    }
    const valuesAt = (path: Path) => {
      const schema = schemaAt(claimSchema, path);
      return schema && metaOf(schema)?.values;
    };
    assert.deepEqual(valuesAt(['lines', 0, 'drug', 'route']), [...ROUTES]);
    assert.deepEqual(valuesAt(['lines', 0, 'drug', 'purpose']), [...PURPOSES]);
    assert.deepEqual(valuesAt(['therapies', 'x', 'category']), [...CATEGORIES]);
  });

  it('are not found at words that every JavaScript object knows', () => {
    for (const path of [['constructor'], ['lines', 0, 'toString'], ['patient', '__proto__', 'x']])
      assert.equal(schemaAt(claimSchema, path), undefined);
    const draft = claimOf(`${WHOLE}constructor: 1\ntherapies: { __proto__: { drug: a } }\n`);
    assert.deepEqual(Object.keys(draft.fields.therapies ?? {}), ['__proto__']);
    assert.deepEqual(
      draft.faults.map((f) => f.rule),
      ['unknown-field'],
    );
  });
});

describe('draft: where values end', () => {
  const read = (path: Path, written: string): unknown => {
    const schema = schemaAt(claimSchema, path) ?? assert.fail(path.join('.'));
    const reader = leafReader(unwrap(schema));
    return (reader ?? assert.fail(path.join('.')))(written);
  };
  const therapy = ['therapies', 'vanc'];

  it('numbers have the least that makes sense', () => {
    const least: [path: Path, read: string[], refused: string[]][] = [
      [
        ['lines', 0, 'units'],
        ['0.5', '1'],
        ['0', '-1'],
      ],
      [['lines', 0, 'charge'], ['0', '0.01'], ['-0.01']],
      [['lines', 0, 'visit', 'minutes'], ['0', '90'], ['-1']],
      [
        ['lines', 0, 'diagnosis_pointers', 0],
        ['1', '12'],
        ['0', '1.5'],
      ],
      [[...therapy, 'infusion_hours'], ['0.5'], ['0', '-1']],
      [[...therapy, 'litres_per_day'], ['0.5'], ['0', '-1']],
      [
        [...therapy, 'rank'],
        ['1', '2'],
        ['0', '1.5'],
      ],
      [
        [...therapy, 'access', 'lumens'],
        ['1', '3'],
        ['0', '1.5'],
      ],
      [['total_charge'], ['0', '980.00'], ['-1']],
    ];
    for (const [path, good, bad] of least) {
      for (const text of good) assert.equal(read(path, text), Number(text), `${path} ${text}`);
      for (const text of bad) assert.equal(read(path, text), undefined, `${path} ${text}`);
    }
  });

  it('revenue codes have three or four digits, and blanks around values are nothing', () => {
    const revenue = (text: string) => read(['lines', 0, 'revenue_code'], text);
    assert.equal(revenue(' 250 '), '0250');
    assert.equal(revenue('0250'), '0250');
    for (const bad of ['25', '02500', 'A250', '250A']) assert.equal(revenue(bad), undefined, bad);
    assert.equal(read(['payer'], ' PHP '), 'php');
    assert.equal(read(['payer'], ' '), undefined);
    assert.equal(read(['diagnoses', 0], ' a41.9 '), 'A419');
    assert.equal(read(['lines', 0, 'date'], ' 2023-02-01 '), parseDay('2023-02-01'));
    assert.equal(read(['patient', 'name'], ' '), undefined);
  });
});
