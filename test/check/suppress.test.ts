import * as assert from 'node:assert/strict';
import type { CheckOptions } from '../../server/src/check/check';
import { OPTIONS } from '../support/resources';
import { checkerWith } from '../support/packs';

/** Every S code is a finding on its line, every therapy per diem at place 31 one more. */
const PACK = `id: acme
name: Acme
entries:
  - { id: s-codes, rule: code-not-listed, where: { codes: [S9325-S9590] } }
  - { id: place, rule: place-of-service, where: { codes: [S9325-S9590] }, with: { home: ["12"] } }
  - { id: visits, rule: visit-units }
`;
const CHECKER = checkerWith([PACK]);

const HEAD = `claim: HI-2024-0001
payer: acme
place_of_service: 12
patient: { id: M0001 }
billing_provider: { npi: 1234567893 }
`;
const LINE = (code: string) => `{ date: 2024-03-04, code: ${code}, units: 1 }`;

/** What is left of the findings, as `rule/message line`, and how many are silenced. */
function check(text: string, options: Partial<CheckOptions> = {}): string[] {
  return CHECKER.checkText(text, { ...OPTIONS, ...options }).claims.flatMap((claim) => [
    ...claim.findings.map((f) => `${f.rule}/${f.messageId} ${String(f.line)}`),
    `silenced ${claim.suppressed}`,
  ]);
}
const OF = (line: number) => `code-not-listed/not-listed ${line}`;

describe('a comment that silences a finding', () => {
  it('is not needed for anything by itself', () => {
    assert.deepEqual(check(`${HEAD}lines:\n  - ${LINE('S9500')}\n`), [OF(0), 'silenced 0']);
  });

  it('stands on the same line', () => {
    const text = `${HEAD}lines:
  - ${LINE('S9500')} # claimlint-ignore code-not-listed: agreed by phone
  - ${LINE('S9501')}
`;
    assert.deepEqual(check(text), [OF(1), 'silenced 1']);
  });

  it('stands alone on the line above', () => {
    const text = `${HEAD}lines:
  # claimlint-ignore code-not-listed: agreed by phone
  - ${LINE('S9500')}
  - ${LINE('S9501')}
`;
    assert.deepEqual(check(text), [OF(1), 'silenced 1']);
  });

  it('covers a whole service line from above its first text line', () => {
    const text = `${HEAD}lines:
  # claimlint-ignore code-not-listed: agreed by phone
  - date: 2024-03-04
    units: 1
    code: S9500
  - date: 2024-03-04
    units: 1
    code: S9501
`;
    assert.deepEqual(check(text), [OF(1), 'silenced 1']);
  });

  it('covers a whole service line from its first text line', () => {
    const text = `${HEAD}lines:
  - date: 2024-03-04 # claimlint-ignore code-not-listed: agreed by phone
    units: 1
    code: S9500
  - ${LINE('S9501')}
`;
    assert.deepEqual(check(text), [OF(1), 'silenced 1']);
  });

  it('covers a service line whose dash stands alone', () => {
    const text = `${HEAD}lines:
  # claimlint-ignore code-not-listed: agreed by phone
  -
    date: 2024-03-04
    units: 1
    code: S9500
`;
    assert.deepEqual(check(text), ['silenced 1']);
  });

  it('covers a flow map over several text lines', () => {
    const text = `${HEAD}lines:
  # claimlint-ignore code-not-listed: agreed by phone
  - { date: 2024-03-04, units: 1,
      code: S9500 }
`;
    assert.deepEqual(check(text), ['silenced 1']);
  });

  it('covers its own text line alone inside a service line', () => {
    const text = `${HEAD}lines:
  - date: 2024-03-04
    units: 1 # claimlint-ignore code-not-listed: on the wrong line
    code: S9500
`;
    assert.deepEqual(
      check(text),
      ['suppression/unused null', OF(0), 'silenced 0'].sort(byText(text)),
    );
    const above = `${HEAD}lines:
  - date: 2024-03-04
    units: 1
    # claimlint-ignore code-not-listed: agreed by phone
    code: S9500
`;
    assert.deepEqual(check(above), ['silenced 1']);
  });

  it('can be one of several above a line', () => {
    const text = `${HEAD}place_of_service_: x
lines:
  # claimlint-ignore code-not-listed: agreed by phone
  # why: the contract lists it
  # claimlint-ignore place-of-service: the member moved
  - { date: 2024-03-04, code: S9500, units: 1, place_of_service: 31 }
`;
    assert.deepEqual(check(text), ['unknown-field/unknown null', 'silenced 2']);
  });

  it('does not reach over an empty line', () => {
    const text = `${HEAD}lines:
  # claimlint-ignore code-not-listed: agreed by phone

  - ${LINE('S9500')}
`;
    assert.deepEqual(check(text), ['suppression/unused null', OF(0), 'silenced 0']);
  });

  it('silences its own rule alone', () => {
    const text = `${HEAD}lines:
  # claimlint-ignore code-not-listed: agreed by phone
  - { date: 2024-03-04, code: S9500, units: 1, place_of_service: 31 }
`;
    assert.deepEqual(
      check(text).map((f) => f.split('/')[0]),
      ['place-of-service', 'silenced 1'],
    );
  });

  it('covers a whole claim from anywhere at its top level', () => {
    for (const at of ['first', 'last']) {
      const comment = '# claimlint-ignore-claim code-not-listed: agreed by phone\n';
      const claim = `${HEAD}lines:\n  - ${LINE('S9500')}\n  - ${LINE('S9501')}\n`;
      assert.deepEqual(check(at === 'first' ? comment + claim : claim + comment), ['silenced 2']);
    }
  });

  it('covers the claim of its own document alone', () => {
    const claim = (n: number) => `${HEAD.replace('0001', String(n))}lines:\n  - ${LINE('S9500')}\n`;
    const comment = '# claimlint-ignore-claim code-not-listed: agreed by phone\n';
    const text = `${claim(1)}---\n${comment}${claim(2)}`;
    assert.deepEqual(check(text), [OF(0), 'silenced 0', 'silenced 1']);
  });

  it('covers a whole claim from before the mark that opens its document', () => {
    const comment = '# claimlint-ignore-claim code-not-listed: agreed by phone\n';
    const claim = `---\n${HEAD}lines:\n  - ${LINE('S9500')}\n`;
    const other = claim.replace('0001', '0002');
    assert.deepEqual(check(`${comment}${claim}${other}`), ['silenced 1', OF(0), 'silenced 0']);
  });

  it('works in CRLF files', () => {
    const text = `${HEAD}lines:
  # claimlint-ignore code-not-listed: agreed by phone
  - ${LINE('S9500')}
`;
    assert.deepEqual(check(text.replaceAll('\n', '\r\n')), ['silenced 1']);
  });

  it('is none inside a text', () => {
    const text = `${HEAD}note: "see # claimlint-ignore-claim code-not-listed: quoted"
lines:
  - ${LINE('S9500')}
`;
    assert.deepEqual(check(text), [OF(0), 'silenced 0']);
  });
});

describe('a comment that silences nothing', () => {
  const first = (comment: string, line = LINE('S9500')) =>
    `${HEAD}lines:\n  ${comment}\n  - ${line}\n`;
  const kinds = (text: string, options: Partial<CheckOptions> = {}) =>
    check(text, options).filter((f) => f.startsWith('suppression'));

  it('gives no reason', () => {
    for (const comment of [
      '# claimlint-ignore code-not-listed',
      '# claimlint-ignore code-not-listed:',
      '# claimlint-ignore code-not-listed:   ',
      '# claimlint-ignore code-not-listed agreed by phone',
    ])
      assert.deepEqual(
        check(first(comment)),
        ['suppression/no-reason 0', OF(0), 'silenced 0'],
        comment,
      );
  });

  it('names a rule that there is none of, and near ones', () => {
    const text = first('# claimlint-ignore code-not-lsited: agreed');
    assert.deepEqual(kinds(text), ['suppression/unknown-rule 0']);
    const [claim] = CHECKER.checkText(text, OPTIONS).claims;
    const finding = claim?.findings.find((f) => f.rule === 'suppression');
    assert.match(finding?.message ?? '', /code-not-listed/);
  });

  it('names no rule, or two', () => {
    assert.deepEqual(kinds(first('# claimlint-ignore')), ['suppression/no-rule 0']);
    assert.deepEqual(kinds(first('# claimlint-ignore : agreed')), ['suppression/no-rule 0']);
    assert.deepEqual(kinds(first('# claimlint-ignore code-not-listed, bundled: agreed')), [
      'suppression/unknown-rule 0',
    ]);
    assert.deepEqual(kinds(first('# claimlint-ignore code-not-listed bundled: agreed')), [
      'suppression/no-reason 0',
    ]);
  });

  it('is of no use', () => {
    assert.deepEqual(kinds(first('# claimlint-ignore bundled: agreed')), ['suppression/unused 0']);
    assert.deepEqual(kinds(`# claimlint-ignore-claim bundled: agreed\n${first('# -')}`), [
      'suppression/unused null',
    ]);
  });

  it('is a warning, which a choice removes', () => {
    const [claim] = CHECKER.checkText(first('# claimlint-ignore bundled: agreed'), OPTIONS).claims;
    const finding = claim?.findings.find((f) => f.rule === 'suppression');
    assert.equal(finding?.severity, 'warning');
    assert.deepEqual(
      finding.fixes.map((fix) => fix.kind),
      ['choice'],
    );
  });

  it('is not told when the rule is off', () => {
    const severity = new Map([['bundled', 'off' as const]]);
    assert.deepEqual(kinds(first('# claimlint-ignore bundled: agreed'), { severity }), []);
  });

  it('is not told when the rule could not be checked', () => {
    const visit = '{ date: 2024-03-04, code: G0068, units: 1 }';
    assert.deepEqual(kinds(first('# claimlint-ignore visit-units: agreed', visit)), []);
    const told = '{ date: 2024-03-04, code: G0068, units: 1, visit: { minutes: 15 } }';
    assert.deepEqual(kinds(first('# claimlint-ignore visit-units: agreed', told)), [
      'suppression/unused 0',
    ]);
  });

  it('is not told when the rule failed', () => {
    const failing = checkerWith([PACK], {
      imported: {
        ndcDirectory: {
          has: () => {
            throw new Error('no directory');
          },
        },
      },
    });
    const line =
      "{ date: 2024-03-04, code: J0696, units: 8, ndc: { code: '00781320995', quantity: 1, unit: UN } }";
    const [claim] = failing.checkText(
      first('# claimlint-ignore ndc-unknown: agreed', line),
      OPTIONS,
    ).claims;
    const found = claim?.findings.map((f) => `${f.rule}/${f.messageId}`);
    assert.deepEqual(found, ['check-incomplete/rule-failed']);
  });

  it('is not told in a claim with faults of syntax or value', () => {
    const comment = '# claimlint-ignore bundled: agreed';
    assert.deepEqual(kinds(first(comment, '{ date: 2024-13-04, code: S9500, units: 1 }')), []);
    assert.deepEqual(kinds(first(comment, '{ date: 2024-03-04, code: S9500, units: 1')), []);
  });

  it("is not told against another payer's policy, or none that is known", () => {
    const comment = '# claimlint-ignore bundled: agreed';
    const other = checkerWith([PACK, PACK.replace('id: acme', 'id: other')]);
    const rules = (text: string, payer?: string) =>
      other.checkText(text, { ...OPTIONS, payer }).claims[0]?.findings.map((f) => f.rule);
    assert.deepEqual(rules(first(comment)), ['suppression', 'code-not-listed']);
    assert.deepEqual(rules(first(comment), 'other'), ['code-not-listed']);
    assert.deepEqual(rules(first(comment).replace('payer: acme', 'payer: nobody')), [
      'unknown-payer',
    ]);
  });
});

/** Puts expected findings of different rules in the order of their places in a text. */
function byText(text: string): (a: string, b: string) => number {
  const at = (finding: string) =>
    finding.startsWith('silenced')
      ? text.length
      : text.indexOf(finding.startsWith('supp') ? '# claimlint' : 'S9500');
  return (a, b) => at(a) - at(b);
}
