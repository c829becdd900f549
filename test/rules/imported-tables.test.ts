import * as assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check';
import type { ClaimResult } from '../../server/src/check/finding';
import { describeFindings, describeNotChecked } from '../support/example';
import {
  directoryOf,
  IMPORTED_DRAFT,
  unlikelyAbove,
  type ImportedTables,
} from '../support/imported-examples';
import { OPTIONS, resources } from '../support/resources';

/** The draft, checked with these tables. */
function checked(imported: ImportedTables): ClaimResult {
  const [result] = new Checker({ ...resources(), imported }).checkText(
    IMPORTED_DRAFT,
    OPTIONS,
  ).claims;
  assert.ok(result);
  return result;
}

/** What one rule says of it. */
function found(rule: string, imported: ImportedTables): string[] {
  const result = checked(imported);
  return [...describeFindings(result), ...describeNotChecked(result)].filter((line) =>
    line.includes(rule),
  );
}

/** The titles of the fixes of too many units. */
function fixes(imported: ImportedTables): string[] {
  return checked(imported)
    .findings.filter((finding) => finding.rule === 'unit-limit' && finding.line === 1)
    .flatMap((finding) => finding.fixes.map((fix) => fix.title));
}

describe('imported tables', () => {
  it('an NDC that the directory lacks is told, by its eleven digits', () => {
    const asked: string[] = [];
    const lacking = { has: (digits: string) => asked.push(digits) < 0 };
    assert.deepEqual(found('ndc-unknown', { ndcDirectory: lacking }), [
      'warning ndc-unknown/unknown lines.1.ndc.code X-03',
    ]);
    assert.deepEqual(asked, ['00781320995']);
  });

  it('an NDC that the directory holds is nothing, and neither is one without a directory', () => {
    assert.deepEqual(found('ndc-unknown', directoryOf('00781320995')), []);
    assert.deepEqual(found('ndc-unknown', {}), []);
  });

  it('units above the Medically Unlikely Edit are told, units at it are not', () => {
    assert.deepEqual(found('unit-limit', unlikelyAbove(7)), [
      'error unit-limit/mue lines.1.units KC-12',
    ]);
    assert.deepEqual(found('unit-limit', unlikelyAbove(8)), []);
  });

  it('the units of the edit are offered; where it allows none, the line is to go', () => {
    assert.deepEqual(fixes(unlikelyAbove(7)), ['Set units to 7']);
    assert.deepEqual(fixes(unlikelyAbove(0)), ['Remove the line J0696']);
    const [none] = checked(unlikelyAbove(0)).findings.filter((f) => f.rule === 'unit-limit');
    assert.match(none?.message ?? '', /Remove the line, or bill another code\.$/);
    const byLine: ImportedTables = { mue: { limit: () => ({ units: 7, by: 'line' }) } };
    assert.deepEqual(fixes(byLine), ['Set units to 7']);
  });

  it('without the table the claim is once not checked', () => {
    assert.deepEqual(found('unit-limit', {}), ['unit-limit .']);
  });
});
