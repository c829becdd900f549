import * as assert from 'node:assert/strict';
import { fileIn, folderBelow, folderOf } from '../../server/src/lsp/addresses';

describe('addresses', () => {
  it('lead from a document up to the root, and no further', () => {
    const folders: string[] = [];
    let at = folderOf('vscode-vfs://github%2B7b/acme/claims/june/a.claim.yaml');
    for (; at !== undefined; at = folderOf(at)) folders.push(at);
    assert.deepEqual(folders, [
      'vscode-vfs://github%2B7b/acme/claims/june',
      'vscode-vfs://github%2B7b/acme/claims',
      'vscode-vfs://github%2B7b/acme',
      'vscode-vfs://github%2B7b',
    ]);
    assert.equal(folderOf('memfs:/a.claim.yaml'), 'memfs:');
  });

  it('of drafts that lie in no folder have none', () => {
    assert.equal(folderOf('untitled:draft.claim.yaml'), undefined);
    assert.equal(folderOf('Untitled-1'), undefined);
  });

  it('leave out what is no path', () => {
    assert.equal(folderOf('git:/ws/a.claim.yaml?{"path":"/other/b"}'), 'git:/ws');
  });

  it('of named folders stay within the folder of the settings', () => {
    assert.equal(folderBelow('memfs:/ws', './contracts/2026'), 'memfs:/ws/contracts/2026');
    assert.equal(folderBelow('memfs:/ws', '.'), 'memfs:/ws');
    assert.equal(folderBelow('memfs:/ws', 'a/../b'), 'memfs:/ws/b');
    for (const outside of ['..', 'a/../../b', '/etc', '../ws2'])
      assert.equal(folderBelow('memfs:/ws', outside), undefined, outside);
  });

  it('write a name so that it stays one name', () => {
    assert.equal(fileIn('memfs:/ws', 'a#b ?.policy.yaml'), 'memfs:/ws/a%23b%20%3F.policy.yaml');
    assert.equal(folderBelow('memfs:/ws', 'my contracts'), 'memfs:/ws/my%20contracts');
  });
});
