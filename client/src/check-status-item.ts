import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';

/** What the server says of the claim at a position; see `claimlint/status`. */
export interface ClaimStatus {
  claim: string | null;
  payer: string | null;
  policy: string | null;
  error: number;
  warning: number;
  information: number;
  hint: number;
  notChecked: number;
  suppressed: number;
  totalCharge: number;
  chargeAtRisk: number;
}

/** Payer and counts of the claim at the cursor, as the language's status. */
export class CheckStatusItem implements vscode.Disposable {
  private readonly item = vscode.languages.createLanguageStatusItem('claimlint.check', {
    language: 'claim',
  });
  private readonly disposables: vscode.Disposable[] = [];
  private asked = 0;

  constructor(private readonly client: BaseLanguageClient) {
    this.item.name = 'Claimlint';
    this.item.command = { command: 'workbench.actions.view.problems', title: 'Show Problems' };
    this.disposables.push(
      vscode.window.onDidChangeActiveTextEditor(() => void this.refresh()),
      vscode.window.onDidChangeTextEditorSelection(() => void this.refresh()),
      vscode.languages.onDidChangeDiagnostics(() => void this.refresh()),
    );
  }

  dispose(): void {
    this.item.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  private async refresh(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'claim' || !this.client.isRunning()) return;
    const ask = ++this.asked;
    const status = await this.client
      .sendRequest<ClaimStatus | null>('claimlint/status', {
        textDocument: { uri: editor.document.uri.toString() },
        position: {
          line: editor.selection.active.line,
          character: editor.selection.active.character,
        },
      })
      .catch(() => null);
    if (ask === this.asked) this.show(status);
  }

  private show(status: ClaimStatus | null): void {
    if (!status) {
      this.item.text = 'No claim here';
      this.item.detail = '';
      this.item.severity = vscode.LanguageStatusSeverity.Information;
      return;
    }
    this.item.text = `${status.payer?.toUpperCase() ?? 'No payer'}${status.policy ? ` ${status.policy}` : ''}`;
    this.item.detail = [
      counted(status.error, 'error'),
      counted(status.warning, 'warning'),
      `${status.information + status.hint} remarks`,
      `${status.notChecked} not checked`,
      `at risk ${amount(status.chargeAtRisk)} of ${amount(status.totalCharge)}`,
    ].join(', ');
    this.item.severity =
      status.error > 0
        ? vscode.LanguageStatusSeverity.Error
        : status.warning > 0
          ? vscode.LanguageStatusSeverity.Warning
          : vscode.LanguageStatusSeverity.Information;
  }
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function amount(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
