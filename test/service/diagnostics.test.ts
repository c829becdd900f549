import * as assert from 'node:assert/strict';
import { DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { diagnosticsOf, type DiagnosticOptions } from '../../server/src/service/diagnostics';
import {
  CTX_PER_DIEM,
  head,
  VANC_DRUG,
  VANC_PER_DIEM,
  WITHOUT_SH,
} from '../support/two-antibiotics';
import { checked, LINE_ENDS } from '../support/marked';

const OPTIONS: DiagnosticOptions = {
  docsBase: 'https://example.org/rules/',
  maxFindings: 1000,
  showNotChecked: false,
};

describe('diagnostics', () => {
  for (const { name, convert } of LINE_ENDS)
    it(`say rule, place, page and facts of a finding (${name})`, () => {
      const [diagnostic, ...others] = diagnosticsOf(checked(convert(WITHOUT_SH)), OPTIONS);
      assert.deepEqual(others, []);
      assert.ok(diagnostic);
      const { message, relatedInformation, ...rest } = diagnostic;
      assert.deepEqual(rest, {
        range: { start: { line: 12, character: 10 }, end: { line: 12, character: 15 } },
        severity: DiagnosticSeverity.Error,
        source: 'claimlint',
        code: 'concurrent-modifier',
        codeDescription: { href: 'https://example.org/rules/concurrent-modifier.md' },
        data: {
          rule: 'concurrent-modifier',
          messageId: 'second',
          path: ['lines', 1, 'modifiers'],
          claim: 0,
        },
      });
      assert.deepEqual(String(message).split('\n'), [
        'S9500 is the second infusion therapy billed for 2023-02-01 to 2023-02-07 and lacks SH.',
        'BCBSOK CPCP019, Home Infusion Modifiers: The second concurrent infusion therapy carries SH.',
        'Add SH.',
      ]);
      assert.deepEqual(
        relatedInformation?.map(({ location }) => location),
        [
          {
            uri: 'file:///drafts/test.claim.yaml',
            range: { start: { line: 9, character: 51 }, end: { line: 9, character: 56 } },
          },
        ],
      );
    });

  it('stand in the right document of a file with several claims', () => {
    const first = head().replace('T-1', 'T-0') + VANC_PER_DIEM + VANC_DRUG;
    const text = `${first}---\n${WITHOUT_SH}`;
    const rows = first.split('\n').length;
    const found = diagnosticsOf(checked(text), OPTIONS);
    assert.deepEqual(
      found.map(({ code, range, data }) => [code, range.start.line, data.claim]),
      [['concurrent-modifier', rows + 12, 1]],
    );
  });

  it('fade a line that is included in another one', () => {
    const pump =
      '  - { from: 2023-02-01, through: 2023-02-07, code: E0781, units: 1, charge: 10.00, therapy: vanc }\n';
    const found = diagnosticsOf(checked(head() + VANC_PER_DIEM + VANC_DRUG + pump), OPTIONS);
    const bundled = found.find(({ code }) => code === 'bundled');
    assert.deepEqual(bundled?.tags, [DiagnosticTag.Unnecessary]);
    assert.ok(found.every(({ code, tags }) => code === 'bundled' || tags === undefined));
  });

  it('are capped, and the last one says how many are left', () => {
    const text = `claim: T-1\npayer: bcbsok\n${Array.from({ length: 30 }, (_, i) => `bad${i}: 1\n`).join('')}`;
    const all = diagnosticsOf(checked(text), OPTIONS);
    const capped = diagnosticsOf(checked(text), { ...OPTIONS, maxFindings: 10 });
    assert.ok(all.length > 30);
    assert.equal(capped.length, 10);
    assert.deepEqual(capped.slice(0, 9), all.slice(0, 9));
    assert.match(String(capped[9]?.message), new RegExp(`^${all.length - 9} more findings`));
    assert.equal(
      diagnosticsOf(checked(text), { ...OPTIONS, maxFindings: all.length }).length,
      all.length,
    );
  });

  it('show what was not checked when asked to, as hints', () => {
    const visit =
      '  - { date: 2023-02-01, code: "99601", units: 1, charge: 150.00, therapy: vanc }\n';
    const document = checked(head() + VANC_PER_DIEM + VANC_DRUG + visit);
    assert.deepEqual(diagnosticsOf(document, OPTIONS), []);
    const shown = diagnosticsOf(document, { ...OPTIONS, showNotChecked: true });
    assert.ok(shown.length > 0);
    for (const { severity, message, data } of shown) {
      assert.equal(severity, DiagnosticSeverity.Hint);
      assert.match(String(message), /^Not checked: [a-z-]+ needs \S/);
      assert.equal(data, undefined, 'there is nothing to fix');
    }
    assert.ok(shown.some(({ message }) => /nursing-visit needs .*visit\.by/.test(String(message))));
  });

  it('use the severity that is set, and leave out rules that are off', () => {
    const as = (level: 'hint' | 'off') =>
      diagnosticsOf(
        checked(WITHOUT_SH, { severity: new Map([['concurrent-modifier', level]]) }),
        OPTIONS,
      ).map(({ severity }) => severity);
    assert.deepEqual(as('hint'), [DiagnosticSeverity.Hint]);
    assert.deepEqual(as('off'), []);
  });

  it('are none for what is no claim', () => {
    for (const text of ['', '\n', '# nothing\n', '---\n---\n'])
      assert.deepEqual(diagnosticsOf(checked(text), OPTIONS), [], JSON.stringify(text));
  });

  it('lie within the text for half-typed drafts', () => {
    for (let length = 0; length < CTX_PER_DIEM.length; length++) {
      const text = head() + CTX_PER_DIEM.slice(0, length);
      const { lines, result } = checked(text);
      for (const { range } of diagnosticsOf({ ...checked(text), result }, OPTIONS)) {
        assert.ok(range.end.line < lines.count);
        assert.ok(lines.offsetAt(range.start) <= lines.offsetAt(range.end));
      }
    }
  });
});
