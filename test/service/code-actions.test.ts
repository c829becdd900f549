import * as assert from 'node:assert/strict';
import type { CodeAction, Position } from 'vscode-languageserver-types';
import type { CheckedDocument } from '../../server/src/service/checked-document';
import { codeActions } from '../../server/src/service/code-actions';
import { FIX_ALL } from '../../server/src/service/source';
import { diagnosticsOf } from '../../server/src/service/diagnostics';
import { fixText } from '../../server/src/edits/fix-passes';
import {
  CTX_DRUG,
  CTX_PER_DIEM,
  head,
  VANC_DRUG,
  VANC_PER_DIEM,
  WITHOUT_SH,
} from '../support/two-antibiotics';
import { applyEdits, checked, editsOf, LINE_ENDS, marked } from '../support/marked';
import { OPTIONS } from '../support/resources';

const SHOWN = { docsBase: 'https://example.org', maxFindings: 1000, showNotChecked: true };

/** The actions for all findings of a rule. */
function actionsFor(document: CheckedDocument, rule: string): CodeAction[] {
  const diagnostics = diagnosticsOf(document, SHOWN).filter(({ code }) => code === rule);
  const [first] = diagnostics;
  assert.ok(first, `there is a finding of ${rule}`);
  return codeActions(document, { range: first.range, diagnostics, only: ['quickfix'] });
}

function applied(document: CheckedDocument, action: CodeAction | undefined): string {
  assert.ok(action, 'there is such an action');
  return applyEdits(document.text, editsOf(action.edit, document));
}

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction | undefined {
  return actions.find((action) => title.test(action.title));
}

const rulesOf = (document: CheckedDocument) =>
  document.result.claims.flatMap(({ findings }) => findings.map(({ rule }) => rule));

interface Golden {
  what: string;
  rule: string;
  title: RegExp;
  preferred: boolean;
  before: string;
  after: string;
}

const GOLDEN: Golden[] = [
  {
    what: 'SH in a block line, before a comment that stays',
    rule: 'concurrent-modifier',
    title: /^Add modifier SH$/,
    preferred: true,
    before: CTX_PER_DIEM,
    after: CTX_PER_DIEM.replace('code: S9500\n', 'code: S9500\n    modifiers: [SH]\n'),
  },
  {
    what: 'SH in a flow line',
    rule: 'concurrent-modifier',
    title: /^Add modifier SH$/,
    preferred: true,
    before:
      '  - { from: 2023-02-01, through: 2023-02-07, code: S9500, units: 7, charge: 490.00, therapy: ctx } # why\n',
    after:
      '  - { from: 2023-02-01, through: 2023-02-07, code: S9500, modifiers: [SH], units: 7, charge: 490.00, therapy: ctx } # why\n',
  },
  {
    what: 'the units of a drug line',
    rule: 'dose-units',
    title: /^Set units to 56$/,
    preferred: true,
    before: CTX_DRUG.replace('units: 56', "units: '55' # counted"),
    after: CTX_DRUG.replace('units: 56', "units: '56' # counted"),
  },
  {
    what: 'a field that is misspelled',
    rule: 'unknown-field',
    title: /units/,
    preferred: true,
    before: CTX_DRUG.replace('units: 56', 'unts: 56'),
    after: CTX_DRUG,
  },
];

describe('quick fixes', () => {
  for (const { name, convert } of LINE_ENDS)
    for (const { what, rule, title, preferred, before, after } of GOLDEN)
      it(`mend ${what} (${name})`, () => {
        const around = (line: string) =>
          convert(
            head() +
              VANC_PER_DIEM +
              (rule === 'concurrent-modifier' ? '' : sh()) +
              line +
              VANC_DRUG +
              (rule === 'concurrent-modifier' ? CTX_DRUG : ''),
          );
        const document = checked(around(before));
        const action = titled(actionsFor(document, rule), title);
        const mended = applied(document, action);
        assert.equal(mended, around(after));
        assert.equal(action?.isPreferred ?? false, preferred);
        assert.equal(action?.kind, 'quickfix');
        assert.ok(!rulesOf(checked(mended)).includes(rule), 'the finding is gone');
      });

  it('come safe first, then choices, then what silences', () => {
    const document = checked(WITHOUT_SH.replace('place_of_service: 12', 'place_of_service: 31'));
    const diagnostics = diagnosticsOf(document, SHOWN);
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const actions = codeActions(document, { range, diagnostics, only: ['quickfix'] });
    const preferred = actions.map(({ isPreferred }) => isPreferred === true);
    assert.ok(preferred[0], 'a safe fix leads');
    assert.equal(preferred.lastIndexOf(true) + 1, preferred.indexOf(false));
    const ignores = actions.map(({ title }) => title.startsWith('Ignore '));
    assert.equal(ignores.lastIndexOf(false) + 1, ignores.indexOf(true));
    assert.ok(titled(actions, /place_of_service to 12/), 'the choice is there');
  });

  it('never prefer a choice', () => {
    const document = checked(WITHOUT_SH.replace('place_of_service: 12', 'place_of_service: 31'));
    const actions = actionsFor(document, 'place-of-service');
    assert.ok(actions.length > 0);
    assert.ok(actions.every(({ isPreferred }) => !isPreferred));
  });

  it('are computed from the text as it is, not from where the diagnostic stood', () => {
    const diagnostics = diagnosticsOf(checked(WITHOUT_SH), SHOWN);
    const moved = checked(`# a line more\n\n${WITHOUT_SH}`);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const action = titled(codeActions(moved, { range, diagnostics }), /^Add modifier SH$/);
    assert.deepEqual(rulesOf(checked(applied(moved, action))), []);
  });

  it('find their finding without data, by rule and place', () => {
    const document = checked(WITHOUT_SH);
    const diagnostics = diagnosticsOf(document, SHOWN).map(({ range, code, source, message }) => ({
      range,
      code,
      source,
      message,
    }));
    const range = diagnostics[0]?.range;
    assert.ok(range);
    assert.ok(titled(codeActions(document, { range, diagnostics }), /^Add modifier SH$/));
  });

  it('are none for a finding that is gone, for other tools, and for malformed data', () => {
    const diagnostics = diagnosticsOf(checked(WITHOUT_SH), SHOWN);
    const [diagnostic] = diagnostics;
    assert.ok(diagnostic);
    const { range } = diagnostic;
    const only = ['quickfix'];
    const mended = checked(WITHOUT_SH.replace('code: S9500', 'code: S9500\n    modifiers: [SH]'));
    assert.deepEqual(codeActions(mended, { range, diagnostics, only }), []);
    const ask = (change: object) =>
      codeActions(checked(WITHOUT_SH), {
        range,
        only,
        diagnostics: [{ ...diagnostic, ...change }],
      });
    assert.deepEqual(ask({ source: 'another' }), []);
    assert.deepEqual(ask({ code: 'dose-units', data: { rule: 1 } }), []);
    assert.deepEqual(ask({ code: 'dose-units', data: null }), []);
  });

  it('go by the range alone where the client sends no diagnostics', () => {
    const document = checked(WITHOUT_SH);
    const range = diagnosticsOf(document, SHOWN)[0]?.range;
    assert.ok(range);
    const ask = (start: Position, end: Position) =>
      codeActions(document, { range: { start, end }, diagnostics: [], only: ['quickfix'] });
    const { start, end } = range;
    for (const actions of [ask(start, end), ask(start, start), ask(end, end)]) {
      assert.equal(titled(actions, /^Add modifier SH$/)?.isPreferred, true);
      assert.ok(actions.every(({ diagnostics }) => diagnostics === undefined));
    }
    const before = { line: start.line, character: start.character - 1 };
    assert.deepEqual(ask(before, before), []);
    const after = { line: end.line, character: end.character + 1 };
    assert.deepEqual(ask(after, after), []);
  });

  it('offer one edit once for several diagnostics', () => {
    const document = checked(WITHOUT_SH);
    const [diagnostic] = diagnosticsOf(document, SHOWN);
    assert.ok(diagnostic);
    const actions = codeActions(document, {
      range: diagnostic.range,
      diagnostics: [diagnostic, diagnostic],
      only: ['quickfix'],
    });
    assert.equal(actions.filter(({ title }) => title === 'Add modifier SH').length, 1);
    assert.equal(titled(actions, /^Add/)?.diagnostics?.length, 2);
  });
});

/** The second therapy as it should be. */
function sh(): string {
  return CTX_PER_DIEM.replace('code: S9500\n', 'code: S9500\n    modifiers: [SH]\n');
}

describe('suppression', () => {
  const RULE = 'concurrent-modifier';
  const COMMENT = `# claimlint-ignore ${RULE}: `;
  const flow =
    '  - { from: 2023-02-01, through: 2023-02-07, code: S9500, units: 7, charge: 490.00, therapy: ctx }\n';
  const LINES: [what: string, line: string, indent: string][] = [
    ['a block line', CTX_PER_DIEM, '    '],
    ['a flow line', flow, '  '],
    [
      'a flow line over several rows',
      '  - { from: 2023-02-01, through: 2023-02-07,\n      code: S9500, units: 7,\n      charge: 490.00, therapy: ctx }\n',
      '      ',
    ],
    [
      'a line below a block scalar',
      CTX_PER_DIEM.replace('    code', '    note: |\n      first\n\n      # no comment\n    code'),
      '    ',
    ],
    [
      'a line below a comment',
      CTX_PER_DIEM.replace('    code', '    # here it comes\n    code'),
      '    ',
    ],
  ];
  for (const { name, convert } of LINE_ENDS)
    for (const [what, line, indent] of LINES)
      it(`silences ${what} above it, as deep as it stands (${name})`, () => {
        const text = convert(head() + VANC_PER_DIEM + line + VANC_DRUG + CTX_DRUG);
        const document = checked(text);
        const action = titled(actionsFor(document, RULE), / here, with a reason$/);
        const silenced = applied(document, action);
        assert.deepEqual(rulesOf(checked(silenced)), []);
        assert.equal(checked(silenced).result.claims[0]?.suppressed, 1);
        const rows = silenced.split(/\r?\n/);
        const row = rows.findIndex((r) => r.includes(COMMENT));
        assert.ok(rows[row]?.startsWith(indent + COMMENT), rows[row]);
        assert.match(rows[row + 1] ?? '', /S9500/);
        assert.ok(!silenced.replaceAll('\r\n', '').includes(name === 'LF' ? '\r' : '\n'));
        assert.equal(action?.isPreferred, undefined);
      });

  for (const { name, convert } of LINE_ENDS)
    it(`silences a rule in the whole claim, and in no other (${name})`, () => {
      const text = convert(`${WITHOUT_SH}---\n# the second\n${WITHOUT_SH.replace('T-1', 'T-2')}`);
      const document = checked(text);
      const second = diagnosticsOf(document, SHOWN).slice(1);
      const [diagnostic] = second;
      assert.ok(diagnostic);
      const actions = codeActions(document, { range: diagnostic.range, diagnostics: second });
      const silenced = applied(document, titled(actions, /in this whole claim/));
      const after = checked(silenced).result.claims;
      assert.deepEqual(
        after.map(({ findings, suppressed }) => [findings.length, suppressed]),
        [
          [1, 0],
          [0, 1],
        ],
      );
    });

  it('stands behind the value where no line can come before it', () => {
    const text =
      '--- { claim: T-1, payer: nobody, place_of_service: 12, patient: { id: M1 }, billing_provider: { npi: 1234567893 }, lines: [{ date: 2023-02-01, code: S9500, units: 1 }] }\n';
    const document = checked(text);
    const action = titled(actionsFor(document, 'unknown-payer'), / here,/);
    const silenced = applied(document, action);
    assert.match(silenced, /\}\] \} # claimlint-ignore unknown-payer: /);
    assert.ok(!rulesOf(checked(silenced)).includes('unknown-payer'));
  });

  it('never becomes part of a text that runs over several rows', () => {
    const line =
      '  - { from: 2023-02-01, through: 2023-02-07, note: "runs\n      on", code: S9500, units: 7, charge: 490.00, therapy: ctx }\n';
    const text = head() + VANC_PER_DIEM + line + VANC_DRUG + CTX_DRUG;
    const document = checked(text);
    const silenced = applied(document, titled(actionsFor(document, RULE), / here,/));
    assert.deepEqual(rulesOf(checked(silenced)), []);
    assert.match(silenced, /therapy: ctx \} # claimlint-ignore/);
  });

  it('is not offered for faults of syntax and of such comments themselves', () => {
    const broken = checked('claim: T-1\npayer: "bcbsok\n');
    assert.deepEqual(
      actionsFor(broken, 'yaml-syntax').filter(({ title }) => title.startsWith('Ignore')),
      [],
    );
    const unused = checked(`# claimlint-ignore dose-units: no reason\n${WITHOUT_SH}`);
    const actions = actionsFor(unused, 'suppression');
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Remove the comment'],
    );
  });
});

describe('fix all', () => {
  const wrong = WITHOUT_SH.replace('units: 28', 'units: 27').replace(
    'billing_provider',
    'total_charge: 1.00\nbilling_provider',
  );
  const ask = (document: CheckedDocument, only?: string[]) =>
    codeActions(document, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      diagnostics: [],
      only,
    });

  for (const { name, convert } of LINE_ENDS)
    it(`makes the text that the command makes, by small edits (${name})`, () => {
      const document = checked(convert(wrong));
      const [action, ...others] = ask(document, [FIX_ALL]);
      assert.deepEqual(others, []);
      assert.equal(action?.kind, FIX_ALL);
      const fixed = applied(document, action);
      assert.equal(fixed, fixText(document.checker, document.text, OPTIONS).text);
      assert.deepEqual(rulesOf(checked(fixed)), []);
      const edits = editsOf(action?.edit, document);
      assert.equal(edits.length, 3);
      assert.ok(edits.every(({ range }) => range.end.line - range.start.line <= 1));
    });

  it('answers the kinds above it, and only when asked', () => {
    const document = checked(wrong);
    assert.equal(ask(document, ['source.fixAll']).length, 1);
    assert.equal(ask(document, ['source']).length, 1);
    assert.ok(!ask(document).some(({ kind }) => kind === FIX_ALL));
    assert.equal(ask(document, ['source.fixAll.other']).length, 0);
  });

  it('offers nothing where nothing is to fix, and never a choice', () => {
    const choiceOnly = WITHOUT_SH.replace(
      'code: S9500',
      'code: S9500\n    modifiers: [SH]',
    ).replace('place_of_service: 12', 'place_of_service: 31');
    assert.deepEqual(ask(checked(choiceOnly), [FIX_ALL]), []);
  });
});

describe('refactorings', () => {
  const refactor = (text: string) => {
    const { text: plain, position } = marked(text);
    const document = checked(plain);
    const range = { start: position, end: position };
    const only = ['refactor'];
    return { document, actions: codeActions(document, { range, diagnostics: [], only }) };
  };

  it('set SH and SJ in the whole claim', () => {
    const third = CTX_PER_DIEM.replace('S9500', 'S9348').replace('    therapy: ctx\n', '');
    const { document, actions } = refactor(
      `¦${head()}${VANC_PER_DIEM}${CTX_PER_DIEM}${third}${VANC_DRUG}${CTX_DRUG}`,
    );
    const set = applied(document, titled(actions, /^Set SH\/SJ in this claim$/));
    assert.match(set, /code: S9500\n {4}modifiers: \[SH\]/);
    assert.match(set, /code: S9348\n {4}modifiers: \[SJ\]/);
  });

  it('split the line at the cursor by day', () => {
    const { document, actions } = refactor(WITHOUT_SH.replace('units: 28', 'units: 2¦8'));
    const split = applied(document, titled(actions, /^Split into 7 lines/));
    assert.equal(split.match(/code: J3370/g)?.length, 7);
    assert.equal(split.match(/date: 2023-02-0\d/g)?.length, 7);
    assert.equal(split.match(/units: 4\n/g)?.length, 7);
    assert.equal(split.match(/code: S9501/g)?.length, 1);
  });

  it('are none on a line of one day in a claim without concurrent therapies', () => {
    const one = '  - { date: 2023-02-01, code: S9¦501, units: 1, charge: 140.00, therapy: vanc }\n';
    assert.deepEqual(refactor(head() + one + VANC_DRUG).actions, []);
  });
});
