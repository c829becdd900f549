import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import { readCodeTables } from '../../server/build/code-tables';
import { Checker, type Resources } from '../../server/src/check/check';
import type { Finding } from '../../server/src/check/finding';
import { CodeTables } from '../../server/src/codes/tables';
import { readPack } from '../../server/src/policy/read-pack';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import { OPTIONS, ROOT, resources } from '../support/resources';

/*
 * What no example draft can show of the rules of the draft: loaded official tables, packs with a last
 * day, a payer that the user asks for. And what the fixes offer, in their order.
 */

const HEAD = `claim: OK-1
payer: bcbsok
place_of_service: 12
patient: { id: M0001 }
billing_provider: { npi: 1234567893 }
lines:
`;
const line = (fields: string) => `${HEAD}  - { date: 2023-02-01, units: 1, ${fields} }\n`;

function findingsOf(rule: string, text: string, changed: Partial<Resources> = {}): Finding[] {
  const check = new Checker({ ...resources(), ...changed });
  const [claim] = check.checkText(text, OPTIONS).claims;
  assert.ok(claim);
  return claim.findings.filter((finding) => finding.rule === rule);
}

function only(rule: string, text: string, changed: Partial<Resources> = {}): Finding {
  const [finding, ...others] = findingsOf(rule, text, changed);
  assert.ok(finding, `${rule} says nothing`);
  assert.equal(others.length, 0);
  return finding;
}

const titles = (finding: Finding) => finding.fixes.map((fix) => fix.title);

describe('unknown-code', () => {
  const data = readCodeTables(join(ROOT, 'server', 'codes'));
  const loaded = { codes: new CodeTables({ ...data, complete: [...data.complete, 'J0000-J9999'] }) };

  it('is an error where every code of a range is known', () => {
    const text = line('code: J3399, drug: { name: vancomycin }');
    const finding = only('unknown-code', text, loaded);
    assert.deepEqual([finding.messageId, finding.severity], ['no-code', 'error']);
  });

  it('is a warning with the codes of the drug that the line names, the likeliest first', () => {
    const finding = only('unknown-code', line('code: J3730, drug: { name: Vancomycin HCl }'));
    assert.equal(finding.severity, 'warning');
    assert.equal(titles(finding)[0], 'Change to J3370');
  });

  it('says how to load the official table where it cannot tell', () => {
    const finding = only('unknown-code', line('code: J0001'));
    assert.equal(finding.severity, 'information');
    assert.match(finding.message, /claimlint codes import/);
    assert.ok(finding.fixes.length <= 3);
  });

  it('leaves numbers of CPT alone', () => {
    assert.deepEqual(findingsOf('unknown-code', line('code: 85025')), []);
  });
});

describe('unknown-modifier', () => {
  const near = (fields: string) => {
    const finding = only('unknown-modifier', line(fields));
    return finding.fixes.map((fix) => fix.title.replace('Change to ', ''));
  };

  it('offers first what lines of that kind carry', () => {
    assert.deepEqual(near('code: S9501, modifiers: [SX]'), ['SH', 'SJ', 'SS']);
    assert.deepEqual(near('code: J3370, modifiers: [JX]'), ['JW', 'JZ', 'AX']);
    assert.deepEqual(near('code: 99601, modifiers: [SX]'), ['SS', 'SH', 'SJ']);
  });

  it('offers the two characters the other way round, and none that the line has', () => {
    assert.equal(near('code: S9501, modifiers: [JS]')[0], 'SJ');
    assert.ok(!near('code: S9501, modifiers: [SH, SX]').includes('SH'));
  });

  it('offers others by the alphabet where none of them is near', () => {
    const offered = near('code: S9501, modifiers: [V0]');
    assert.deepEqual(offered, [...offered].sort());
  });
});

describe('obsolete-code', () => {
  it('offers what replaces the number', () => {
    assert.deepEqual(titles(only('obsolete-code', line('code: A9219'))), ['Change to A6219']);
  });

  it('offers codes of the same drug after the last day of a code', () => {
    const text = line('code: J1300').replace('2023-02-01', '2025-06-02');
    const finding = only('obsolete-code', text);
    assert.equal(finding.messageId, 'deleted');
    assert.ok(titles(finding).includes('Change to J1299'), titles(finding).join(', '));
  });

  it('says nothing while the code is in force', () => {
    const text = line('code: J1300').replace('2023-02-01', '2025-03-31');
    assert.deepEqual(findingsOf('obsolete-code', text), []);
  });
});

describe('unknown-payer', () => {
  const text = line('code: S9500').replace('bcbsok', 'bcbsko');

  it('offers the near id', () => {
    assert.deepEqual(titles(only('unknown-payer', text)), ['Change to bcbsok']);
  });

  it('says nothing when the user asks for another payer', () => {
    const check = new Checker(resources());
    const [claim] = check.checkText(text, { ...OPTIONS, payer: 'php' }).claims;
    assert.equal(claim?.payer, 'php');
    assert.ok(!claim?.findings.some((finding) => finding.rule === 'unknown-payer'));
  });
});

describe('policy-dates', () => {
  it('says so after the last day of a pack', () => {
    const old = readPack(
      'id: old\nname: Old\npolicy: P1\nextends: common\neffective: { to: 2023-01-31 }\n',
    ).value;
    assert.ok(old);
    const packs = new Map([...resources().packs, ['old', old]]);
    const text = line('code: S9500').replace('bcbsok', 'old');
    const finding = only('policy-dates', text, { packs });
    assert.deepEqual([finding.messageId, finding.severity], ['after', 'information']);
    assert.deepEqual(
      findingsOf('policy-dates', text.replace('2023-02-01', '2023-01-31'), { packs }),
      [],
    );
  });
});

describe('claim-size', () => {
  it('leaves a UB-04 alone, whose electronic form holds more', () => {
    const visit = '  - { date: 2023-02-01, code: 99601, units: 1 }\n';
    const text = HEAD + visit.repeat(51);
    assert.equal(findingsOf('claim-size', text).length, 1);
    const ub04 = text.replace('payer:', 'form: ub04\npayer:');
    assert.deepEqual(findingsOf('claim-size', ub04), []);
  });
});

describe('invalid-value', () => {
  it('is the one finding on a fraction of a drug, and offers the whole numbers beside it', () => {
    const text = `${HEAD}  - date: 2023-02-01
    code: J3370
    units: 3.5
    drug: { name: vancomycin, dose: 2000 mg, route: iv, frequency: q12h }
`;
    assert.deepEqual(titles(only('invalid-value', text)), ['Set units to 4', 'Set units to 3']);
    assert.deepEqual(findingsOf('dose-units', text), []);
  });
});

describe('add-on-code', () => {
  it('adds the base code before its line, for the same day', () => {
    const text = line('code: 99602, visit: { minutes: 180, by: rn }');
    const [draft] = new Checker(resources()).checkText(text, OPTIONS).claims;
    const finding = only('add-on-code', text);
    assert.deepEqual(titles(finding), ['Add a line 99601', 'Change to 99601']);
    assert.ok(draft && finding.fixes[0]);
    const [edit] = textEditsFor(draft.draft, finding.fixes[0].edits) ?? [];
    assert.match(edit?.newText ?? '', /date: 2023-02-01, code: 99601, units: 1/);
  });
});
