import * as assert from 'node:assert/strict';
import { COMPARE_COMMAND, FIX_ALL_COMMAND } from '../../server/src/service/client-commands';
import { codeLenses } from '../../server/src/service/code-lens';
import { checked } from '../support/marked';
import { WITHOUT_SH } from '../support/two-antibiotics';

const BOTH = new Set([COMPARE_COMMAND, FIX_ALL_COMMAND]);
const NONE = new Set<string>();

/** The titles over each row that has some. */
function titles(text: string, commands: ReadonlySet<string> = NONE): Record<string, string[]> {
  const rows: Record<string, string[]> = {};
  const lines = text.split('\n');
  for (const { range, command } of codeLenses(checked(text), commands)) {
    assert.ok(command && command.title !== '');
    assert.equal(range.start.line, range.end.line);
    const row = (lines[range.start.line] ?? '').trim().replace(/^(\w*:)(.*)/, '$1');
    (rows[row] ??= []).push(command.title);
  }
  return rows;
}

const CLEAN = WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]');

describe('code lens', () => {
  it('sums up a claim, and each therapy', () => {
    assert.deepEqual(titles(WITHOUT_SH), {
      'claim:': ['1 error · $2,422.00 billed, $490.00 at risk'],
      'vanc:': ['2 service lines · $1,652.00 · 2023-02-01 – 2023-02-07'],
      'ctx:': ['2 service lines · $770.00 · 2023-02-01 – 2023-02-07'],
    });
  });

  it('says that nothing was found, and what was not checked', () => {
    assert.deepEqual(titles(CLEAN)['claim:'], ['nothing found · $2,422.00 billed']);
    const noDose = CLEAN.replace('dose: 2000 mg, ', '').replace('dose: 2 g, ', '');
    assert.match(titles(noDose)['claim:']?.[0] ?? '', / · \d not checked · \$2,422\.00 billed/);
  });

  it('counts errors, warnings and remarks', () => {
    const document = checked(WITHOUT_SH);
    const [claim] = document.result.claims;
    const [finding] = claim?.findings ?? [];
    assert.ok(claim && finding);
    const findings = (['warning', 'error', 'hint', 'information', 'error'] as const).map(
      (severity) => ({ ...finding, severity, fixes: [] }),
    );
    const result = { text: document.text, claims: [{ ...claim, findings }] };
    const [lens] = codeLenses({ ...document, result }, BOTH);
    assert.equal(
      lens?.command?.title,
      '2 errors · 1 warning · 2 remarks · $2,422.00 billed, $490.00 at risk',
    );
  });

  it('offers only the commands that the client has', () => {
    const summary = '1 error · $2,422.00 billed, $490.00 at risk';
    const over = (...commands: string[]) => titles(WITHOUT_SH, new Set(commands))['claim:'];
    assert.deepEqual(over(COMPARE_COMMAND, FIX_ALL_COMMAND), [
      summary,
      'Compare payers',
      'Fix all safe',
    ]);
    assert.deepEqual(over(COMPARE_COMMAND), [summary, 'Compare payers']);
    assert.deepEqual(over(FIX_ALL_COMMAND), [summary, 'Fix all safe']);
    assert.deepEqual(over('claimlint.other'), [summary]);
  });

  it('offers to fix only where something can be fixed safely', () => {
    assert.deepEqual(titles(CLEAN, BOTH)['claim:']?.slice(1), ['Compare payers']);
    // A text that an alias stands for is not edited: the fix is there, and cannot be written.
    const short = (ndc: string, other: string) =>
      CLEAN.replace('00409-6510-01', ndc).replace('{ code: 00781-3209-95', `{ code: ${other}`);
    const fixes = (text: string) =>
      checked(text).result.claims.flatMap(({ findings }) => findings.flatMap((f) => f.fixes));
    const aliased = short('&ndc 0409-6510-01', '*ndc');
    assert.ok(fixes(aliased).some(({ kind }) => kind === 'safe'));
    assert.deepEqual(titles(aliased, BOTH)['claim:']?.slice(1), ['Compare payers']);
    const plain = short('0409-6510-01', '0409-6510-01');
    assert.deepEqual(titles(plain, BOTH)['claim:']?.slice(1), ['Compare payers', 'Fix all safe']);
  });

  it('says of what a command is: the draft, the claim', () => {
    const text = `${CLEAN}---\n${WITHOUT_SH}`;
    const document = checked(text);
    const lenses = codeLenses(document, BOTH).filter(({ command }) => command?.command !== '');
    const row = text.split('\n').lastIndexOf('claim: T-1');
    assert.deepEqual(
      lenses.map(({ command }) => [command?.title, command?.command, command?.arguments]),
      [
        ['Compare payers', COMPARE_COMMAND, [document.uri, { line: 0, character: 0 }]],
        ['Compare payers', COMPARE_COMMAND, [document.uri, { line: row, character: 0 }]],
        ['Fix all safe in the file', FIX_ALL_COMMAND, [document.uri]],
      ],
    );
  });

  it('tells a therapy without lines, without charges, and of one day', () => {
    const text = `claim: T-1
payer: bcbsok
therapies: { a: { drug: vancomycin }, b: {}, "c d": {} }
lines:
  - { date: 2023-02-01, code: S9501, units: 1, therapy: b }
  - { date: 2023-02-03, code: S9501, units: 1, therapy: c d, charge: 1 }
  - { from: 2023-02-02, through: x, code: S9501, units: 1, therapy: c d, charge: 1234.5 }
`;
    assert.deepEqual(titles(text)['therapies:'], [
      'no service lines',
      '1 service line · 2023-02-01',
      '2 service lines · $1,235.50 · 2023-02-03',
    ]);
  });

  it('stands over the first key of a claim without number, and over text that is no claim yet', () => {
    assert.deepEqual(Object.keys(titles('\n# x\npayer: bcbsok\n')), ['payer:']);
    const [lens] = codeLenses(checked('cla'), NONE);
    assert.equal(lens?.range.start.line, 0);
    assert.deepEqual(codeLenses(checked('# nothing yet\n'), BOTH), []);
  });
});
