import * as vscode from 'vscode';
import { leaveEditors, replaceText, untilRules } from './editing';
import { openInEditor } from './open';
import { until } from './until';

/** The label of the tab in which the calendar stands. */
function label(): string | undefined {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .find(
      ({ input }) =>
        input instanceof vscode.TabInputWebview &&
        input.viewType.endsWith('claimlint.therapyCalendar'),
    )?.label;
}

describe('therapy calendar', () => {
  afterEach(leaveEditors);

  it('opens beside the draft and follows it', async () => {
    const editor = await openInEditor('without-sh.claim.yaml');
    const claim = /^claim: (\S+)/m.exec(editor.document.getText())?.[1] ?? '';
    await untilRules(editor.document, 'concurrent-modifier');
    await vscode.commands.executeCommand('claimlint.therapyCalendar');
    await until('the calendar', () => label() === `Therapy Calendar: ${claim}`);
    await replaceText(editor, `claim: ${claim}`, 'claim: OTHER-3');
    await until('the calendar of the other claim', () => label() === 'Therapy Calendar: OTHER-3');
  });
});
