import * as assert from 'node:assert/strict';
import { isUnreadable } from '../../server/src/draft/claim-draft';
import { claimOf, faultsOf, WHOLE } from './reading';

const add = (line: string) => `${WHOLE}${line}\n`;

describe('draft: keys', () => {
  it('unknown ones are named, with what is near', () => {
    const draft = claimOf(add('prior_autorization: A1'));
    assert.deepEqual(faultsOf(add('prior_autorization: A1')), [
      'unknown-field/unknown prior_autorization "prior_autorization"',
    ]);
    assert.deepEqual(draft.faults[0]?.fixes, [
      {
        title: 'Rename to prior_authorization',
        kind: 'safe',
        edits: [{ op: 'rename', path: ['prior_autorization'], to: 'prior_authorization' }],
      },
    ]);
  });

  it('are not renamed onto one that is there; which of two means a field is for the writer', () => {
    const kinds = (text: string) =>
      claimOf(text).faults.map((f) => f.fixes.map((fix) => `${fix.kind} ${fix.title}`));
    assert.deepEqual(kinds(add('payor: x')), [['choice Remove payor']]);
    assert.deepEqual(kinds(add('totl_charge: 1\ntotal_chage: 1')), [
      ['choice Rename to total_charge', 'choice Remove totl_charge'],
      ['choice Rename to total_charge', 'choice Remove total_chage'],
    ]);
    assert.deepEqual(faultsOf(WHOLE.replace('payer:', 'payr: x\npayyer:')), [
      'unknown-field/unknown payr "payr"',
      'unknown-field/unknown payyer "payyer"',
    ]);
  });

  it('a required one that is misspelled is not missing as well', () => {
    assert.deepEqual(faultsOf(WHOLE.replace('payer:', 'payr:')), [
      'unknown-field/unknown payr "payr"',
    ]);
    assert.deepEqual(faultsOf(WHOLE.replace('date:', 'dat:')), [
      'unknown-field/unknown lines.0.dat "dat"',
    ]);
  });

  it('twice: the first counts', () => {
    const text = add('note: one\nnote: two');
    assert.equal(claimOf(text).fields.note, 'one');
    const [fault] = claimOf(text).faults;
    assert.equal(fault?.messageId, 'duplicate-key');
    assert.equal(fault?.span?.start, text.lastIndexOf('note'));
  });

  it('merge keys are explained and not followed', () => {
    const text = `${WHOLE.replace('- {', '- &one {')}  - { <<: *one, units: 2 }\n`;
    assert.ok(faultsOf(text).includes('yaml-syntax/merge-key lines.1.<< "<<"'));
    assert.equal(claimOf(text).fields.lines?.[1]?.code, undefined);
  });

  it('that are no words are faults of syntax', () => {
    assert.deepEqual(faultsOf(add('{ a: b }: c'), 'yaml-syntax'), ['yaml-syntax/key . "{ a: b }"']);
    assert.ok(faultsOf(add('? [x]\n: y')).length > 0);
  });

  it('without a value are absent', () => {
    for (const empty of ['', '~', 'null', '""', "''", '" "', '# comment', '|'])
      assert.deepEqual(
        faultsOf(WHOLE.replace('payer: php', `payer: ${empty}`)),
        ['missing-field/missing payer "payer"'],
        empty,
      );
    assert.equal(claimOf(add('note: "null"')).fields.note, 'null');
  });
});

describe('draft: items', () => {
  it('empty ones are faults with a way out', () => {
    const draft = claimOf(`${WHOLE}  -\n`);
    assert.deepEqual(
      draft.faults.map((f) => [f.messageId, f.path, f.fixes[0]?.edits]),
      [['empty-item', ['lines', 1], [{ op: 'remove', path: ['lines', 1] }]]],
    );
    assert.equal(draft.fields.lines?.length, 2);
  });

  it('half typed ones are named, and the other lines are read', () => {
    const text = `${WHOLE}  - co\n`;
    assert.deepEqual(faultsOf(text), ['invalid-value/kind lines.1 "co"']);
    assert.equal(claimOf(text).fields.lines?.[0]?.code, 'S9501');
    assert.equal(claimOf(text).fields.lines?.[1], undefined);
    assert.deepEqual(faultsOf(`${WHOLE}  - code:\n`), [
      'missing-field/missing lines.1.code "code"',
      'missing-field/missing lines.1.units "code"',
      'missing-field/missing lines.1.date "code"',
    ]);
  });

  it('know what could not be read', () => {
    const draft = claimOf(WHOLE.replace('units: 1', 'units: x, drug: { dose: 2 }'));
    assert.ok(isUnreadable(draft, ['lines', 0, 'units']));
    assert.ok(isUnreadable(draft, ['lines', 0, 'drug']));
    assert.ok(isUnreadable(draft, ['lines', 0, 'drug', 'dose', 'amount']));
    assert.ok(!isUnreadable(draft, ['lines', 0, 'code']));
    assert.ok(!isUnreadable(draft, ['lines', 1]));
    assert.ok(!isUnreadable(claimOf(WHOLE), ['lines']));
  });
});

describe('draft: requirements', () => {
  const missing = (text: string) => faultsOf(text, 'missing-field');

  it('a claim without anything lacks what the format asks for', () => {
    assert.deepEqual(missing('note: n\n'), [
      'missing-field/missing claim "note"',
      'missing-field/missing payer "note"',
      'missing-field/missing patient "note"',
      'missing-field/missing billing_provider "note"',
      'missing-field/missing lines "note"',
      'missing-field/missing place_of_service "note"',
    ]);
  });

  it('a place of service on the CMS-1500, a revenue code on the UB-04', () => {
    const without = WHOLE.replace('place_of_service: 12\n', '');
    assert.deepEqual(missing(without), ['missing-field/missing place_of_service "A"']);
    assert.deepEqual(missing(`${without}form: ub04\n`), [
      'missing-field/missing lines.0.revenue_code "S9501"',
    ]);
    assert.deepEqual(missing(`${without}form: paper\n`), []);
    assert.deepEqual(missing(WHOLE.replace('12\n', '1\n')), []);
  });

  it('a date, or both ends of a range', () => {
    const dates = (text: string) => faultsOf(WHOLE.replace('date: 2023-02-01, ', text));
    assert.deepEqual(dates(''), ['missing-field/missing lines.0.date "S9501"']);
    assert.deepEqual(dates('from: 2023-02-01, '), [
      'missing-field/missing lines.0.through "S9501"',
    ]);
    assert.deepEqual(dates('through: 2023-02-01, '), [
      'missing-field/missing lines.0.from "S9501"',
    ]);
    assert.deepEqual(dates('date: 2023-02-01, through: 2023-02-01, '), [
      'invalid-value/date-beside-range lines.0.date "2023-02-01"',
    ]);
    assert.deepEqual(dates('from: 2023-02-01, through: x, '), [
      'invalid-value/value lines.0.through "x"',
    ]);
  });

  it('at least one line', () => {
    const lines = WHOLE.slice(0, WHOLE.indexOf('lines:'));
    assert.deepEqual(missing(lines), ['missing-field/missing lines "A"']);
    assert.deepEqual(missing(`${lines}lines:\n`), ['missing-field/missing lines "lines"']);
    assert.deepEqual(missing(`${lines}lines: []\n`).length, 1);
  });

  it('pointers to diagnoses that are there', () => {
    const pointing = (pointers: string) =>
      faultsOf(
        `${WHOLE.replace('units: 1', `units: 1, diagnosis_pointers: ${pointers}`)}diagnoses: [A41.9]\n`,
      );
    assert.deepEqual(pointing('[1]'), []);
    assert.deepEqual(pointing('[1, 2]'), [
      'invalid-value/pointer-range lines.0.diagnosis_pointers.1 "2"',
    ]);
    assert.deepEqual(pointing('[0]'), ['invalid-value/value lines.0.diagnosis_pointers.0 "0"']);
  });

  it('each missing field comes with a blank', () => {
    for (const fault of claimOf('note: n\n').faults)
      assert.deepEqual(fault.fixes[0]?.edits, [{ op: 'template', path: fault.path, value: '' }]);
  });
});
