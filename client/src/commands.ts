import * as vscode from 'vscode';
import { COMPARE_COMMAND, FIX_ALL_COMMAND } from '../../server/src/service/client-commands';
import { calendarView } from './calendar-view';
import { ClaimViewCommand } from './claim-view';
import { ClaimsView } from './claims-view';
import { compareView } from './compare-view';
import { explainRule, openPolicyPage } from './explain-commands';
import { showFinding, showFixes } from './first-steps';
import { fixAll } from './fix-all';
import { fixWorkspace } from './fix-workspace';
import { goToClaim } from './go-to-claim';
import type { LanguageServer } from './language-server';
import { addDrugLine, splitLineByDay } from './line-commands';
import { newClaim } from './new-claim';
import { openSample } from './open-sample';
import { ShippedPages } from './rule-pages';
import { WorkspaceClaims } from './workspace-claims';

/** The commands and views about claims. `onDidChangeProject`: see `WorkspaceClaims`. */
export function registerCommands(
  context: vscode.ExtensionContext,
  server: LanguageServer,
  onDidChangeProject: vscode.Event<void>,
): void {
  const folder = vscode.Uri.joinPath(context.extensionUri, 'server', 'pages');
  const pages = new ShippedPages(folder);
  const comparison = new ClaimViewCommand(compareView, server, folder);
  const calendar = new ClaimViewCommand(calendarView, server, folder);
  const claims = new WorkspaceClaims(server, onDidChangeProject);
  const commands: Record<string, (...args: unknown[]) => unknown> = {
    [COMPARE_COMMAND]: async (address, position) => {
      await goToClaim(address, position);
      comparison.run();
    },
    [FIX_ALL_COMMAND]: fixAll,
    'claimlint.therapyCalendar': () => calendar.run(),
    'claimlint.openSample': () => openSample(context),
    'claimlint.newClaim': () => newClaim(server),
    'claimlint.addDrugLine': addDrugLine,
    'claimlint.splitLineByDay': splitLineByDay,
    'claimlint.explainRule': (rule) => explainRule(pages, rule),
    'claimlint.openPolicyPage': () => openPolicyPage(pages, server),
    'claimlint.fixWorkspace': (way) => fixWorkspace(server, way),
    'claimlint.showFinding': showFinding,
    'claimlint.showFixes': showFixes,
    'claimlint.checkWorkspace': checkWorkspace,
    'claimlint.refreshClaims': () => claims.scan(),
  };
  context.subscriptions.push(
    comparison,
    calendar,
    claims,
    new ClaimsView(claims),
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
  );
  void vscode.commands.executeCommand('setContext', 'claimlint.isActive', true);
}

/** Has all drafts of the folders checked, from now on. */
async function checkWorkspace(): Promise<void> {
  await vscode.workspace
    .getConfiguration('claimlint')
    .update('checkWorkspace', true, vscode.ConfigurationTarget.Workspace);
}
