import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CodeTableError, readCodeTables } from '../../server/build/code-tables';

const EDITION = 'edition: October 2025\ncomplete: [S9810]\n';
const PHARMACY_HOUR = 'codes: { S9810: { name: Hour, text: An hour., kind: pharmacy-hour } }\n';

describe('reading code tables', () => {
  let dir = '';
  beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'code-tables-'))));
  afterEach(() => rmSync(dir, { recursive: true }));

  function read(files: Record<string, string>) {
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text);
    return readCodeTables(dir);
  }

  function faultsOf(files: Record<string, string>): readonly string[] {
    try {
      read(files);
    } catch (error) {
      assert.ok(error instanceof CodeTableError);
      return error.faults;
    }
    return assert.fail('no fault');
  }

  it('merges the files and sorts their entries', () => {
    const tables = read({
      'a.yaml': EDITION + PHARMACY_HOUR,
      'b.yaml': 'codes: { A4215: { name: Needle, text: A needle., kind: supply } }\n',
      'c.yaml': 'places: { 01: { name: Pharmacy, text: A pharmacy. } }\n',
      'notes.txt': 'not a table',
    });
    assert.equal(tables.edition, 'October 2025');
    assert.deepEqual(Object.keys(tables.codes), ['A4215', 'S9810']);
    assert.deepEqual(Object.keys(tables.places), ['01']);
    assert.deepEqual(tables.complete, ['S9810']);
    assert.deepEqual(tables.modifiers, {});
  });

  it('names file, code and field of a fault', () => {
    const faults = faultsOf({
      'a.yaml': EDITION,
      'b.yaml': [
        'codes:',
        '  S9501: { name: q12h, text: A day., kind: per-diem }',
        '  S9500: { name: q24h, text: A day., kind: therapy-per-diem, every_hour: 24 }',
        '  S9810: { name: "", text: An hour., kind: pharmacy-hour, not_with: [S9379-S9325] }',
        '  s9810: { name: Hour, text: An hour., kind: pharmacy-hour }',
        'obsolete: { J7051: { status: deleted, text: Saline., to: 2003-13-31, instead: [4216] } }',
      ].join('\n'),
    });
    const places = faults.map((fault) => fault.split(': ').slice(0, 2).join(': '));
    assert.deepEqual(places.sort(), [
      'b.yaml: codes.S9500',
      'b.yaml: codes.S9501.kind',
      'b.yaml: codes.S9810.name',
      'b.yaml: codes.S9810.not_with.0',
      'b.yaml: codes.s9810',
      'b.yaml: obsolete.J7051.instead.0',
      'b.yaml: obsolete.J7051.to',
    ]);
    assert.ok(faults.some((fault) => fault.includes('every_hour')));
    assert.ok(faults.includes('b.yaml: codes.s9810: is no HCPCS or CPT code'));
  });

  it('reports an entry that stands in two files, and twice in one', () => {
    assert.deepEqual(faultsOf({ 'a.yaml': EDITION + PHARMACY_HOUR, 'b.yaml': PHARMACY_HOUR }), [
      'b.yaml: codes.S9810: is already in a.yaml',
    ]);
    const twice = 'complete: []\ncomplete: []\n';
    assert.match(faultsOf({ 'a.yaml': EDITION, 'b.yaml': twice }).join(), /b\.yaml: .*unique/);
  });

  it('wants the edition exactly once', () => {
    assert.match(faultsOf({ 'a.yaml': PHARMACY_HOUR }).join(), /edition: stands in 0 files/);
    assert.match(faultsOf({ 'a.yaml': EDITION, 'b.yaml': EDITION }).join(), /stands in 2 files/);
  });
});
