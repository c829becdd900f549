import * as assert from 'node:assert/strict';
import { codeActions } from '../../server/src/service/code-actions';
import { ADD_DRUG_LINE } from '../../server/src/service/refactor-kinds';
import { applyEdits, checked, editsOf, LINE_ENDS, marked } from '../support/marked';
import { CTX_DRUG, head, VANC_DRUG, VANC_PER_DIEM, WITHOUT_SH } from '../support/two-antibiotics';

/** What is offered at the cursor, by the titles, and what each makes of the text. */
function offered(text: string, only = [ADD_DRUG_LINE]): Map<string, string> {
  const { text: plain, position } = marked(text);
  const document = checked(plain);
  const range = { start: position, end: position };
  const actions = codeActions(document, { range, diagnostics: [], only });
  return new Map(
    actions.map(({ title, edit }) => [title, applyEdits(plain, editsOf(edit, document))]),
  );
}

const rulesOf = (text: string) =>
  checked(text).result.claims.flatMap(({ findings }) => findings.map(({ rule }) => rule));

describe('a new drug line', () => {
  it('is offered for every therapy whose drug is not billed, the plain code first', () => {
    const titles = [...offered(`¦${head()}${VANC_PER_DIEM}`).keys()];
    assert.equal(
      titles[0],
      'Add a drug line for vanc: J3370, 2023-02-01 to 2023-02-07 (Vancomycin 500 mg)',
    );
    assert.ok(titles.some((title) => title.startsWith('Add a drug line for ctx: J0696')));
    assert.ok(titles.every((title) => /^Add a drug line for (vanc|ctx): J\d{4}/.test(title)));
  });

  for (const { name, convert } of LINE_ENDS)
    it(`takes the layout of the lines before it, with blanks for what does not follow: ${name}`, () => {
      const found = offered(convert(`¦${head()}${VANC_PER_DIEM}${VANC_DRUG}`));
      const [text] = [...found.values()];
      assert.ok(text !== undefined && text.startsWith(convert(head() + VANC_PER_DIEM + VANC_DRUG)));
      assert.ok(
        text.endsWith(
          convert(`  - from: 2023-02-01
    through: 2023-02-07
    code: J0696
    units:
    charge:
    therapy: ctx
    drug: { name: ceftriaxone, dose: "" }
`),
        ),
      );
      assert.deepEqual(rulesOf(text), ['missing-field']);
    });

  it('goes on with the dose where the days before it end', () => {
    const week = CTX_DRUG.replace('through: 2023-02-07', 'through: 2023-02-04').replace('56', '32');
    const [entry] = [...offered(`¦${head()}${VANC_DRUG}${week}`)];
    assert.ok(entry);
    assert.equal(
      entry[0],
      'Add a drug line for ctx: J0696 × 24, 2023-02-05 to 2023-02-07 (Ceftriaxone 250 mg)',
    );
    assert.match(
      entry[1],
      /units: 24\n {4}charge:\n {4}therapy: ctx\n {4}ndc: .*\n {4}drug: \{ .*dose: 2 g \}\n/,
    );
  });

  it('begins the lines of a claim that has none', () => {
    const [text] = [...offered(`¦${head('php').replace('lines:\n', '')}`).values()];
    assert.match(text ?? '', /\nlines:\n {2}- \{ .*code: J3370, units: "", charge: "", /);
  });

  it('is asked for a date and an NDC where the payer wants them', () => {
    const [text] = [...offered(`¦${head('allways')}`).values()];
    assert.match(text ?? '', /- \{ date: 2023-02-01, code: J3370, .*ndc: \{ code: "", /);
  });

  it('is offered among others for the therapy at the cursor alone', () => {
    const at = (text: string) => [...offered(text, ['refactor']).keys()].map((t) => t.slice(0, 28));
    const plan = head() + VANC_PER_DIEM;
    assert.deepEqual(at(plan.replace('  vanc: {', '  va¦nc: {')), ['Add a drug line for vanc: J3']);
    assert.deepEqual(at(plan.replace('  ctx: {', '  ctx: {¦')), ['Add a drug line for ctx: J06']);
    assert.deepEqual(at(`¦${plan}`), []);
  });

  it('is none where every day is billed, and none of a drug without codes', () => {
    assert.deepEqual([...offered(`¦${WITHOUT_SH}`).keys()], []);
    const unknown = head().replaceAll(/drug: \w+/g, 'drug: moonshine');
    assert.deepEqual([...offered(`¦${unknown}`).keys()], []);
  });
});
