import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors } from './editing';
import { openInEditor } from './open';

describe('languages', () => {
  afterEach(leaveEditors);

  for (const [file, language] of [
    ['two-antibiotics.claim.yaml', 'claim'],
    ['two-antibiotics.claim.yml', 'claim'],
    ['house/house.policy.yaml', 'claim-policy'],
  ] as const)
    it(`take ${file} for ${language}`, async () => {
      const { document } = await openInEditor(file);
      assert.equal(document.languageId, language);
    });

  it('are known by name', async () => {
    const known = await vscode.languages.getLanguages();
    assert.ok(known.includes('claim') && known.includes('claim-policy'));
  });

  it('leave the settings of a folder to YAML', async () => {
    const { document } = await openInEditor('house/.claimlint.yaml');
    assert.equal(document.languageId, 'yaml');
  });
});
