import * as assert from 'node:assert/strict';
import { parseDay } from '../../server/src/draft/days';
import { citeFor } from '../../server/src/policy/pack';
import { resolvePack } from '../../server/src/policy/resolve';
import { policyFaults } from '../../server/src/service/file-diagnostics';
import { packOf, packsOf } from '../support/packs';

const BASE = `id: base
name: Base Health
policy: B-1
effective: { from: 2023-01-01 }
sets:
  pumps: [E0779, E0781]
codes:
  - { codes: [S9325-S9379], status: paid }
entries:
  - id: included
    rule: bundled
    where: { codes: [E0779] }
    with: { beside: pumps, modifiers: ["59", SH], most: 3 }
    severity: warning
    cites: { clauses: [B-01, B-02], section: Supplies, says: Included. }
  - id: concurrent
    rule: concurrent-modifier
    cites:
      second: { clauses: [B-03], says: The second carries SH. }
      third: { clauses: [B-04], says: The third carries SJ. }
`;
const OWN = (entries: string) => `id: own\nname: Own contract\nextends: base\nentries:\n${entries}`;
const entryOf = (text: string, id: string) =>
  packOf('own', BASE, text).entries.find((entry) => entry.id === id);
const faultOf = (id: string, ...texts: string[]) => {
  const resolved = resolvePack(id, packsOf(...texts));
  return 'faults' in resolved
    ? resolved.faults.map((f) => `${f.path.join('.')} ${f.messageId}`)
    : 'no fault';
};

describe('what a pack takes from the one that it extends', () => {
  it('keeps entries that it does not name', () => {
    assert.equal(entryOf(OWN('  - { id: mine, rule: bundled }\n'), 'included')?.rule, 'bundled');
  });

  it('changes an entry of the same id key by key', () => {
    const entry = entryOf(
      OWN('  - { id: included, with: { most: 5 }, severity: error }\n'),
      'included',
    );
    assert.deepEqual(entry?.with, { beside: 'pumps', modifiers: ['59', 'SH'], most: 5 });
    assert.equal(entry.severity, 'error');
    assert.deepEqual(entry.where, { codes: ['E0779'] });
  });

  it('replaces a list', () => {
    const entry = entryOf(OWN('  - { id: included, with: { modifiers: [SJ] } }\n'), 'included');
    assert.deepEqual(entry?.with['modifiers'], ['SJ']);
  });

  it('adds to a list and removes from it', () => {
    const change = '{ add: [SJ], remove: [SH] }';
    const entry = entryOf(
      OWN(`  - { id: included, with: { modifiers: ${change} } }\n`),
      'included',
    );
    assert.deepEqual(entry?.with['modifiers'], ['59', 'SJ']);
  });

  it('removes a code, quoted or not', () => {
    const entry = entryOf(
      OWN('  - { id: included, with: { modifiers: { remove: [59] } } }\n'),
      'included',
    );
    assert.deepEqual(entry?.with['modifiers'], ['SH']);
  });

  it('adds to a list that was not there', () => {
    const entry = entryOf(
      OWN('  - { id: included, with: { places: { add: ["12"] } } }\n'),
      'included',
    );
    assert.deepEqual(entry?.with['places'], ['12']);
  });

  it('switches an entry off', () => {
    assert.equal(entryOf(OWN('  - { id: included, off: true }\n'), 'included'), undefined);
  });

  it('replaces a set', () => {
    const pack = packOf('own', BASE, `${OWN('  []\n')}sets: { pumps: [E0784] }\n`);
    assert.equal(pack.set('pumps')?.has('E0784', undefined), true);
    assert.equal(pack.set('pumps')?.has('E0779', undefined), false);
  });

  it('takes name and policy of its own, dates of the pack that it extends', () => {
    const pack = packOf('own', BASE, OWN('  []\n'));
    assert.equal(pack.name, 'Own contract');
    assert.equal(pack.policy, 'B-1');
    assert.deepEqual(pack.effective, { from: '2023-01-01' });
    assert.deepEqual(pack.chain, ['own', 'base']);
  });

  it('does not take the dates of the code sets', () => {
    const common = 'id: common\nname: Sets\neffective: { from: 2025-10-01 }\n';
    assert.deepEqual(packOf('own', common, 'id: own\nname: Own\nextends: common\n').effective, {});
  });
});

describe('faults between packs', () => {
  it('names a pack that there is none of', () => {
    assert.deepEqual(faultOf('own', 'id: own\nname: Own\nextends: bas\n'), [
      'extends unknown-pack',
    ]);
  });

  it('names a circle, of two packs and of one', () => {
    const a = 'id: a\nname: A\nextends: b\n';
    assert.deepEqual(faultOf('a', a, 'id: b\nname: B\nextends: a\n'), ['extends cycle']);
    assert.deepEqual(faultOf('c', 'id: c\nname: C\nextends: c\n'), ['extends cycle']);
  });

  it('names a new entry that calls no rule', () => {
    assert.deepEqual(faultOf('own', BASE, OWN('  - { id: included }\n  - { id: new }\n')), [
      'entries.1 no-rule',
    ]);
  });
});

describe('an entry that changes nothing there is', () => {
  const BROKEN = OWN('  - { id: included }\n  - { id: inclded, off: true }\n');
  const told = (text: string) => {
    const resolved = resolvePack('own', packsOf(BASE, text));
    return 'faults' in resolved ? resolved.faults : [];
  };

  it('is told when it switches off what is not there, with the id that is near', () => {
    assert.deepEqual(told(BROKEN), [
      {
        path: ['entries', 1, 'id'],
        messageId: 'off-nothing',
        what: 'There is no entry inclded to switch off in the packs that this one extends.',
        todo: 'Did you mean included?',
      },
    ]);
    const [far] = told(OWN('  - { id: somewhere-else, off: true }\n'));
    assert.match(far?.todo ?? '', /claimlint explain/);
  });

  it('stands on the id in the pack', () => {
    const [fault, ...others] = policyFaults(BROKEN, packsOf(BASE));
    assert.ok(fault);
    assert.equal(others.length, 0);
    assert.equal(BROKEN.slice(fault.span.start, fault.span.end), 'inclded');
  });

  it('may switch off an entry of its own', () => {
    assert.deepEqual(told(OWN('  - { id: mine, rule: bundled, off: true }\n')), []);
  });

  it('is told with the near id when it names no rule', () => {
    assert.deepEqual(
      told(OWN('  - { id: concurent, severity: hint }\n')).map((f) => f.todo),
      ['Did you mean concurrent?'],
    );
  });
});

describe('what stands behind an entry', () => {
  it('cites the own pack first and keeps the clauses of the one below', () => {
    const entry = entryOf(
      OWN('  - { id: included, cites: { clauses: [O-9], section: Pumps, says: Ours. } }\n'),
      'included',
    );
    assert.ok(entry);
    const cited = citeFor(entry, 'any');
    assert.deepEqual(cited?.clauses, ['O-9', 'B-01', 'B-02']);
    assert.equal(cited.cite.says, 'Ours.');
    assert.equal(cited.cite.section, 'Pumps');
    assert.equal(cited.origin.id, 'own');
  });

  it('lets the one below speak where the own pack adds ids alone', () => {
    const entry = entryOf(OWN('  - { id: included, cites: { clauses: [O-9] } }\n'), 'included');
    assert.ok(entry);
    const cited = citeFor(entry, 'any');
    assert.deepEqual(cited?.clauses, ['O-9', 'B-01', 'B-02']);
    assert.equal(cited.cite.says, 'Included.');
    assert.equal(cited.origin.id, 'base');
  });

  it('cites by message, and nothing for a message that is not named', () => {
    const entry = entryOf(
      OWN('  - { id: concurrent, cites: { second: { clauses: [O-1], says: Ours. } } }\n'),
      'concurrent',
    );
    assert.ok(entry);
    assert.deepEqual(citeFor(entry, 'second')?.clauses, ['O-1', 'B-03']);
    assert.deepEqual(citeFor(entry, 'third')?.clauses, ['B-04']);
    assert.equal(citeFor(entry, 'misplaced'), undefined);
  });
});

describe('the status of a code', () => {
  const pack = packOf(
    'own',
    BASE,
    `${OWN('  []\n')}codes:
  - { codes: [S9338], status: not-covered, reason: Not at home. }
  - { codes: [S9345], status: never, effective: { from: 2024-01-01, to: 2024-12-31 } }
`,
  );
  const day = (text: string) => parseDay(text);

  it('is what the narrowest statement says', () => {
    assert.equal(pack.statusOf('S9338')?.status, 'not-covered');
    assert.deepEqual(
      pack.statusesOf('S9338').map((s) => [s.status, s.origin.id, s.width]),
      [
        ['not-covered', 'own', 1],
        ['paid', 'base', 55],
      ],
    );
    assert.equal(pack.statusOf('S9325')?.status, 'paid');
    assert.equal(pack.statusOf('S9500'), undefined);
  });

  it('holds on the days of the statement, the first and the last included', () => {
    assert.equal(pack.statusOf('S9345', day('2023-12-31'))?.status, 'paid');
    assert.equal(pack.statusOf('S9345', day('2024-01-01'))?.status, 'never');
    assert.equal(pack.statusOf('S9345', day('2024-12-31'))?.status, 'never');
    assert.equal(pack.statusOf('S9345', day('2025-01-01'))?.status, 'paid');
  });
});
