import assert from 'node:assert/strict';
import { parse } from 'yaml';
import snippets from '../../syntaxes/claim.snippets.json';
import { parseDraft } from '../../server/src/draft/parse';
import { CATEGORIES, ROUTES } from '../../server/src/draft/listed-values';
import { parseFrequency } from '../../server/src/draft/frequency';
import { expandSnippet } from './expand-snippet';

const HEAD = [
  'claim: HI-2026-000001',
  'payer: bcbsok',
  'place_of_service: 12',
  'patient: { id: M0001 }',
  'billing_provider: { npi: 1234567893 }',
];
const THERAPY = 'ctx: { drug: ceftriaxone, category: anti-infective, route: iv }';
const LINE = '- { date: 2026-02-01, code: S9500, units: 1 }';

const indented = (text: string) => text.replace(/^/gm, '  ');

/** The whole draft that a snippet stands in once it is inserted where it belongs. */
const DRAFTS: Record<keyof typeof snippets, (text: string) => string[]> = {
  Claim: (text) => [text],
  'Drug line': (text) => [...HEAD, 'therapies:', `  ${THERAPY}`, 'lines:', indented(text)],
  'Per-diem line': (text) => [...HEAD, 'therapies:', `  ${THERAPY}`, 'lines:', indented(text)],
  'Nursing visit': (text) => [...HEAD, 'therapies:', `  ${THERAPY}`, 'lines:', indented(text)],
  Therapy: (text) => [...HEAD, 'therapies:', indented(text), 'lines:', `  ${LINE}`],
};

interface Draft {
  therapies: Record<string, unknown>;
  lines: { code: string | number; units: number; therapy?: string }[];
}

function draftOf(name: keyof typeof snippets): string {
  return `${DRAFTS[name](expandSnippet(snippets[name].body).text).join('\n')}\n`;
}

/** The choices that a snippet offers at the tab stop after a key. */
function choicesAfter(name: keyof typeof snippets, key: string): string[] {
  const found = new RegExp(`${key}: \\$\\{\\d+\\|([^|]+)\\|`).exec(snippets[name].body.join('\n'));
  return found?.[1]?.split(',') ?? [];
}

describe('snippets', () => {
  for (const name of Object.keys(snippets) as (keyof typeof snippets)[]) {
    describe(name, () => {
      it('is a draft without a fault once its defaults stand', () => {
        const [claim, ...more] = parseDraft(draftOf(name)).claims;
        assert.deepEqual(more, []);
        assert.deepEqual(claim?.faults, []);
      });

      it('has every required field, and lines that name a therapy of the plan', () => {
        const draft = parse(draftOf(name)) as Draft & Record<string, unknown>;
        for (const key of ['claim', 'payer', 'patient', 'billing_provider', 'lines']) {
          assert.ok(draft[key], key);
        }
        for (const line of draft.lines) {
          assert.ok(line.code !== undefined && line.units > 0);
          assert.ok(line.therapy === undefined || line.therapy in draft.therapies);
        }
      });

      it('counts its tab stops from 1 without a gap and ends with one last stop', () => {
        const { stops } = expandSnippet(snippets[name].body);
        const indexes = [...new Set(stops.map((stop) => stop.index))];
        assert.deepEqual(
          indexes,
          indexes.map((_, i) => (i + 1) % indexes.length),
        );
        assert.equal(stops.filter((stop) => stop.index === 0).length, 1);
      });

      it('has a prefix and a description', () => {
        assert.ok(snippets[name].prefix.length > 0);
        assert.match(snippets[name].description, /^[A-Z]/);
      });
    });
  }

  it('choices stay within the lists of the format', () => {
    const listed: [string, readonly string[]][] = [
      ['category', CATEGORIES],
      ['route', ROUTES],
    ];
    for (const [key, values] of listed) {
      const offered = [...choicesAfter('Claim', key), ...choicesAfter('Therapy', key)];
      assert.ok(offered.length > 5);
      assert.deepEqual(
        offered.filter((choice) => !values.includes(choice)),
        [],
      );
    }
    assert.deepEqual(choicesAfter('Therapy', 'category').toSorted(), [...CATEGORIES].toSorted());
    assert.deepEqual(choicesAfter('Therapy', 'route').toSorted(), [...ROUTES].toSorted());
    const frequencies = ['Claim', 'Therapy', 'Drug line'] as const;
    for (const name of frequencies) {
      const offered = choicesAfter(name, 'frequency');
      assert.ok(offered.length > 5, name);
      for (const choice of offered) assert.ok(parseFrequency(choice), choice);
    }
  });

  it('offers the payers whose packs ship', () => {
    assert.deepEqual(choicesAfter('Claim', 'payer'), [
      'bcbsok',
      'php',
      'cigna',
      'allways',
      'bluekc',
    ]);
  });

  it('bills a nursing visit as 99601 once and 99602 for the hours beyond two', () => {
    const draft = parse(draftOf('Nursing visit')) as {
      lines: { code: number; units: number; visit: { minutes: number } }[];
    };
    assert.deepEqual(
      draft.lines.map((line) => [line.code, line.units, line.visit.minutes]),
      [
        [99601, 1, 180],
        [99602, 1, 180],
      ],
    );
  });

  it('bills the drug of its dose: 2 g are eight units of 250 mg', () => {
    for (const name of ['Claim', 'Drug line'] as const) {
      const draft = parse(draftOf(name)) as {
        lines: { code: string; units: number; drug?: { dose: string } }[];
      };
      const line = draft.lines.find((l) => l.code === 'J0696');
      assert.deepEqual([line?.units, line?.drug?.dose], [8, '2 g']);
    }
  });
});
