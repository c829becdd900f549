import * as assert from 'node:assert/strict';
import { importedFrom } from '../../server/src/codes/official';
import { importText, NDC_HEADER, ndcRow, tableOf } from '../support/official-files';

function directory(text: string) {
  const { ndcDirectory } = importedFrom([tableOf(text)]);
  assert.ok(ndcDirectory);
  return ndcDirectory;
}

describe('import of the NDC package file', () => {
  it('knows the packages of each form by their eleven digits', () => {
    const known = directory(
      NDC_HEADER + ['9001-1234-01', '99001-123-02', '99001-1234-3'].map((c) => ndcRow(c)).join(''),
    );
    for (const digits of ['09001123401', '99001012302', '99001123403'])
      assert.equal(known.has(digits), true, digits);
    for (const digits of ['09001123402', '99002012302', '99001123430', '01230299001'])
      assert.equal(known.has(digits), false, digits);
  });

  it('does not find a package across two others', () => {
    const known = directory(NDC_HEADER + ndcRow('99001-1111-22') + ndcRow('99001-3333-44'));
    assert.equal(known.has('99001111122'), true);
    assert.equal(known.has('99001122333'), false);
  });

  it('knows the packages inside others, by their description', () => {
    const known = directory(
      NDC_HEADER +
        ndcRow(
          '99001-123-10',
          '10 VIAL in 1 CARTON (99001-123-10)  > 5 mL in 1 VIAL (99001-123-01)',
        ),
    );
    assert.equal(known.has('99001012310'), true);
    assert.equal(known.has('99001012301'), true);
  });

  it('counts packages and leaves out bad rows, each with its line', () => {
    const read = importText(
      `${NDC_HEADER}${ndcRow('99001-123-10')}${ndcRow('9900112310')}short\n\n${ndcRow('99001-123-11').replaceAll('\n', '\r\n')}`,
    );
    assert.deepEqual(read?.counts, [[2, 'package']]);
    assert.deepEqual(
      read?.bad.map(({ line }) => line),
      [3, 4],
    );
  });
});
