import * as assert from 'node:assert/strict';
import { CTX_PER_DIEM, head, VANC_PER_DIEM, WITHOUT_SH } from '../../support/two-antibiotics';
import { LINE_ENDS } from '../../support/marked';
import { assertWellPlaced, completeAt, testCases } from './complete';

describe('completion in half-typed drafts', () => {
  testCases([
    {
      what: 'a file of a comment alone',
      at: '# a note\n¦\n',
      first: ['whole claim', 'claim'],
      choose: 'claim',
      gives: '# a note\nclaim: \n',
    },
    {
      what: 'a second document',
      at: `${WITHOUT_SH}---\n¦`,
      first: ['whole claim', 'claim', 'payer'],
      choose: 'payer',
      gives: `${WITHOUT_SH}---\npayer: `,
    },
    {
      what: 'what the second of two claims has',
      at: `${WITHOUT_SH}---\n${head().replaceAll('ctx', 'other')}  - { therapy: ¦ }\n`,
      first: ['vanc', 'other'],
    },
    {
      what: 'the first of two claims',
      at: `${head()}  - { therapy: ¦ }\n---\n${WITHOUT_SH.replaceAll('ctx', 'other')}`,
      first: ['vanc', 'ctx'],
    },
    {
      what: 'the first letters of a field of a new line',
      at: `${head()}${VANC_PER_DIEM}  - co¦`,
      first: ['drug line: vanc'],
      choose: 'code',
      gives: `${head()}${VANC_PER_DIEM}  - code: `,
    },
    {
      what: 'a code in braces that are not closed',
      at: `${head()}  - { therapy: ctx, code: S95¦\n${VANC_PER_DIEM}`,
      first: ['S9500'],
    },
    {
      what: 'a modifier in brackets that are not closed',
      at: `${head()}  - code: S9500\n    modifiers: [S¦\n    units: 7\n`,
      first: ['59'],
    },
    {
      what: 'a quote that is not closed',
      at: `${head()}  - code: "S95¦\n    units: 7\n`,
      first: ['S9501'],
    },
    {
      what: 'behind a fault elsewhere',
      at: `claim: T-1\npayer: php\nlines: [\n  - { code: ¦ }\nfoo\n`,
      first: [],
    },
  ]);

  it('offers a whole claim in an empty file', () => {
    const { labels, accepted } = completeAt('¦');
    assert.deepEqual(labels.slice(0, 4), ['whole claim', 'claim', 'payer', 'place_of_service']);
    assertWellPlaced(accepted('whole claim'));
    assert.equal(
      accepted('whole claim'),
      `claim: \npayer: allways\nplace_of_service: 12
patient: { id: , name:  }
billing_provider: { npi: , name: , type: home-infusion }
diagnoses: []

therapies:
  therapy: { drug: , category: anti-infective, route: iv, frequency: , start: , end:  }

lines:
  - `,
    );
  });

  const NOTHING: [what: string, text: string][] = [
    ['in a comment', 'claim: 1 # pay¦\n'],
    ['in a comment of its own line', 'claim: 1\n  # ¦\n'],
    ['right behind the sign of a comment', 'claim: 1\n#¦\n'],
    ['in a literal block', 'claim: 1\nnote: |\n  pay¦\n'],
    ['on a blank line of a literal block', 'claim: 1\nnote: |\n  text\n  ¦\n'],
    ['in a folded block where a payer belongs', 'claim: 1\npayer: >\n  b¦\n'],
    ['in a text of several lines', 'claim: 1\nnote: "one\n  ¦ two"\npayer: php\n'],
    ['in a free text', 'claim: ¦\npayer: php\n'],
    ['behind a value that is done', `${head()}  - units: 7\n      ¦\n`],
    ['under a key that is no field', 'foo: ¦\nclaim: 1\n'],
    ['under a key that is no field, on the next line', 'foo:\n  ¦\nclaim: 1\n'],
    ['on the mark of a document', 'claim: 1\n---¦\n'],
    ['behind the mark of a document', 'claim: 1\n--- ¦\n'],
    ['behind a listed value', 'claim: 1\nform: ub04 ¦\n'],
    ['behind a tab', 'claim: 1\n\t¦\n'],
  ];
  for (const [what, text] of NOTHING)
    for (const { name, convert } of LINE_ENDS)
      it(`offers nothing ${what} (${name})`, () => {
        assert.deepEqual(completeAt(convert(text)).labels, []);
      });

  it('offers nothing to one who indents a line with the space bar', () => {
    const text = `${head()}${CTX_PER_DIEM}    ¦\n`;
    assert.deepEqual(completeAt(text, undefined, ' ').labels, []);
    assert.notDeepEqual(completeAt(text).labels, []);
    assert.notDeepEqual(completeAt(`${head()}  - ¦\n`, undefined, ' ').labels, []);
  });

  it('leaves a draft well-formed wherever something is chosen on a blank line', () => {
    const lines = WITHOUT_SH.split('\n');
    let chosen = 0;
    for (let row = 1; row < lines.length; row++)
      for (const indent of ['', '  ', '    ', '      ']) {
        const text = [...lines.slice(0, row), `${indent}¦`, ...lines.slice(row)].join('\n');
        const { labels, accepted } = completeAt(text);
        for (const label of [labels[0], labels.at(-1)]) {
          if (label === undefined) continue;
          assertWellPlaced(accepted(label));
          chosen++;
        }
      }
    assert.ok(chosen > 100, `${chosen} choices`);
  });

  it('answers at once in a line of a million characters', () => {
    for (const line of [
      `${'k'.repeat(500_000)}: v ¦`,
      `${`"'`.repeat(250_000)} ¦`,
      `a: ${'-'.repeat(500_000)} ¦`,
    ]) {
      const start = performance.now();
      completeAt(`claim: 1\npayer: php\n${line}${' v'.repeat(250_000)}\n`);
      const milliseconds = performance.now() - start;
      assert.ok(milliseconds < 5000, `${milliseconds} ms for ${line.slice(0, 10)}`);
    }
  });

  it('does not throw anywhere in a draft or its beginnings', () => {
    for (let offset = 0; offset <= WITHOUT_SH.length; offset += 7) {
      completeAt(`${WITHOUT_SH.slice(0, offset)}¦`);
      completeAt(`${WITHOUT_SH.slice(0, offset)}¦${WITHOUT_SH.slice(offset)}`);
    }
  });
});
