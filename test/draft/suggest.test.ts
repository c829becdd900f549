import * as assert from 'node:assert/strict';
import { claimSchema } from '../../server/src/draft/fields';
import { lineSchema } from '../../server/src/draft/line-fields';
import { metaOf, shapeOf } from '../../server/src/draft/schema-walk';
import { suggestionsFor } from '../../server/src/draft/suggest';

/** What is offered for a value that cannot be read, by the field in which it stands. */
function offered(field: string, text: string): string[] {
  const schema = { ...shapeOf(claimSchema), ...shapeOf(lineSchema) }[field];
  assert.ok(schema, field);
  return suggestionsFor(metaOf(schema), text);
}

function offers(field: string, values: Record<string, string[]>): void {
  for (const [text, wanted] of Object.entries(values))
    assert.deepEqual(offered(field, text), wanted, `${field}: ${text}`);
}

describe('what a value may have been meant to be', () => {
  it('a date: month first with slashes, year first otherwise', () => {
    offers('date', {
      '02/01/2023': ['2023-02-01'],
      ' 2.1.2023 ': ['2023-02-01'],
      '2-28-2023': ['2023-02-28'],
      '20230201': ['2023-02-01'],
      ' 20231130 ': ['2023-11-30'],
      '2023-2-1': ['2023-02-01'],
      ' 2023/12/1 ': ['2023-12-01'],
      '2023.1.31': ['2023-01-31'],
    });
  });

  it('no date where there is none, or several may be meant', () => {
    for (const text of [
      '13/02/2023',
      '2023-02-30',
      '2/1/23',
      '112/01/2023',
      '02/101/2023',
      '02/01/20231',
      '2023111',
      '202302011',
      '12023-2-1',
      '2023-2-011',
      '2023',
      'tomorrow',
      '',
    ])
      assert.deepEqual(offered('date', text), [], text);
  });

  it('an amount: without the sign and the commas between thousands', () => {
    offers('charge', {
      $12: ['12'],
      '$ 12.50': ['12.50'],
      '1,234': ['1234'],
      '$1,234,567.89': ['1234567.89'],
      '12,50': [],
      '1234,567': [],
      '1.234,50': [],
      '12.505': [],
      US$12: [],
      '12.50 each': [],
      '12': [],
      free: [],
    });
  });

  it('a code: digits for letters that look like them, nothing between', () => {
    offers('code', {
      JO696: ['J0696'],
      j0696: ['J0696'],
      ' J 0696 ': ['J0696'],
      '9960l': ['99601'],
      '9960I': ['99601'],
      '99-601': ['99601'],
      S95OO: ['S9500'],
      J0696: [],
      J06966: [],
      XJ0696: [],
      '996011': [],
      ceftriaxone: [],
    });
  });

  it('true or false, as people say it', () => {
    for (const text of ['yes', 'Y', 'on', '1', 'TRUE', ' yes '])
      assert.deepEqual(offered('emergency', text), ['true'], text);
    for (const text of ['no', 'N', 'off', '0', 'False', ' no '])
      assert.deepEqual(offered('emergency', text), ['false'], text);
    offers('emergency', { maybe: [], '': [] });
  });

  it('a value of a list that is spelled like it; nothing for other fields', () => {
    offers('network', { inn: ['in'] });
    offers('claim', { 'HI-1': [] });
    assert.deepEqual(suggestionsFor(undefined, 'yes'), []);
  });
});
