import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readForNow } from '../../server/src/files/read-for-now';

describe('reading files for now', () => {
  let folder = '';
  before(() => (folder = mkdtempSync(join(tmpdir(), 'claimlint-read-'))));
  after(() => rmSync(folder, { recursive: true }));

  for (const length of [0, 1, 65_535, 65_536, 65_537, 200_000])
    it(`brings all of a file of ${length} bytes, also behind a longer and a shorter one`, () => {
      const bytes = Buffer.from(Array.from({ length }, (_, i) => i % 251));
      const [file, other] = [join(folder, `${length}`), join(folder, 'other')];
      writeFileSync(file, bytes);
      for (const before of [bytes.length + 9, 5]) {
        writeFileSync(other, 'x'.repeat(before));
        assert.equal(readForNow(other).length, before);
        assert.ok(readForNow(file).equals(bytes));
      }
    });

  it('reads what is no file', () => {
    assert.equal(readForNow('/dev/null').length, 0);
  });

  it('throws what the system says', () => {
    assert.throws(() => readForNow(join(folder, 'none')), { code: 'ENOENT' });
    assert.throws(() => readForNow(folder), { code: 'EISDIR' });
  });
});
