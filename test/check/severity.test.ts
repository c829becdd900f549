import * as assert from 'node:assert/strict';
import { bySeverity, parseLevel, severityOf, type Level } from '../../server/src/check/severity';
import { checkerWith } from '../support/packs';
import { draftText } from '../support/drafts';
import { OPTIONS } from '../support/resources';

describe('the severity of a finding', () => {
  const all = {
    setting: 'hint',
    entry: 'information',
    reported: 'warning',
    rule: 'error',
    consequence: 'advice',
  } as const;

  it("is the user's, else the entry's, else the reported one, else the rule's, else by consequence", () => {
    assert.equal(severityOf(all), 'hint');
    assert.equal(severityOf({ ...all, setting: undefined }), 'information');
    assert.equal(severityOf({ ...all, setting: undefined, entry: undefined }), 'warning');
    const rule = { ...all, setting: undefined, entry: undefined, reported: undefined };
    assert.equal(severityOf(rule), 'error');
    assert.equal(severityOf({ ...rule, rule: null }), 'hint');
  });

  it('follows from the consequence', () => {
    const by = (consequence: Parameters<typeof severityOf>[0]['consequence']) =>
      severityOf({
        setting: undefined,
        entry: undefined,
        reported: undefined,
        rule: null,
        consequence,
      });
    assert.equal(by('deny'), 'error');
    assert.equal(by('modifier'), 'error');
    assert.equal(by('missing'), 'warning');
    assert.equal(by('review'), 'information');
    assert.equal(by('advice'), 'hint');
    assert.equal(by(null), 'error');
  });

  it('is ordered with the worst first', () => {
    assert.deepEqual((['hint', 'error', 'information', 'warning'] as const).toSorted(bySeverity), [
      'error',
      'warning',
      'information',
      'hint',
    ]);
  });

  it('is read without regard to case, with info for information', () => {
    assert.equal(parseLevel('Info'), 'information');
    assert.equal(parseLevel('OFF'), 'off');
    assert.equal(parseLevel('fatal'), undefined);
  });
});

describe('the severity in a check', () => {
  const PACK = (more: string) => `id: acme
name: Acme
entries:
  - { id: s-codes, rule: code-not-listed, where: { codes: [S9500] }${more} }
`;
  const found = (more: string, severity?: ReadonlyMap<string, Level>) =>
    checkerWith([PACK(more)])
      .checkText(draftText(['date: 2024-03-04, code: S9500, units: 1']), { ...OPTIONS, severity })
      .claims[0]?.findings.map((f) => `${f.severity} ${String(f.consequence)}`);

  it("comes from the rule's consequence, the entry's consequence or the entry's severity", () => {
    assert.deepEqual(found(''), ['hint advice']);
    assert.deepEqual(found(', consequence: deny'), ['error deny']);
    assert.deepEqual(found(', consequence: deny, severity: information'), ['information deny']);
  });

  it('comes from the user first, who can switch a rule off', () => {
    assert.deepEqual(found(', severity: error', new Map([['code-not-listed', 'warning']])), [
      'warning advice',
    ]);
    assert.deepEqual(found('', new Map([['code-not-listed', 'off']])), []);
  });
});
