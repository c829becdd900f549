import * as assert from 'node:assert/strict';
import { hcpcsRecord, importText, type HcpcsRecord } from '../support/official-files';

function fileOf(records: readonly HcpcsRecord[]): string {
  return records.map((record) => `${hcpcsRecord(record)}\n`).join('');
}

/** The body of a HCPCS file. */
function read(text: string, edition?: string) {
  const found = importText(text, edition);
  assert.ok(found?.body.kind === 'hcpcs');
  return { ...found, body: found.body };
}

describe('import of the HCPCS record file', () => {
  it('takes code, text and dates from their columns', () => {
    const { body, bad } = read(
      fileOf([
        {
          code: 'J9701',
          text: 'Injection of the first kind',
          added: '20190701',
          action: '20240101',
          terminated: '20251231',
        },
        { code: 'J9702', text: 'Injection of the second kind', added: '20200101' },
        { code: 'J9703', text: 'Injection of old', added: '00000000' },
      ]),
    );
    assert.deepEqual(body.codes, {
      J9701: { text: 'Injection of the first kind', from: '2019-07-01', to: '2025-12-31' },
      J9702: { text: 'Injection of the second kind', from: '2020-01-01' },
      J9703: { text: 'Injection of old' },
    });
    assert.deepEqual(bad, []);
  });

  it('puts the records of a long text together, of modifiers too', () => {
    const { body, bad } = read(
      fileOf([
        { code: 'J9701', text: 'Injection of the' },
        { code: 'J9701', record: '4', sequence: '00200', text: 'first' },
        { code: 'J9701', record: '4', sequence: '00300', text: 'kind' },
        { code: 'Z9', record: '7', text: 'Line with' },
        { code: 'Z9', record: '8', sequence: '00200', text: 'a mark' },
      ]),
    );
    assert.equal(body.codes['J9701']?.text, 'Injection of the first kind');
    assert.deepEqual(body.modifiers, { Z9: { text: 'Line with a mark' } });
    assert.deepEqual(bad, []);
  });

  it('reads CRLF, records without their trailing blanks, blank lines and the end mark of DOS', () => {
    const lines = [{ code: 'J9701' }, { code: 'J9702' }].map(hcpcsRecord);
    const text = `${lines.map((line) => line.trimEnd()).join('\r\n\r\n')}\r\n\u001a`;
    const { body, bad } = read(text);
    assert.deepEqual(Object.keys(body.codes), ['J9701', 'J9702']);
    assert.deepEqual(bad, []);
  });

  it('leaves numbers of CPT out, with their further records', () => {
    const { body, bad } = read(
      fileOf([
        { code: 'J9701' },
        { code: '99970' },
        { code: '99970', record: '4' },
        { code: '9997T' },
      ]),
    );
    assert.deepEqual(Object.keys(body.codes), ['J9701']);
    assert.deepEqual(bad, []);
  });

  const badRows: [what: string, record: HcpcsRecord, says: RegExp][] = [
    ['a code that is none', { code: 'J97X2' }, /"J97X2" is no HCPCS code/],
    ['a modifier that is none', { code: '-9', record: '7' }, /"-9" is no modifier/],
    ['an unknown record id', { code: 'J9702', record: '5' }, /"5" is no record id/],
    ['no sequence number', { code: 'J9702', sequence: 'x0100' }, /columns 6 to 10/],
    ['no text', { code: 'J9702', text: '' }, /J9702 has no description/],
    ['a day that is none', { code: 'J9702', terminated: '20250231' }, /date of J9702/],
    ['a date in letters', { code: 'J9702', added: 'JANUARY' }, /date of J9702/],
    [
      'an end before the beginning',
      { code: 'J9702', added: '20250101', terminated: '20240101' },
      /J9702 ends before it begins/,
    ],
    ['a code that stands twice', { code: 'J9701', text: 'Another' }, /J9701 stands twice/],
    ['a further record alone', { code: 'J9702', record: '4' }, /"J9702", whose first one is/],
  ];
  for (const [what, record, says] of badRows)
    it(`leaves out ${what}, with its line, and reads on`, () => {
      const { body, bad } = read(fileOf([{ code: 'J9701' }, record, { code: 'J9709' }]));
      assert.deepEqual(Object.keys(body.codes), ['J9701', 'J9709']);
      assert.equal(body.codes['J9701']?.text, 'Something invented');
      assert.deepEqual(
        bad.map(({ line }) => line),
        [2],
      );
      assert.match(bad[0]?.what ?? '', says);
    });

  it('remembers the codes of bad rows, and says nothing of their further records', () => {
    const { body, bad } = read(
      fileOf([{ code: 'J9701' }, { code: 'J9702', added: '?' }, { code: 'J9702', record: '4' }]),
    );
    assert.deepEqual(body.unreadable, ['J9702']);
    assert.equal(bad.length, 1);
  });

  describe('the days that it covers', () => {
    const covers = (records: HcpcsRecord[], edition?: string) => {
      const { body, edition: found } = read(fileOf(records), edition);
      return { ...body.covers, edition: found };
    };

    it('are the quarter of its edition', () =>
      assert.deepEqual(covers([{ code: 'J9701' }], '2026-10-01'), {
        from: '2026-10-01',
        through: '2026-12-31',
        edition: '2026-10-01',
      }));

    it('begin behind the first termination that it lists', () => {
      const records = [
        { code: 'J9701', terminated: '20251231' },
        { code: 'J9702', terminated: '20240331' },
      ];
      assert.equal(covers(records, '2026-10-01').from, '2024-04-01');
    });

    it('reach back four years at most', () =>
      assert.equal(
        covers([{ code: 'J9701', terminated: '19990101' }], '2026-10-01').from,
        '2022-10-01',
      ));

    it('follow from the newest change where the name tells no edition', () => {
      const records = [
        { code: 'J9701', added: '20200101', action: '20260801' },
        { code: 'J9702', added: '20260401' },
      ];
      assert.deepEqual(covers(records), {
        from: '2026-07-01',
        through: '2026-09-30',
        edition: '2026-07-01',
      });
    });

    it('are not known without any date', () =>
      assert.equal(read(fileOf([{ code: 'J9701' }])).body.covers, null));
  });
});

describe('import of the HCPCS file as delimited text', () => {
  const HEADER =
    'HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,PRICE1,ADD DT,ACT EFF DT,TERM DT,ACTION CD';

  it('reads quoted texts, the dates of a spreadsheet, further records and modifiers', () => {
    const { body, bad, kind } = read(
      [
        HEADER,
        'J9701,100,3,"Injection, of the ""first""",Inj,51,1/1/2019,1/1/2024,12/31/2025,N',
        'J9701,200,4,kind,,,,,,',
        'J9702,100,3,Second,Inj,51,20200101,,,N',
        'Z9,100,7,A mark,,,2020-01-01,,,N',
        ',,,,,,,,,',
        '',
      ].join('\r\n'),
    );
    assert.equal(kind, 'hcpcs');
    assert.deepEqual(bad, []);
    assert.deepEqual(body.codes, {
      J9701: { text: 'Injection, of the "first" kind', from: '2019-01-01', to: '2025-12-31' },
      J9702: { text: 'Second', from: '2020-01-01' },
    });
    assert.deepEqual(body.modifiers, { Z9: { text: 'A mark', from: '2020-01-01' } });
  });

  it('finds its columns by name, behind other lines, between tabs, without record ids', () => {
    const { body } = read(
      'Alpha-numeric file\n\nLONG_DESC\tTERM_DT\tHCPCS_CODE\nFirst\t20251231\tJ9701\nMark\t\tZ9\n',
    );
    assert.deepEqual(body.codes, { J9701: { text: 'First', to: '2025-12-31' } });
    assert.deepEqual(Object.keys(body.modifiers), ['Z9']);
  });

  it('a quote that is never closed costs its own row alone', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `J98${i + 10},100,3,Text ${i},,,,,,N`);
    rows[1] = 'J9811,100,3,"Never closed,,,,,,N';
    const { body, bad } = read([HEADER, ...rows, ''].join('\n'));
    assert.equal(Object.keys(body.codes).length, 59);
    assert.deepEqual(bad, [{ line: 3, what: 'a quote is not closed' }]);
  });

  it('a quote open at the end of the file costs its own row alone', () => {
    const text = `${HEADER}\nJ9701,100,3,"Open,,,,,,N\nJ9702,100,3,Second,,,,,,N`;
    const { body, bad } = read(text);
    assert.deepEqual(Object.keys(body.codes), ['J9702']);
    assert.deepEqual(
      bad.map(({ line }) => line),
      [2],
    );
  });
});
