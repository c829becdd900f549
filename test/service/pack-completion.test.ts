import * as assert from 'node:assert/strict';
import { RULES } from '../../server/src/rules/index';
import { LINE_ENDS } from '../support/marked';
import { chosenIn, labelsIn, offeredIn } from './pack-files';

const HEAD = 'id: mine\nname: Mine\nextends: bcbsok\n';
const ENTRY = `${HEAD}entries:\n  - id: own\n    rule: bundled\n`;

for (const { name, convert } of LINE_ENDS)
  describe(`completion in packs (${name})`, () => {
    const labels = (text: string) => labelsIn('policy', convert(text));
    const has = (text: string, ...wanted: string[]) => {
      const offered = labels(text);
      for (const label of wanted)
        assert.ok(offered.includes(label), `${label}: ${offered.join(' ')}`);
      return offered;
    };

    it('offers the keys that a pack does not have yet, required ones first', () => {
      const offered = labels('id: mine\n¦\n');
      assert.equal(offered[0], 'name');
      assert.ok(offered.includes('entries') && !offered.includes('id'));
    });

    it('offers the keys of an entry, and writes the one that is taken', () => {
      has(`${ENTRY}    ¦\n`, 'where', 'with', 'cites', 'severity', 'off');
      assert.ok(!labels(`${ENTRY}    ¦\n`).includes('rule'));
      assert.equal(
        chosenIn('policy', convert(`${ENTRY}    wh¦\n`), 'where'),
        convert(`${ENTRY}    where: \n`),
      );
    });

    it('offers the rules, with their titles', () => {
      const offered = offeredIn('policy', convert(`${HEAD}entries:\n  - rule: ¦\n`));
      assert.equal(offered.length, RULES.length);
      assert.ok(offered.find(({ label }) => label === 'bundled')?.detail);
    });

    it('offers the options of the rule that an entry calls', () => {
      assert.deepEqual(labels(`${ENTRY}    with: { ¦ }\n`), ['beside', 'or_injected_drug']);
      assert.deepEqual(labels(`${ENTRY}    with:\n      beside: {}\n      ¦\n`), [
        'or_injected_drug',
      ]);
      has(`${ENTRY}    with: { beside: { ¦ } }\n`, 'codes', 'kinds', 'same_day', 'not');
      assert.deepEqual(labels(`${ENTRY}    with: { or_injected_drug: ¦ }\n`), ['true', 'false']);
    });

    it('knows the rule of an entry that only changes one of an extended pack', () => {
      const changed = `${HEAD}entries:\n  - id: concurrent-therapies\n    with: { ¦ }\n`;
      has(changed, 'second', 'third');
    });

    it('offers the entries of extended packs as ids', () => {
      has(`${HEAD}entries:\n  - id: ¦\n`, 'concurrent-therapies');
    });

    it('offers the messages of the rule beside the keys of a citation', () => {
      const text = `${HEAD}entries:\n  - id: a\n    rule: concurrent-modifier\n    cites:\n      ¦\n`;
      has(text, 'second', 'third', 'alone', 'clauses', 'says');
      has(text.replace('¦', 'second: { ¦ }'), 'clauses', 'section', 'says');
    });

    it('offers what conditions may hold', () => {
      const where = (inner: string) => `${ENTRY}    where: { ${inner} }\n`;
      has(where('¦'), 'codes', 'place', 'network');
      has(where('kinds: [¦]'), 'therapy-per-diem');
      has(where('route: ¦'), 'iv', 'sc');
      has(where('place: [¦]'), '12');
      has(where('modifiers: [SH, ¦]'), 'SJ');
      has(where('emergency: ¦'), 'true', 'false');
      has(where('not: { same_day: { ¦ } }'), 'codes');
    });

    it('offers codes by number and by words, also as the end of a range', () => {
      has(`${ENTRY}    where: { codes: [S950¦] }\n`, 'S9500', 'S9501');
      has(`${ENTRY}    where: { codes: [vancomycin¦] }\n`, 'J3370');
      assert.equal(
        chosenIn('policy', convert(`${ENTRY}    where: { codes: [S9325-S937¦] }\n`), 'S9325-S9379'),
        convert(`${ENTRY}    where: { codes: [S9325-S9379] }\n`),
      );
      has(`${HEAD}codes:\n  - codes: S95¦\n`, 'S9500');
    });

    it('offers the sets of the pack and of those that it extends', () => {
      const text = `${HEAD}sets:\n  pumps: { codes: [E0779-E0786] }\nentries:\n  - where: { sets: [¦] }\n`;
      const offered = has(text, 'pumps');
      assert.equal(offered[0], 'pumps');
      assert.ok(offered.length > 1);
    });

    it('offers listed values and packs', () => {
      has(`${HEAD}codes:\n  - { codes: [S9500], status: ¦ }\n`, 'paid', 'not-covered');
      has(`${ENTRY}    severity: ¦\n`, 'error', 'hint');
      has('id: mine\nextends: ¦\n', 'bcbsok', 'common', 'php');
      has('per_diem_basis:¦\n', 'administered', 'access');
    });

    it('offers nothing where a text is the writer’s own', () => {
      assert.deepEqual(labels('id: mine\nname: ¦\n'), []);
      assert.deepEqual(labels('# ¦\nid: mine\n'), []);
      assert.deepEqual(labels(`${ENTRY}    cites: { says: ¦ }\n`), []);
    });
  });

for (const { name, convert } of LINE_ENDS)
  describe(`completion in settings (${name})`, () => {
    const labels = (text: string) => labelsIn('settings', convert(text));

    it('offers the keys, in an empty file too', () => {
      assert.deepEqual(labels('severity: {}\n¦\n'), ['policies', 'code_tables']);
      assert.deepEqual(labels('¦'), ['severity', 'policies', 'code_tables']);
    });

    it('offers rules and levels for severities', () => {
      assert.equal(labels('severity: { ¦ }\n').length, RULES.length);
      assert.equal(labels('severity:\n  bundled: off\n  ¦\n').length, RULES.length - 1);
      assert.deepEqual(labels('severity: { bundled: ¦ }\n'), [
        'off',
        'hint',
        'information',
        'warning',
        'error',
      ]);
      assert.equal(
        chosenIn('settings', convert('severity:\n  bund¦\n'), 'bundled'),
        convert('severity:\n  bundled: \n'),
      );
    });
  });
