import * as assert from 'node:assert/strict';
import { allowed } from '../../../client/src/file-requests';
import { fileIn } from './open';

describe('files read for the server', () => {
  const addressOf = (name: string) => fileIn(name).toString();

  it('are settings, packs and code tables of the folders that are open', () => {
    for (const name of ['.claimlint.yaml', 'house/house.policy.yaml', 'codes/hcpcs.table.json'])
      assert.equal(allowed(addressOf(name), 'file')?.toString(), addressOf(name));
    assert.ok(allowed(addressOf('house'), 'folder'));
  });

  it('are no other files of theirs', () => {
    for (const name of ['without-sh.claim.yaml', '.env', 'x.claimlint.yaml', 'table.json'])
      assert.equal(allowed(addressOf(name), 'file'), undefined, name);
  });

  it('are none outside them, by whatever way', () => {
    const folder = addressOf('');
    for (const path of [
      '../other/.claimlint.yaml',
      '%2e%2e/other/.claimlint.yaml',
      'a/..%2f..%2fother/.claimlint.yaml',
    ])
      assert.equal(allowed(`${folder}/${path}`, 'file'), undefined, path);
    assert.equal(allowed('file:///etc/.claimlint.yaml', 'file'), undefined);
    assert.equal(allowed('https://pages.example/.claimlint.yaml', 'file'), undefined);
    assert.equal(allowed(`${folder}/../..`, 'folder'), undefined);
  });
});
