import * as assert from 'node:assert/strict';
import { importText, MUE_HEADER, MUE_NOTICE } from '../support/official-files';

function read(text: string) {
  const found = importText(text, '2026-10-01');
  assert.ok(found?.body.kind === 'mue');
  return { ...found, body: found.body };
}

describe('import of Medically Unlikely Edits', () => {
  it('reads units and adjudication behind the notice and a header of two lines', () => {
    const { body, bad, edition } = read(
      `${MUE_NOTICE}${MUE_HEADER}J9701,16,3 Date of Service Edit: Clinical,Clinical: Data
99970,1,2 Date of Service Edit: Policy,"Nature of service, invented"
J9702,"1,200",1 Line Edit,Invented
J9703,0,3 Date of Service Edit: Clinical,Invented
`,
    );
    assert.deepEqual(body, {
      kind: 'mue',
      services: 'Practitioner Services',
      limits: {
        J9701: { units: 16, by: 'day' },
        '99970': { units: 1, by: 'day' },
        J9702: { units: 1200, by: 'line' },
        J9703: { units: 0, by: 'day' },
      },
    });
    assert.deepEqual(bad, []);
    assert.equal(edition, '2026-10-01');
  });

  it('reads the tables of suppliers, CRLF and columns in another order', () => {
    const text =
      'MUE Rationale,MUE Adjudication Indicator,DME Supplier Services MUE Values,HCPCS/CPT Code\r\nx,3,5,A9701\r\n';
    const { body } = read(text);
    assert.equal(body.services, 'DME Supplier Services');
    assert.deepEqual(body.limits, { A9701: { units: 5, by: 'day' } });
  });

  it('judges by line where the table has no indicator', () =>
    assert.deepEqual(read('HCPCS/CPT Code,MUE Value\nJ9701,4\n').body.limits, {
      J9701: { units: 4, by: 'line' },
    }));

  it('leaves out bad rows, each with its line', () => {
    const { body, bad } = read(
      `${MUE_HEADER}J9701,16,3,x
J97 1,16,3,x
J9702,many,3,x
J9703,-1,3,x
J9704,4,9,x
J9705
J9701,17,3,x
J9706,2,3,x
`,
    );
    assert.deepEqual(Object.keys(body.limits), ['J9701', 'J9706']);
    assert.equal(body.limits['J9701']?.units, 16);
    assert.deepEqual(
      bad.map(({ line }) => line),
      [4, 5, 6, 7, 8, 9],
    );
  });
});
