import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, untilRules } from './editing';
import { openInEditor } from './open';

describe('a folder that is not trusted', () => {
  afterEach(leaveEditors);

  it('has packs that are not used, and their drafts say so', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const { document } = await openInEditor('contract/without-sh.claim.yaml');
    const [finding] = await untilRules(document, 'check-incomplete');
    assert.match(finding?.message ?? '', /not trusted/);
  });

  it('is checked by what ships', async () => {
    const { document } = await openInEditor('without-sh.claim.yaml');
    await untilRules(document, 'concurrent-modifier');
  });
});
