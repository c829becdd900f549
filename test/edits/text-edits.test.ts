import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { parseDraft } from '../../server/src/draft/parse';
import { canBePlain, writeScalar, type Quotes } from '../../server/src/edits/scalars';
import { applyTextEdits, OverlappingEdits, tidyEdits } from '../../server/src/edits/text-edits';
import { textEditsFor } from '../../server/src/edits/edit-draft';
import { editsOf } from './golden';

const edit = (start: number, end: number, newText: string) => ({ start, end, newText });

describe('edits: text edits', () => {
  it('are applied to the text as it was', () => {
    assert.equal(
      applyTextEdits('abcdef', [edit(0, 1, 'X'), edit(3, 3, 'Y'), edit(5, 6, '')]),
      'XbcYde',
    );
  });

  it('are brought into order, joined where they touch, dropped where they change nothing', () => {
    assert.deepEqual(
      tidyEdits('abcdef', [edit(4, 5, 'e'), edit(2, 3, 'X'), edit(1, 2, ''), edit(2, 2, 'Y')]),
      [edit(1, 3, 'YX')],
    );
    assert.deepEqual(tidyEdits('abc', [edit(1, 1, '1'), edit(1, 1, '2')]), [edit(1, 1, '12')]);
    assert.deepEqual(tidyEdits('abcdef', [edit(0, 3, ''), edit(2, 4, '')]), [edit(0, 4, '')]);
    assert.throws(() => tidyEdits('abcdef', [edit(0, 3, 'x'), edit(2, 4, '')]), OverlappingEdits);
  });

  it('insert and remove whole lines as lines', () => {
    const text = 'claim: A\nlines:\n  - code: S9501\n    units: 7\n';
    const at = text.indexOf('    units');
    assert.deepEqual(
      editsOf(text, [{ op: 'set', path: ['lines', 0, 'modifiers'], value: ['SH'] }]),
      [edit(at, at, '    modifiers: [SH]\n')],
    );
    assert.deepEqual(editsOf(text, [{ op: 'remove', path: ['lines', 0, 'units'] }]), [
      edit(at, text.length, ''),
    ]);
    const crlf = text.replaceAll('\n', '\r\n');
    const [made] = editsOf(crlf, [{ op: 'set', path: ['payer'], value: 'php' }]) ?? [];
    assert.deepEqual(made, edit(10, 10, 'payer: php\r\n'));
  });

  it('speak of one claim among several, relative to its document', () => {
    const text = '\uFEFFclaim: A\n---\nclaim: B\nlines: [{ code: S9501 }]\n';
    const [, second] = parseDraft(text).claims;
    const made = second && textEditsFor(second, [{ op: 'set', path: ['claim'], value: 'C' }]);
    assert.deepEqual(made, [edit(11, 12, 'C')]);
    assert.equal(second?.tree.text.slice(11, 12), 'B');
  });

  it('take little time in a claim of many lines', () => {
    const item = '  - { code: S9501, units: 7 }\n  - code: S9501\n    units: 7\n';
    const [claim] = parseDraft(`claim: A\nlines:\n${item.repeat(2500)}`).claims;
    assert.ok(claim);
    const started = performance.now();
    for (let i = 0; i < 5000; i++) {
      assert.ok(textEditsFor(claim, [{ op: 'set', path: ['lines', i, 'charge'], value: 1 }]));
      assert.ok(
        textEditsFor(claim, [{ op: 'insert', path: ['lines'], at: i, value: { code: 'J' } }]),
      );
      assert.ok(textEditsFor(claim, [{ op: 'remove', path: ['lines', i] }]));
    }
    assert.ok(performance.now() - started < 10_000);
  });
});

describe('edits: scalars', () => {
  it('in any quotes, block or flow, are read as what was written', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.string({
        unit: fc.constantFrom(
          'a',
          ' ',
          ':',
          '#',
          '-',
          '"',
          "'",
          ',',
          '[',
          '}',
          '\n',
          '?',
          '\\',
          '&',
          '~',
        ),
      }),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom<Quotes>('plain', 'single', 'double'), (text, quotes) => {
        const options = { schema: 'failsafe' } as const;
        const block: unknown = parse(`k: ${writeScalar(text, quotes, false)}\n`, options);
        assert.deepEqual(block, { k: text });
        const flow: unknown = parse(`[{ k: ${writeScalar(text, quotes, true)} }]`, options);
        assert.deepEqual(flow, [{ k: text }]);
      }),
      { numRuns: 2000 },
    );
  });

  it('stay plain where the trade writes them plain', () => {
    for (const text of [
      '59',
      '012',
      '00409651001',
      '00409-6510-01',
      'S9501',
      '2023-02-01',
      '2 g',
      '980.00',
      'true',
      'A41.9',
      'R. Ordering MD',
      'q12h',
      '-'.repeat(2),
      "O'Hara",
    ])
      assert.ok(canBePlain(text, false), text);
    for (const text of [
      '',
      ' x',
      'null',
      '~',
      '- x',
      '#x',
      'a: b',
      'a #b',
      '[x',
      '@x',
      'x:',
      '---',
      'a\nb',
    ])
      assert.ok(!canBePlain(text, false), text);
    assert.ok(canBePlain('a, b', false) && !canBePlain('a, b', true));
  });
});
