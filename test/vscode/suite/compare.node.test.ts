import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { leaveEditors, replaceText, untilRules } from './editing';
import { openInEditor } from './open';
import { until } from './until';

const compare = () => vscode.commands.executeCommand('claimlint.comparePayers');

/** The tabs in which the view of the payers stands. */
function views(): vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview &&
        input.viewType.endsWith('claimlint.comparePayers'),
    );
}

/** Waits until the one view there is speaks of a claim. */
function untilClaim(claim: string): Promise<vscode.Tab> {
  return until(`the view of ${claim}`, () => {
    const [view, ...others] = views();
    return others.length === 0 && view?.label === `Compare Payers: ${claim}` && view;
  });
}

describe('comparison of payers', () => {
  afterEach(leaveEditors);

  it('opens beside the draft and follows it', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const claim = /^claim: (\S+)/m.exec(editor.document.getText())?.[1] ?? '';
    await untilRules(editor.document, 'concurrent-modifier');
    await compare();
    const view = await untilClaim(claim);
    assert.notEqual(view.group.viewColumn, editor.viewColumn);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document, 'typing goes on');
    await replaceText(editor, `claim: ${claim}`, 'claim: OTHER-2');
    await untilClaim('OTHER-2');
    await compare();
    await untilClaim('OTHER-2');
  });

  it('turns to the draft from which it is asked for, and to the claim at the cursor', async () => {
    const first = await openInEditor('without-sh.claim.yaml');
    await compare();
    const second = await openInEditor('two-antibiotics.claim.yaml');
    const text = second.document.getText().replace(/^claim: \S+/m, 'claim: SECOND-1');
    const more = `\n---\n${text}`;
    await second.edit((edit) => edit.insert(second.document.positionAt(1e9), more));
    await compare();
    const claim = /^claim: (\S+)/m.exec(second.document.getText())?.[1] ?? '';
    await untilClaim(claim);
    const end = second.document.positionAt(1e9);
    second.selection = new vscode.Selection(end, end);
    await untilClaim('SECOND-1');
    assert.notEqual(first.document, second.document);
  });

  it('is gone with its tab, and comes again', async () => {
    await openInEditor('without-sh.claim.yaml');
    await compare();
    const view = await until('the view', () => views()[0]);
    await vscode.window.tabGroups.close(view);
    await until('the view is gone', () => views().length === 0);
    await compare();
    await until('the view is there again', () => views().length === 1);
  });
});
