import assert from 'node:assert/strict';
import path from 'node:path';
import { readCodeTables } from '../../server/build/code-tables';
import type { BillingUnitName, CodeEntry } from '../../server/src/codes/types';

const tables = readCodeTables(path.resolve(__dirname, '../../server/codes'));
const entries = Object.entries(tables.codes);
const drugs = entries.filter(([, entry]) => entry.kind === 'drug');
/** Prescription drugs in general: these two codes name no drug and have no billing amount. */
const GENERAL = new Set(['S5000', 'S5001']);
const listed = drugs.filter(([code, entry]) => !entry.unlisted && !GENERAL.has(code));

/** Code, a generic name that it must carry, amount and unit of one billed unit. */
type Fact = [code: string, name: string, amount: number, unit: BillingUnitName];

const EXACT: Fact[] = [
  ['J3370', 'vancomycin', 500, 'mg'],
  ['J3371', 'vancomycin', 500, 'mg'],
  ['J3372', 'vancomycin', 500, 'mg'],
  ['J3373', 'vancomycin', 10, 'mg'],
  ['J0637', 'caspofungin', 5, 'mg'],
  ['J0690', 'cefazolin', 500, 'mg'],
  ['J0692', 'cefepime', 500, 'mg'],
  ['J0701', 'cefepime', 500, 'mg'],
  ['J0703', 'cefepime', 500, 'mg'],
  ['J0694', 'cefoxitin', 1, 'g'],
  ['J0695', 'ceftolozane-tazobactam', 75, 'mg'],
  ['J0696', 'ceftriaxone', 250, 'mg'],
  ['J0698', 'cefotaxime', 1, 'g'],
  ['J0714', 'ceftazidime-avibactam', 0.625, 'g'],
  ['J0743', 'imipenem-cilastatin', 250, 'mg'],
  ['J0878', 'daptomycin', 1, 'mg'],
  ['J0295', 'ampicillin-sulbactam', 1.5, 'g'],
  ['J0561', 'penicillin g benzathine', 100_000, 'unit'],
  ['J1335', 'ertapenem', 500, 'mg'],
  ['J2185', 'meropenem', 100, 'mg'],
  ['J2186', 'meropenem-vaborbactam', 20, 'mg'],
  ['J2290', 'nafcillin', 20, 'mg'],
  ['J2543', 'piperacillin-tazobactam', 1.125, 'g'],
  ['J0289', 'amphotericin b liposome', 10, 'mg'],
  ['J2248', 'micafungin', 1, 'mg'],
  ['J1459', 'immune globulin', 500, 'mg'],
  ['J1559', 'immune globulin', 100, 'mg'],
  ['J1569', 'immune globulin', 500, 'mg'],
  ['J1575', 'immune globulin', 100, 'mg'],
  ['J0850', 'cytomegalovirus immune globulin', 1, 'each'],
  ['J0256', 'alpha-1 proteinase inhibitor', 10, 'mg'],
  ['J7170', 'emicizumab', 0.5, 'mg'],
  ['J7186', 'von willebrand factor', 1, 'unit'],
  ['J7189', 'factor viia', 1, 'mcg'],
  ['J7192', 'factor viii', 1, 'unit'],
  ['J7195', 'factor ix', 1, 'unit'],
  ['J1745', 'infliximab', 10, 'mg'],
  ['Q5103', 'infliximab', 10, 'mg'],
  ['J1602', 'golimumab', 1, 'mg'],
  ['J3380', 'vedolizumab', 1, 'mg'],
  ['J9190', 'fluorouracil', 500, 'mg'],
  ['J9312', 'rituximab', 10, 'mg'],
  ['J9040', 'bleomycin', 15, 'unit'],
  ['J9213', 'interferon alfa-2a', 3_000_000, 'unit'],
  ['J9266', 'pegaspargase', 1, 'each'],
  ['J1171', 'hydromorphone', 0.1, 'mg'],
  ['S0092', 'hydromorphone', 250, 'mg'],
  ['S0093', 'morphine', 500, 'mg'],
  ['J3010', 'fentanyl', 0.1, 'mg'],
  ['J1250', 'dobutamine', 250, 'mg'],
  ['J2260', 'milrinone', 5, 'mg'],
  ['J1325', 'epoprostenol', 0.5, 'mg'],
  ['J3285', 'treprostinil', 1, 'mg'],
  ['J7686', 'treprostinil', 1.74, 'mg'],
  ['J2405', 'ondansetron', 1, 'mg'],
  ['J2919', 'methylprednisolone', 5, 'mg'],
  ['J1100', 'dexamethasone', 1, 'mg'],
  ['J1756', 'iron sucrose', 1, 'mg'],
  ['J1642', 'heparin lock flush', 10, 'unit'],
  ['J1644', 'heparin', 1000, 'unit'],
  ['J1650', 'enoxaparin', 10, 'mg'],
  ['J1786', 'imiglucerase', 10, 'unit'],
  ['J0895', 'deferoxamine', 500, 'mg'],
  ['J1442', 'filgrastim', 1, 'mcg'],
  ['J1815', 'insulin', 5, 'unit'],
  ['J3480', 'potassium chloride', 2, 'meq'],
  ['J7608', 'acetylcysteine', 1, 'g'],
  ['J7030', 'normal saline', 1000, 'ml'],
  ['J7040', 'normal saline', 500, 'ml'],
  ['J7042', 'd5ns', 500, 'ml'],
  ['J7050', 'normal saline', 250, 'ml'],
  ['J7060', 'd5w', 500, 'ml'],
  ['J7070', 'd5w', 1000, 'ml'],
  ['J7131', 'hypertonic saline', 1, 'ml'],
  ['B4185', 'lipids', 10, 'g'],
];

const STARTED: Fact[] = [
  ['J1200', 'diphenhydramine', 50, 'mg'],
  ['J1630', 'haloperidol', 5, 'mg'],
  ['J1170', 'hydromorphone', 4, 'mg'],
  ['J2270', 'morphine', 10, 'mg'],
  ['J0770', 'colistimethate', 150, 'mg'],
  ['J1580', 'gentamicin', 80, 'mg'],
  ['J2540', 'penicillin g potassium', 600_000, 'unit'],
  ['J2550', 'promethazine', 50, 'mg'],
  ['J2765', 'metoclopramide', 10, 'mg'],
  ['J3105', 'terbutaline', 1, 'mg'],
  ['Q4074', 'iloprost', 20, 'mcg'],
  ['J7120', 'lactated ringers', 1000, 'ml'],
];

function entryOf(code: string): CodeEntry {
  const entry = tables.codes[code];
  assert.ok(entry, `${code} is missing`);
  return entry;
}

function codesNamed(name: string): string[] {
  return drugs.filter(([, entry]) => entry.drug?.includes(name)).map(([code]) => code);
}

describe('drug codes', () => {
  it('are many, and nearly all say what one unit stands for', () => {
    const withUnit = drugs.filter(([, entry]) => entry.unit);
    assert.ok(withUnit.length >= 1200, `${withUnit.length} drug codes with a unit`);
  });

  for (const [code, name, amount, unit] of EXACT) {
    it(`${code} bills ${name} by ${amount} ${unit}`, () => {
      const entry = entryOf(code);
      assert.ok(entry.drug?.includes(name), `names: ${entry.drug?.join(', ')}`);
      assert.deepEqual(entry.unit, { amount, unit });
    });
  }

  for (const [code, name, amount, unit] of STARTED) {
    it(`${code} bills ${name} by each started ${amount} ${unit}`, () => {
      const entry = entryOf(code);
      assert.ok(entry.drug?.includes(name), `names: ${entry.drug?.join(', ')}`);
      assert.deepEqual(entry.unit, { amount, unit, upTo: true });
    });
  }

  it('enteral formulas bill by 100 kcal', () => {
    for (const code of ['B4149', 'B4150', 'B4152', 'B4153', 'B4154', 'B4155', 'B4161', 'B4162']) {
      assert.deepEqual(entryOf(code).unit, { amount: 100, unit: 'kcal' }, code);
      assert.equal(entryOf(code).category, 'enteral', code);
    }
  });

  it('carry names in lower case, a category, routes and a unit unless unlisted', () => {
    for (const [code, entry] of listed) {
      assert.ok(entry.drug?.length, `${code} has no generic name`);
      for (const name of entry.drug) {
        assert.equal(name, name.toLowerCase(), `${code}: ${name}`);
      }
      assert.ok(entry.unit && entry.unit.amount > 0, `${code} has no unit`);
      assert.ok(entry.category, `${code} has no category`);
      assert.ok(entry.routes?.length, `${code} has no route`);
    }
  });

  it('have short names, each its own', () => {
    const seen = new Map<string, string>();
    for (const [code, entry] of drugs) {
      assert.ok(entry.name.length <= 50, `${code}: ${entry.name}`);
      assert.equal(seen.get(entry.name), undefined, `${code} is named like another`);
      seen.set(entry.name, code);
    }
  });

  it('give the makers of one substance the same generic name', () => {
    const vancomycin = ['J3370', 'J3371', 'J3372', 'J3373', 'J3374', 'J3375'];
    assert.deepEqual(codesNamed('vancomycin').sort(), vancomycin);
    assert.deepEqual(codesNamed('cefepime').sort(), ['J0692', 'J0701', 'J0703']);
  });

  it('keep apart substances whose names contain each other', () => {
    assert.deepEqual(codesNamed('ketamine'), []);
    assert.deepEqual(codesNamed('esketamine'), ['S0013']);
    assert.ok(!codesNamed('heparin').includes('J1642'));
  });

  it('mark clotting products, also emicizumab', () => {
    for (const code of ['J7170', 'J7177', 'J7187', 'J7190', 'J7192', 'J7195', 'J7199', 'J7214']) {
      assert.equal(entryOf(code).clotting, true, code);
    }
    for (const code of ['J1569', 'J1644', 'J2997', 'J0256']) {
      assert.equal(entryOf(code).clotting, undefined, code);
    }
  });

  it('mark the codes for what has no code of its own', () => {
    const unlisted = drugs.filter(([, entry]) => entry.unlisted).map(([code]) => code);
    const expected = [
      'C9399',
      'J3490',
      'J3590',
      'J3591',
      'J7199',
      'J7599',
      'J7699',
      'J7799',
      'J7999',
      'J8498',
      'J8499',
      'J8597',
      'J8999',
      'J9999',
      'Q4082',
    ];
    assert.deepEqual(unlisted.sort(), expected);
  });

  it('tell oral, inhaled, topical and joint drugs by their routes', () => {
    const routes: [string, string][] = [
      ['J7686', 'inhaled'],
      ['Q4074', 'inhaled'],
      ['J2545', 'inhaled'],
      ['J8499', 'oral'],
      ['J0571', 'oral'],
      ['J7308', 'topical'],
      ['J7318', 'intra-articular'],
      ['J7325', 'intra-articular'],
      ['J7333', 'intra-articular'],
    ];
    for (const [code, route] of routes) {
      assert.deepEqual(entryOf(code).routes, [route], code);
    }
  });

  it('end before their successor begins', () => {
    const pairs: [string, string][] = [
      ['J1170', 'J1171'],
      ['J2930', 'J2919'],
      ['J1030', 'J1010'],
      ['J0135', 'J0139'],
      ['J2505', 'J2506'],
    ];
    for (const [old, next] of pairs) {
      const to = entryOf(old).to;
      const from = entryOf(next).from;
      assert.ok(to && from && to < from, `${old} until ${to}, ${next} from ${from}`);
    }
  });
});
