import * as assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import { wordsOfKeys } from '../../server/src/policy/field-words';
import {
  citeSchema,
  codeStatusSchema,
  effectiveSchema,
  entrySchema,
  packSchema,
} from '../../server/src/policy/schema';
import { LINE_ENDS } from '../support/marked';
import { hoverIn } from './pack-files';

const HEAD = 'id: mine\nname: Mine\nextends: bcbsok\n';

for (const { name, convert } of LINE_ENDS)
  describe(`hover in packs and settings (${name})`, () => {
    const hover = (text: string, docsBase?: string) => hoverIn('policy', convert(text), docsBase);
    const says = (text: string, ...wanted: RegExp[]) => {
      const found = hover(text);
      assert.ok(found, text);
      for (const pattern of wanted) assert.match(found.says, pattern);
    };

    it('says what a key is for', () => {
      says('id: mine\nper_diem¦_basis: access\n', /administered/, /access/);
      says(`${HEAD}entries:\n  - id: a\n    whe¦re: { codes: [S9500] }\n`, /service lines/);
      says(`${HEAD}entries:\n  - { id: a, where: { not: { same¦_day: {} } } }\n`, /that day/);
    });

    it('says what a rule finds, with the way to its page', () => {
      const found = hover(`${HEAD}entries:\n  - { id: a, rule: bun¦dled }\n`, 'https://docs.test/');
      assert.equal(found?.of, 'bundled');
      assert.match(found.says, /\[bundled\]\(https:\/\/docs\.test\/bundled\.md\), error/);
    });

    it('says what an option of the rule is, and what holds without it', () => {
      const entry = (inner: string) =>
        `${HEAD}entries:\n  - { id: a, rule: bundled, with: { ${inner} } }\n`;
      says(entry('or_injected¦_drug: true'), /injected/, /Without it: `false`/);
      says(entry('be¦side: {}'), /that day/);
    });

    it('knows options by the entry of an extended pack', () => {
      const text = `${HEAD}entries:\n  - { id: concurrent-therapies, with: { sec¦ond: [SH] } }\n`;
      says(text, /\*\*second\*\*/);
    });

    it('says what codes, modifiers and places are', () => {
      const where = (inner: string) => `${HEAD}entries:\n  - { id: a, where: { ${inner} } }\n`;
      says(where('codes: [S9¦501]'), /\*\*S9501\*\* — /, /12 hours/);
      says(where('codes: [S9500-S9¦504]'), /\*\*S9500–S9504\*\* — 5 codes/, /- S9502: /);
      says(where('modifiers: [S¦H]'), /\*\*SH\*\* — /);
      says(where('place: [1¦2]'), /[Hh]ome/);
    });

    it('says what a set holds and which pack has it', () => {
      const text = `${HEAD}sets:\n  pumps: { codes: [E0779-E0786] }\nentries:\n  - where: { sets: [pu¦mps] }\n`;
      says(text, /`E0779-E0786`/);
    });

    it('says which policy is extended', () => {
      says('id: mine\nextends: bcb¦sok\n', /CPCP019/);
    });

    it('says nothing of texts of the writer', () => {
      assert.equal(hover('id: mine\nname: Mi¦ne\n'), undefined);
      assert.equal(hover('id: mine\n# com¦ment\n'), undefined);
      assert.equal(hover(`${HEAD}entries:\n  - { id: a, where: { codes: [XX¦X] } }\n`), undefined);
    });

    it('explains settings: keys, rules, levels', () => {
      const settings = (text: string) => hoverIn('settings', convert(text))?.says ?? '';
      assert.match(settings('sever¦ity: {}\n'), /Severity by rule id/);
      assert.match(settings('severity: { dose-¦units: off }\n'), /dose-units/);
      assert.match(settings('severity:\n  dose-units: o¦ff\n'), /reports nothing/);
      assert.match(settings('severity: { dose-units: inf¦o }\n'), /information/);
      assert.match(settings('code_tab¦les: [./codes]\n'), /official code tables/);
    });
  });

describe('the words for the keys of a pack', () => {
  it('are there for every key of the format, and for no other', () => {
    const status = packSchema._zod.def.shape.advice._zod.def.innerType._zod.def.element;
    for (const map of [
      packSchema,
      effectiveSchema,
      codeStatusSchema,
      entrySchema,
      citeSchema,
      status,
    ])
      assert.deepEqual(
        Object.keys(wordsOfKeys(map) ?? {}).sort(),
        Object.keys((map as z.ZodMiniObject)._zod.def.shape).sort(),
      );
  });
});
