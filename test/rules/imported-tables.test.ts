import * as assert from 'node:assert/strict';
import { Checker } from '../../server/src/check/check';
import { describeFindings, describeNotChecked } from '../support/example';
import {
  directoryOf,
  IMPORTED_DRAFT,
  unlikelyAbove,
  type ImportedTables,
} from '../support/imported-examples';
import { OPTIONS, resources } from '../support/resources';

/** What one rule says of the draft when these tables are imported. */
function found(rule: string, imported: ImportedTables): string[] {
  const check = new Checker({ ...resources(), imported });
  const [result] = check.checkText(IMPORTED_DRAFT, OPTIONS).claims;
  assert.ok(result);
  return [...describeFindings(result), ...describeNotChecked(result)].filter((line) =>
    line.includes(rule),
  );
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

  it('without the table the claim is once not checked', () => {
    assert.deepEqual(found('unit-limit', {}), ['unit-limit .']);
  });
});
