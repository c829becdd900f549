import { leaveEditors, replaceText, untilRules } from './editing';
import { openInEditor } from './open';

describe("a pack of the folder's own", () => {
  afterEach(leaveEditors);

  it('is what its drafts are checked by', async () => {
    const editor = await openInEditor('contract/without-sh.claim.yaml');
    await replaceText(editor, 'payer: contract', 'payer: bcbsok');
    await untilRules(editor.document, 'concurrent-modifier');
    await replaceText(editor, 'payer: bcbsok', 'payer: contract');
    await untilRules(editor.document);
  });
});
