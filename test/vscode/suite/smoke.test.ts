import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openInEditor } from './open';
import { until } from './until';

describe('extension', () => {
  const extension = vscode.extensions.getExtension('claimlint.claimlint');

  it('is known to VS Code', () => {
    assert.ok(extension);
  });

  it('takes a .claim.yaml file for a claim draft and starts on it', async () => {
    const editor = await openInEditor('two-antibiotics.claim.yaml');
    assert.equal(editor.document.languageId, 'claim');
    assert.equal(await until('the extension is active', () => extension?.isActive), true);
  });
});
