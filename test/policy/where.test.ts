import * as assert from 'node:assert/strict';
import { whereSchema } from '../../server/src/policy/schema';
import { meets, widthFor } from '../../server/src/policy/where';
import { claimOf } from '../support/drafts';
import { packOf } from '../support/packs';

const PACK = packOf(
  'acme',
  `id: acme
name: Acme
sets:
  per-diem: { codes: [S5497-S5523, S9490-S9504], kinds: [therapy-per-diem, catheter-care], except: [S5497] }
`,
);
const PER_DIEM = 'date: 2024-03-04, code: S9500, units: 1';

/** What a condition says of the first line: yes, no, or the fields that it would need. */
function verdict(
  where: unknown,
  lines: readonly string[] = [PER_DIEM],
  fields: readonly string[] = [],
): string {
  const claim = claimOf(lines, fields);
  const [line] = claim.lines;
  assert.ok(line);
  const result = meets(whereSchema.parse(where), line, claim, PACK);
  return result.is === 'unknown'
    ? `needs ${result.needs.map((path) => path.join('.')).join(' ')}`
    : result.is;
}

describe('conditions of a pack', () => {
  it('holds without keys', () => {
    assert.equal(verdict({}), 'yes');
  });

  const known: readonly [where: object, is: string][] = [
    [{ codes: ['S9497-S9504'] }, 'yes'],
    [{ codes: 'S9501' }, 'no'],
    [{ codes: [99601] }, 'no'],
    [{ kinds: ['therapy-per-diem', 'nursing'] }, 'yes'],
    [{ kinds: 'nursing' }, 'no'],
    [{ sets: 'per-diem' }, 'yes'],
    [{ sets: ['no-such-set'] }, 'no'],
    [{ modifiers: ['SH'] }, 'no'],
    [{ place: [12] }, 'yes'],
    [{ place: '31' }, 'no'],
    [{ form: 'cms1500' }, 'yes'],
    [{ network: 'out' }, 'no'],
    [{ emergency: false, state_mandated: false }, 'yes'],
    [{ codes: ['S9500'], place: ['31'] }, 'no'],
    [{ not: { codes: ['S9500'] } }, 'no'],
    [{ not: { codes: ['S9501'], place: ['12'] } }, 'yes'],
  ];
  for (const [where, is] of known)
    it(`says ${is} of ${JSON.stringify(where)}`, () => {
      assert.equal(verdict(where), is);
    });

  it('reads sets by number and kind, without the exceptions', () => {
    const of = (code: string) =>
      verdict({ sets: 'per-diem' }, [`date: 2024-03-04, code: ${code}, units: 1`]);
    assert.equal(of('S5498'), 'yes');
    assert.equal(of('S5497'), 'no', 'excepted');
    assert.equal(of('S5520'), 'no', 'a supply');
  });

  it('does not know what an absent field would say', () => {
    assert.equal(verdict({ line_of_business: 'ppo' }), 'needs line_of_business');
    assert.equal(verdict({ group: 'L1' }), 'needs group');
    assert.equal(verdict({ provider_type: 'facility' }), 'needs billing_provider.type');
    assert.equal(verdict({ route: 'iv' }), 'needs lines.0.drug.route');
    assert.equal(verdict({ member_owned: true }), 'needs lines.0.equipment.member_owned');
    assert.equal(verdict({ category: 'pain' }), 'needs lines.0.therapy');
    const therapy = ['therapies: { a: { drug: x } }'];
    assert.equal(
      verdict({ category: 'pain' }, [`${PER_DIEM}, therapy: a`], therapy),
      'needs therapies.a.category',
    );
  });

  it('takes an absent purpose for therapy, but of a fluid for unknown', () => {
    assert.equal(verdict({ purpose: 'flush' }), 'no');
    assert.equal(
      verdict({ purpose: 'flush' }, ['date: 2024-03-04, code: J7030, units: 1']),
      'needs lines.0.drug.purpose',
    );
  });

  it('is no, whatever is unknown, when one part does not hold', () => {
    assert.equal(verdict({ line_of_business: 'ppo', place: ['31'] }), 'no');
  });

  it('collects all that it would need', () => {
    assert.equal(
      verdict({ line_of_business: 'ppo', route: 'iv' }),
      'needs line_of_business lines.0.drug.route',
    );
  });

  it('leaves unknown what it inverts', () => {
    assert.equal(verdict({ not: { line_of_business: 'ppo' } }), 'needs line_of_business');
    assert.equal(verdict({ not: { line_of_business: 'ppo', place: ['31'] } }), 'yes');
  });

  it('reads the fields of the claim and the line', () => {
    const fields = [
      'line_of_business: PPO',
      'group: L1',
      'network: out',
      'emergency: true',
      'therapies: { a: { category: pain, route: epidural } }',
    ];
    const where = {
      line_of_business: ['hmo', 'ppo'],
      group: 'L1',
      network: 'out',
      emergency: true,
      category: 'pain',
      route: 'epidural',
      modifiers: ['SH', 'SJ'],
      place: '13',
    };
    const line = `${PER_DIEM}, modifiers: [SJ], place_of_service: 13, therapy: a`;
    assert.equal(verdict(where, [line], fields), 'yes');
  });
});

describe('another line of that day', () => {
  const J = (day: string, more = '') => `date: ${day}, code: J7030, units: 1${more}`;

  it('meets the condition', () => {
    assert.equal(verdict({ same_day: { codes: ['J7030'] } }, [PER_DIEM, J('2024-03-04')]), 'yes');
    assert.equal(verdict({ same_day: { codes: ['J7030'] } }, [PER_DIEM, J('2024-03-05')]), 'no');
  });

  it('may itself be asked for another line: both stand on the day', () => {
    const both = { same_day: { codes: ['J7030'], same_day: { codes: ['A4222'] } } };
    const supply = 'date: 2024-03-04, code: A4222, units: 1';
    assert.equal(verdict(both, [PER_DIEM, J('2024-03-04'), supply]), 'yes');
    assert.equal(verdict(both, [PER_DIEM, J('2024-03-04')]), 'no');
    assert.equal(verdict(both, [PER_DIEM, supply]), 'no');
    assert.equal(verdict(both, [PER_DIEM, J('2024-03-05'), supply]), 'no');
    const none = { not: { same_day: { not: { same_day: { codes: ['S9500'] } } } } };
    assert.equal(verdict(none, [PER_DIEM, J('2024-03-04')]), 'yes');
    assert.equal(verdict(none, [PER_DIEM, J('2024-03-04'), J('2024-03-04')]), 'yes');
    assert.equal(verdict(none, [J('2024-03-04'), J('2024-03-04')]), 'no');
  });

  it('is asked anew in another claim, and for another pack', () => {
    const where = whereSchema.parse({ same_day: { sets: ['per-diem'] } });
    const claim = claimOf([J('2024-03-04'), PER_DIEM]);
    const [line] = claim.lines;
    assert.ok(line);
    const other = packOf('other', 'id: other\nname: Other\nsets: { per-diem: [S9501] }\n');
    for (const [pack, is] of [
      [PACK, 'yes'],
      [other, 'no'],
      [PACK, 'yes'],
    ] as const)
      assert.equal(meets(where, line, claim, pack).is, is);
    const later = claimOf([J('2024-03-04'), PER_DIEM.replace('-04', '-05')]);
    assert.equal(meets(where, later.lines[0] ?? line, later, PACK).is, 'no');
  });

  it('is never the line itself', () => {
    assert.equal(verdict({ same_day: { codes: ['S9500'] } }), 'no');
    assert.equal(verdict({ same_day: { codes: ['S9500'] } }, [PER_DIEM, PER_DIEM]), 'yes');
  });

  it('shares one day of a range', () => {
    const range = 'from: 2024-03-01, through: 2024-03-04, code: J7030, units: 1';
    assert.equal(verdict({ same_day: { codes: ['J7030'] } }, [PER_DIEM, range]), 'yes');
  });

  it('is unknown when only an absent field would tell, and known when any line tells', () => {
    const where = { same_day: { purpose: 'hydration' } };
    const hydration = J('2024-03-04', ', drug: { purpose: hydration }');
    assert.equal(verdict(where, [PER_DIEM, J('2024-03-04')]), 'needs lines.1.drug.purpose');
    assert.equal(verdict(where, [PER_DIEM, J('2024-03-04'), hydration]), 'yes');
    assert.equal(verdict({ not: where }, [PER_DIEM, J('2024-03-04'), hydration]), 'no');
    assert.equal(
      verdict({ not: where }, [PER_DIEM, J('2024-03-04')]),
      'needs lines.1.drug.purpose',
    );
  });
});

describe('how much a condition speaks of', () => {
  it('is the narrowest range that holds the code', () => {
    const width = (where: unknown, code: string) => widthFor(whereSchema.parse(where), code, PACK);
    assert.equal(width({ codes: ['S9490-S9504', 'S9500'] }, 'S9500'), 1);
    assert.equal(width({ codes: ['S9490-S9504'] }, 'S9500'), 15);
    assert.ok(width({ codes: ['A4300'] }, 'A4300') < width({ codes: ['A4206-A8004'] }, 'A4300'));
    assert.ok(
      width({ sets: ['per-diem'] }, 'S9500') < width({ kinds: ['therapy-per-diem'] }, 'S9500'),
    );
  });
});
