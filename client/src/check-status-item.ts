import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { ClaimStatus } from '../../server/src/service/status';
import type { LanguageServer } from './language-server';
import { statusDetail, statusTitle } from './status-words';

/** Payer and counts of the claim at the cursor, as the language's status. */
export class CheckStatusItem implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('claimlint.check', {
    language: 'claim',
  });
  private readonly disposables: vscode.Disposable[];
  private asking = false;
  private outdated = false;

  constructor(private readonly server: LanguageServer) {
    const refresh = () => void this.refresh();
    this.item.name = 'Claimlint';
    this.disposables = [
      this.item,
      server.onDidChangeState(refresh),
      vscode.window.onDidChangeActiveTextEditor(refresh),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) refresh();
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const active = vscode.window.activeTextEditor?.document.uri.toString();
        if (uris.some((uri) => uri.toString() === active)) refresh();
      }),
    ];
    refresh();
  }

  dispose(): void {
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** One question at a time: while one is under way, moves of the cursor only mark it outdated. */
  private async refresh(): Promise<void> {
    this.outdated = true;
    if (this.asking) return;
    this.asking = true;
    while (this.outdated) {
      this.outdated = false;
      await this.ask();
    }
    this.asking = false;
  }

  private async ask(): Promise<void> {
    const { state } = this.server;
    this.item.busy = state === State.Starting;
    if (state !== State.Running) {
      this.showStopped(state);
      return;
    }
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'claim') return;
    const { line, character } = editor.selection.active;
    const status = await this.server.ask<ClaimStatus | null>('claimlint/status', {
      textDocument: { uri: editor.document.uri.toString() },
      position: { line, character },
    });
    this.show(status ?? undefined);
  }

  private showStopped(state: State): void {
    const starting = state === State.Starting;
    this.item.text = starting ? 'Claimlint starts' : 'Claimlint does not run';
    this.item.detail = '';
    this.item.severity = starting
      ? vscode.LanguageStatusSeverity.Information
      : vscode.LanguageStatusSeverity.Error;
    this.item.command = { command: 'claimlint.restartServer', title: 'Restart Server' };
  }

  private show(status: ClaimStatus | undefined): void {
    this.item.text = status ? statusTitle(status) : 'No claim here';
    this.item.detail = status ? statusDetail(status) : '';
    this.item.severity = severityOf(status);
    this.item.command = { command: 'workbench.actions.view.problems', title: 'Problems' };
  }
}

function severityOf(status: ClaimStatus | undefined): vscode.LanguageStatusSeverity {
  if (status && status.error > 0) return vscode.LanguageStatusSeverity.Error;
  if (status && status.warning > 0) return vscode.LanguageStatusSeverity.Warning;
  return vscode.LanguageStatusSeverity.Information;
}
