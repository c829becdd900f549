import * as assert from 'node:assert/strict';
import { editionIn, editionText } from '../../server/src/codes/edition';
import { parseTable, printTable, type TableBody } from '../../server/src/codes/table-file';
import {
  hcpcsRecord,
  importText,
  MUE_HEADER,
  MUE_NOTICE,
  NDC_HEADER,
} from '../support/official-files';

describe('recognising an official file', () => {
  const HCPCS = `${hcpcsRecord({ code: 'Z9', record: '7' })}\n`;
  const cases: [what: string, text: string, kind: string | undefined][] = [
    ['HCPCS records', HCPCS, 'hcpcs'],
    ['HCPCS records behind notes', `Notes\n\n${HCPCS}`, 'hcpcs'],
    ['HCPCS columns', 'HCPC,LONG DESCRIPTION\n', 'hcpcs'],
    ['unlikely edits', MUE_NOTICE + MUE_HEADER, 'mue'],
    ['packages', NDC_HEADER, 'ndc'],
    ['a claim draft', 'claim: HI-1\npayer: php\n', undefined],
    ['another table of a spreadsheet', 'Code,Description\nJ9701,Invented\n', undefined],
    ['the product file', 'PRODUCTID\tPRODUCTNDC\tPRODUCTTYPENAME\n', undefined],
    ['nothing', '', undefined],
  ];
  for (const [what, text, kind] of cases)
    it(`${what}: ${kind ?? 'none'}`, () => assert.equal(importText(text)?.kind, kind));

  it('takes no other kind than the wanted one', () => {
    assert.equal(importText(NDC_HEADER, undefined, 'mue'), undefined);
    assert.equal(importText(NDC_HEADER, undefined, 'ndc')?.kind, 'ndc');
  });
});

describe('edition', () => {
  const names: [name: string, edition: string | undefined][] = [
    ['HCPC2025_OCT_ANWEB.txt', '2025-10-01'],
    ['HCPC2026_JAN_ANWEB.txt', '2026-01-01'],
    ['october-2024-alpha-numeric-hcpcs-file.csv', '2024-10-01'],
    ['MCR_MUE_PractitionerServices_Eff_10-01-2025.csv', '2025-10-01'],
    ['HCPC2016_CONTR_ANWEB.txt', undefined],
    ['decoded-2025.txt', undefined],
    ['package.txt', undefined],
  ];
  for (const [name, edition] of names)
    it(`${name}: ${edition ?? 'not told'}`, () => assert.equal(editionIn(name), edition));

  it('is shown as month and year', () => {
    assert.equal(editionText('2025-10-01'), 'October 2025');
    assert.equal(editionIn(editionText('2025-07-01')), '2025-07-01');
  });
});

describe('file of an imported table', () => {
  const head = { source: 'a.txt', imported: '2026-11-21', edition: null };
  const body: TableBody = {
    kind: 'mue',
    services: 'Practitioner Services',
    limits: { J9701: { units: 4, by: 'line' } },
  };
  const text = printTable(body, head);

  it('reads what it writes', () =>
    assert.deepEqual(parseTable(text), { version: 1, ...head, ...body }));

  const broken: [what: string, damaged: string, says: RegExp][] = [
    ['half a file', text.slice(0, 40), /damaged/],
    ['an empty file', '', /damaged/],
    ['another version', text.replace('"version":1', '"version":2'), /version/],
    ['another kind', text.replace('"mue"', '"icd"'), /no imported code table/],
    ['units that are none', text.replace(':4', ':-4'), /no imported/],
    ['a list', '[]', /no imported/],
    ['null', 'null', /no imported/],
  ];
  for (const [what, damaged, says] of broken)
    it(`says what is wrong with ${what}`, () => {
      const read = parseTable(damaged);
      assert.ok(typeof read === 'string');
      assert.match(read, says);
    });
});
