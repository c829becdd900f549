import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { staleSchemas } from '../../server/build/schemas';
import { claimSchema, therapySchema } from '../../server/src/draft/fields';
import { lineSchema } from '../../server/src/draft/line-fields';
import { parseDraft } from '../../server/src/draft/parse';
import { isRequired, shapeOf } from '../../server/src/draft/schema-walk';
import { policyFaults, settingsFaults } from '../../server/src/service/file-diagnostics';
import { schemaFault, type Schema } from '../support/json-schema';
import { resources, ROOT } from '../support/resources';

function schemaOf(name: string): Schema {
  return JSON.parse(
    readFileSync(join(ROOT, 'server', 'schemas', `${name}.schema.json`), 'utf8'),
  ) as Schema;
}

/** The documents of a text as other tools read them. */
function valuesOf(text: string): unknown[] {
  const documents = parseAllDocuments(text);
  return Array.isArray(documents) ? documents.map((document): unknown => document.toJS()) : [];
}

function filesIn(folder: string, name: RegExp): { name: string; text: string }[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file))
    .map((file) => ({ name: file, text: readFileSync(join(ROOT, folder, file), 'utf8') }));
}

/** Faults of form, as far as a schema can tell: it knows no calendar and counts no diagnoses. */
const OF_FORM = new Set(['missing-field', 'invalid-value', 'unknown-field', 'yaml-syntax']);

describe('the JSON Schemas', () => {
  it('are those of the sources (npm run schemas makes them)', () => {
    assert.deepEqual(staleSchemas(), []);
  });

  describe('of the claim draft', () => {
    const schema = schemaOf('claim');

    it('finds a fault in a draft only where the draft is faulty', () => {
      let [clean, faulty] = [0, 0];
      for (const { name, text } of [
        ...filesIn('samples', /\.claim\.ya?ml$/),
        ...filesIn('test/rules', /\.claim\.ya?ml$/),
      ]) {
        const { claims } = parseDraft(text);
        const values = valuesOf(text);
        if (claims.length !== values.length) continue;
        claims.forEach(({ faults }, i) => {
          const found = schemaFault(schema, values[i]);
          const isFaulty = faults.some(({ rule }) => OF_FORM.has(rule));
          if (found !== undefined) faulty++;
          else clean++;
          if (found !== undefined) assert.ok(isFaulty, `${name} (${i}): ${found}`);
        });
      }
      assert.ok(clean > 500 && faulty > 10, `${clean} without fault, ${faulty} with one`);
    });

    const LINE = { date: '2023-02-01', code: 'S9501', units: 7 };
    const CLAIM = {
      claim: 'HI-1',
      payer: 'bcbsok',
      place_of_service: 12,
      patient: { id: 'M1' },
      billing_provider: { npi: 1234567893 },
      lines: [LINE],
    };
    const withLine = (more: object) => ({ ...CLAIM, lines: [{ ...LINE, ...more }] });

    it('takes values in the forms in which the draft does', () => {
      const texts = { units: '7', charge: '980.00', code: 's9501', note: null, drug: null };
      const drug = {
        dose: '2 g',
        route: 'IV',
        frequency: 'Q12H',
        duration: '90 min',
        form: 'Liquid',
      };
      for (const value of [
        CLAIM,
        withLine(texts),
        withLine({ drug }),
        withLine({ ndc: [{ code: '1' }, { code: '2' }] }),
        { ...CLAIM, form: '837P', emergency: 'true', diagnoses: ['a41.9', 'L03115'] },
      ])
        assert.equal(schemaFault(schema, value), undefined);
    });

    for (const [fault, value] of [
      ['an unknown field', { ...CLAIM, payr: 'x' }],
      ['an unknown field of a line', withLine({ unit: 7 })],
      ['no units', { ...CLAIM, lines: [{ date: '2023-02-01', code: 'S9501' }] }],
      ['no date', { ...CLAIM, lines: [{ code: 'S9501', units: 7 }] }],
      [
        'a range without end',
        { ...CLAIM, lines: [{ from: '2023-02-01', code: 'S9501', units: 7 }] },
      ],
      ['a date beside a range', withLine({ from: '2023-02-01', through: '2023-02-02' })],
      ['no units to bill', withLine({ units: 0 })],
      ['a charge below nothing', withLine({ charge: -1 })],
      ['a rank that is no whole number', { ...CLAIM, therapies: { a: { rank: 1.5 } } }],
      ['a code of four characters', withLine({ code: 'S950' })],
      ['a route that is none', withLine({ drug: { route: 'nose' } })],
      ['a revenue code missing on UB-04', { ...CLAIM, form: 'UB04' }],
      ['no place of service', { ...CLAIM, place_of_service: undefined, form: 'cms1500' }],
    ] as const)
      it(`finds ${fault}`, () => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        assert.notEqual(schemaFault(schema, plain), undefined);
      });

    it('describes every field and requires what the reader requires', () => {
      const lines = (schema['properties'] as Schema)['lines'] as Schema;
      const therapies = (schema['properties'] as Schema)['therapies'] as { anyOf: Schema[] };
      for (const [zod, json] of [
        [claimSchema, schema],
        [lineSchema, lines['items'] as Schema],
        [therapySchema, therapies.anyOf[0]?.['additionalProperties'] as Schema],
      ] as const) {
        const shape = Object.entries(shapeOf(zod) ?? {});
        const properties = json['properties'] as Record<string, Schema>;
        assert.deepEqual(
          Object.keys(properties),
          shape.map(([key]) => key),
        );
        for (const [key, property] of Object.entries(properties))
          assert.ok(String(property['description'] ?? '').length > 5, key);
        const required = shape.filter(([, field]) => isRequired(field)).map(([key]) => key);
        assert.deepEqual(json['required'] ?? [], required);
      }
    });
  });

  describe('of the policy pack', () => {
    const schema = schemaOf('policy');
    const pack = (entry: object) => ({ id: 'mine', name: 'Mine', entries: [entry] });
    const YAML = (value: unknown) => JSON.stringify(value);

    it('fits the packs that ship', () => {
      for (const { name, text } of filesIn('server/policies', /\.policy\.yaml$/))
        assert.equal(schemaFault(schema, valuesOf(text)[0]), undefined, name);
    });

    for (const [fault, value] of [
      ['an unknown key', { id: 'mine', name: 'Mine', extend: 'common' }],
      ['no name', { id: 'mine' }],
      ['a code that is none', { id: 'mine', name: 'M', sets: { a: { codes: ['S95'] } } }],
      [
        'a status that is none',
        { id: 'mine', name: 'M', codes: [{ codes: 'S9500', status: 'ok' }] },
      ],
      ['a rule that is none', pack({ id: 'a', rule: 'bundle' })],
      [
        'an option that the rule does not take',
        pack({ id: 'a', rule: 'bundled', with: { besides: {} } }),
      ],
      ['a condition that is none', pack({ id: 'a', rule: 'bundled', where: { code: 'S9500' } })],
      [
        'a condition that is none, deep inside',
        pack({ id: 'a', rule: 'bundled', with: { beside: { not: { place: 'home' } } } }),
      ],
    ] as const)
      it(`finds ${fault}, as the reader does`, () => {
        assert.notEqual(schemaFault(schema, value), undefined);
        assert.notEqual(policyFaults(YAML(value), resources().packs).length, 0);
      });

    it('takes the short forms that the reader takes', () => {
      const value = pack({
        id: 'a',
        rule: 'bundled',
        where: { codes: 'S9325-S9379', place: '01', not: { same_day: { modifiers: ['sh', 59] } } },
        with: { beside: { sets: ['home'] } },
        cites: { included: { clauses: 'MY-1', says: 'Part of the per diem.' } },
      });
      assert.equal(schemaFault(schema, value), undefined);
      assert.deepEqual(policyFaults(YAML(value), resources().packs), []);
    });
  });

  describe('of the settings', () => {
    const schema = schemaOf('claimlint');

    it('fits what the reader takes', () => {
      const value = { severity: { 'dose-units': 'info' }, policies: ['./a'], code_tables: ['./b'] };
      assert.equal(schemaFault(schema, value), undefined);
      assert.deepEqual(settingsFaults(JSON.stringify(value)), []);
    });

    for (const value of [
      { severity: { 'dose-unit': 'off' } },
      { severity: { 'dose-units': 'loud' } },
      { policy: ['./a'] },
    ])
      it(`finds the fault in ${JSON.stringify(value)}, as the reader does`, () => {
        assert.notEqual(schemaFault(schema, value), undefined);
        assert.notEqual(settingsFaults(JSON.stringify(value)).length, 0);
      });
  });
});
