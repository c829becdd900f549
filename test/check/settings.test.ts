import * as assert from 'node:assert/strict';
import { readSettings } from '../../server/src/check/settings';

const levels = (text: string) => Object.fromEntries(readSettings(text).settings.severity);
const faults = (text: string) =>
  readSettings(text).faults.map((f) => `${f.path.join('.')} ${f.messageId}`);

describe('project settings', () => {
  it('set severities, folders of packs and of code tables', () => {
    const { settings, faults: found } = readSettings(`# ours
severity: { code-not-listed: off, revenue-code: Info, bundled: warning }
policies: [./contracts]
code_tables: [./codes, ./more]
`);
    assert.deepEqual(found, []);
    assert.deepEqual(Object.fromEntries(settings.severity), {
      'code-not-listed': 'off',
      'revenue-code': 'information',
      bundled: 'warning',
    });
    assert.deepEqual(settings.policies, ['./contracts']);
    assert.deepEqual(settings.codeTables, ['./codes', './more']);
  });

  it('may be absent', () => {
    for (const text of ['', '\uFEFF', '# nothing yet\n', '\r\n  \r\n# nothing\r\n']) {
      assert.deepEqual(faults(text), [], JSON.stringify(text));
      assert.deepEqual(levels(text), {});
    }
  });

  it('name a rule that there is none of, at its place, with near ones', () => {
    const text = 'severity: { bundeld: off, visit-units: error }\n';
    assert.deepEqual(faults(text), ['severity.bundeld unknown-key']);
    assert.match(readSettings(text).faults[0]?.todo ?? '', /bundled/);
    assert.deepEqual(levels(text), { 'visit-units': 'error' });
  });

  it('give a severity that is none', () => {
    const text = 'severity: { bundled: fatal, visit-units: error }\n';
    assert.deepEqual(faults(text), ['severity.bundled level']);
    assert.deepEqual(levels(text), { 'visit-units': 'error' });
  });

  it('still hold where another key is wrong', () => {
    const text =
      'severitys: {}\nseverity: { bundled: off, visit-units: 3 }\npolicies: ./contracts\ncode_tables: [./codes]\n';
    assert.deepEqual(faults(text).sort(), [
      'policies value',
      'severity.visit-units value',
      'severitys unknown-key',
    ]);
    assert.deepEqual(levels(text), { bundled: 'off' });
    assert.deepEqual(readSettings(text).settings.policies, []);
    assert.deepEqual(readSettings(text).settings.codeTables, ['./codes']);
  });

  it('are no map, or no YAML', () => {
    assert.deepEqual(faults('- a\n'), [' value']);
    assert.deepEqual(levels('- a\n'), {});
    const { faults: found, settings } = readSettings('severity: { bundled: off\n');
    assert.ok(found.length > 0);
    assert.ok(found.every((f) => f.span !== undefined));
    assert.equal(settings.severity.size, 0);
  });
});
