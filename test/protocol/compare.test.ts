import * as assert from 'node:assert/strict';
import type { DocumentComparison } from '../../server/src/service/compare';
import { builtDir } from '../support/built';
import { LspClient } from '../support/lsp-client';
import { WITHOUT_SH } from '../support/two-antibiotics';

const URI = 'untitled:draft.claim.yaml';
const WITH_SH = WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]');

describe('comparison over the protocol', function () {
  this.timeout(60_000);
  before(() => void builtDir());
  let client: LspClient;
  beforeEach(async () => {
    client = await LspClient.start();
  });
  afterEach(() => client.stop());

  const compare = (uri: string, position?: object): Promise<DocumentComparison | null> =>
    client.request('claimlint/compare', { textDocument: { uri }, position });

  /** What each payer says of the second therapy's modifiers. */
  async function modifiers(): Promise<Record<string, string>> {
    const found = await compare(URI);
    const row = found?.comparison.rows.find(
      ({ serviceLine, rule }) => serviceLine === 2 && rule === 'concurrent-modifier',
    );
    const cells = row?.cells.map(({ payer, state }): [string, string] => [payer, state]);
    return Object.fromEntries(cells ?? []);
  }

  it('says what every payer makes of the draft, and follows its changes', async () => {
    await client.open(URI, WITHOUT_SH);
    const said = {
      allways: 'finding',
      bcbsok: 'finding',
      bluekc: 'clean',
      cigna: 'finding',
      php: 'no-rule',
    };
    assert.deepEqual(await modifiers(), said);
    await client.change(URI, 7, { text: WITH_SH });
    assert.deepEqual(await modifiers(), { ...said, allways: 'clean', bcbsok: 'clean' });
    const found = await compare(URI);
    assert.equal(found?.uri, URI);
    assert.equal(found.version, 7);
    assert.equal(found.claims, 1);
  });

  it('speaks of the claim at the position', async () => {
    const first = WITHOUT_SH.replace(/^claim: .*$/m, 'claim: T-0');
    await client.open(URI, `${first}---\n${WITHOUT_SH}`);
    assert.equal((await compare(URI, { line: 0, character: 0 }))?.comparison.claim, 'T-0');
    const line = first.split('\n').length + 1;
    const found = await compare(URI, { line, character: 0 });
    assert.equal(found?.comparison.index, 1);
    assert.equal(found.claims, 2);
    assert.ok(found.comparison.range.start.line >= line - 1);
  });

  it('heeds the editor’s settings', async () => {
    client.settings = { severity: { 'concurrent-modifier': 'off' } };
    await client.open(URI, WITHOUT_SH);
    assert.deepEqual(await modifiers(), {});
  });

  it('has no answer for what is no open draft', async () => {
    assert.equal(await compare('untitled:nowhere.claim.yaml'), null);
    await client.open(URI, '# nothing yet\n');
    assert.equal(await compare(URI), null);
    await client.open('untitled:own.policy.yaml', 'id: own\n', 1, 'claim-policy');
    assert.equal(await compare('untitled:own.policy.yaml'), null);
  });
});
