import * as assert from 'node:assert/strict';
import { readPack } from '../../server/src/policy/read-pack';
import { Checker } from '../../server/src/check/check';
import { claimTemplates } from '../../server/src/service/claim-template';
import { checker, OPTIONS, resources } from '../support/resources';

/** What an editor shows of a snippet before anything is typed: of several texts the first. */
function shown(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/\$\d+/g, '');
}

const templates = claimTemplates(checker(), OPTIONS);
const textOf = (payer: string) => shown(templates.find((t) => t.payer === payer)?.snippet ?? '');

describe('the template of a claim', () => {
  it('is there for every payer, with its name and policy', () => {
    assert.deepEqual(
      templates.map(({ payer }) => payer),
      checker().payers,
    );
    assert.ok(templates.every(({ name, policy }) => name !== '' && policy !== ''));
  });

  for (const { payer } of templates)
    it(`lacks what is to be filled in and has no other fault: ${payer}`, () => {
      const { claims } = checker().checkText(textOf(payer), OPTIONS);
      const findings = claims.flatMap((claim) => claim.findings);
      assert.equal(claims.length, 1);
      assert.equal(claims[0]?.payer, payer);
      assert.ok(findings.some(({ rule, path }) => rule === 'missing-field' && path[0] === 'claim'));
      const others = findings.filter(
        ({ rule, consequence }) => rule !== 'missing-field' && consequence !== 'missing',
      );
      assert.deepEqual(
        others.map(({ message }) => message),
        [],
      );
    });

  it('has the fields that the payer asks for, and not those of others', () => {
    const [allways, bcbsok, cigna] = ['allways', 'bcbsok', 'cigna'].map(textOf);
    for (const field of ['prior_authorization: ', 'homebound: ', 'ndc: {', '- { date: '])
      assert.ok(allways?.includes(field) && !bcbsok?.includes(field), field);
    assert.match(bcbsok ?? '', /- \{ from: , through: , code: /);
    assert.match(cigna ?? '', /\nordering_provider: \{ npi: , name: {2}\}\n/);
    assert.ok(!allways?.includes('ordering_provider'));
  });

  it('follows a pack of the user', () => {
    const { codes, packs } = resources();
    const text = `id: prairie\nname: Prairie, our contract\nextends: bcbsok\nentries:\n  - { id: orders, rule: ordering-provider }\n`;
    const own = readPack(text).value;
    assert.ok(own);
    const all = claimTemplates(
      new Checker({ codes, packs: new Map([...packs, [own.id, own]]) }),
      OPTIONS,
    );
    const prairie = all.find(({ payer }) => payer === 'prairie');
    assert.equal(prairie?.name, 'Prairie, our contract');
    assert.match(prairie?.snippet ?? '', /payer: prairie\n[^]*ordering_provider: \{/);
  });
});
