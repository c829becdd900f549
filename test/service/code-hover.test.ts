import * as assert from 'node:assert/strict';
import { kindText } from '../../server/src/service/kind-words';
import { codePage } from '../../server/src/service/describe-code';
import { checker, resources } from '../support/resources';

/* What the hover of a code says: of every code that a policy names, with every payer. */

const check = checker();
const { codes } = resources();
const pageOf = (code: string, payer: string) => codePage(code, { checker: check }, payer) ?? '';

/** Codes that some policy's table names. */
const NAMED = codes
  .allCodes()
  .filter((code) => check.payers.some((id) => check.pack(id)?.pack.statusOf(code)));

/** The paragraph in which the claim's own payer speaks, line by line, without the payer's name. */
function ownLines(page: string): string[] {
  const own = page.split('\n\n').find((part) => part.startsWith('**') && part.includes('**: '));
  return (own ?? '').split('\n').map((line) => line.replace(/^[^:]*: /, '').trim());
}

describe('the hover of a code', () => {
  it('says nothing twice', () => {
    const twice = check.payers.flatMap((payer) =>
      NAMED.filter((code) => {
        const says = ownLines(pageOf(code, payer)).map((line) =>
          line.replace(/^.* — /, '').replace(/ \([^()]*\)$/, ''),
        );
        return new Set(says).size < says.length;
      }).map((code) => `${payer} ${code}`),
    );
    assert.deepEqual(twice, []);
  });

  it('says nothing that does not hold for the code', () => {
    const strange = check.payers.flatMap((payer) =>
      NAMED.filter((code) => {
        const page = pageOf(code, payer);
        const isListed = check.pack(payer)?.pack.statusOf(code) !== undefined;
        return (
          (isListed && /(?:table|list) of codes does not name it/.test(page)) ||
          (!codes.obsolete(code) && /not every number inside them is a code/.test(page))
        );
      }).map((code) => `${payer} ${code}`),
    );
    assert.deepEqual(strange, []);
  });

  it('names its kind in words', () => {
    assert.match(pageOf('S9366', 'bcbsok'), /Kind: per diem for a therapy, TPN$/m);
    assert.match(pageOf('S5501', 'bcbsok'), /Kind: per diem for the care of a catheter$/m);
    const ids = codes.allCodes().filter((code) => {
      const info = codes.code(code);
      return info && /-(?!infective|TNF|1\b)/.test(kindText(info));
    });
    assert.deepEqual(ids, []);
  });

  it('tells in one line when no payer names it', () => {
    const page = pageOf('J0696', 'allways');
    assert.match(page, /^No payer's table of codes names J0696\.$/m);
    assert.doesNotMatch(page, /Other payers|does not name/);
  });

  it('does not call a misprint no code where it is the code of another service', () => {
    assert.doesNotMatch(pageOf('35693', 'bluekc'), /It is no code/);
    assert.match(pageOf('A9219', 'cigna'), /Misprinted in a policy\. It is no code\./);
  });
});
