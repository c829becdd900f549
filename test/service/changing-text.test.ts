import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { checkDocument, type CheckedDocument } from '../../server/src/service/checked-document';
import { diagnosticsSoFar } from '../../server/src/service/diagnostics';
import { LineTable } from '../../server/src/service/positions';
import { apply, edit, FILES } from '../support/edits-at-random';
import { checker, OPTIONS } from '../support/resources';
import '../support/property-seed';

const CHECKER = checker();
const SHOWN = { docsBase: 'https://example.org/rules', maxFindings: 1000, showNotChecked: true };

const version = (text: string, before?: CheckedDocument) =>
  checkDocument({ uri: 'file:///a.claim.yaml', version: 1, text }, CHECKER, OPTIONS, before);

/** The diagnostics once all is checked. */
function shown(document: CheckedDocument) {
  void document.result;
  return diagnosticsSoFar(document, SHOWN);
}

describe('a text that changes', function () {
  this.timeout(120_000);

  it('has its lines and diagnostics where a text read from the start has them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FILES),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        (file, edits) => {
          let document = version(file);
          void shown(document);
          let text = file;
          for (const one of edits) {
            text = apply(text, one);
            document = version(text, document);
            const whole = new LineTable(text);
            assert.equal(document.lines.count, whole.count);
            for (let row = -1; row <= whole.count + 1; row++) {
              assert.equal(document.lines.startOf(row), whole.startOf(row));
              assert.equal(document.lines.endOf(row), whole.endOf(row));
            }
            for (let at = -1; at <= text.length + 1; at += 7)
              assert.equal(document.lines.rowAt(at), whole.rowAt(at), `row at ${at}`);
            assert.deepEqual(shown(document), shown(version(text)));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('shows a claim that stays on its row as the same objects, and one that moves anew', () => {
    const [first, second] = ['claim: A\npayer: bcbsok\n', '---\nclaim: B\npayer: bcbsok\n'];
    const before = version(first + second);
    const [a, b] = [0, 1].map((n) => shown(before).filter(({ data }) => data?.claim === n));
    assert.ok(a?.length && b?.length);
    const same = shown(version(first.replace('A', 'C') + second, before));
    assert.ok(b.every((each) => same.includes(each)));
    // As long as before, and a line more.
    const moved = shown(version(first.replace('claim: A', 'claim:\nA') + second, before));
    assert.ok(!b.some((each) => moved.includes(each)));
  });
});
