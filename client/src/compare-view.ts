import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import type { DocumentComparison } from '../../server/src/service/compare';
import { comparisonHtml, noticeHtml, summaryOf } from './compare-html';
import { comparePage } from './compare-page';
import type { LanguageServer } from './language-server';

export const VIEW_TYPE = 'claimlint.comparePayers';

/** What the page sends. */
type Message =
  | { type: 'ready' }
  | { type: 'reveal'; line: number; character: number }
  | { type: 'page'; rule: string };

/** Opens the view of the payers beside the draft in the active editor; there is one view at a time. */
export class CompareCommand implements vscode.Disposable {
  private view: CompareView | undefined;

  constructor(
    private readonly server: LanguageServer,
    /** The folder of the rule pages. */
    private readonly pages: vscode.Uri,
  ) {}

  run(): void {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId !== 'claim') {
      void vscode.window.showInformationMessage('Open a claim draft to compare payers.');
      return;
    }
    if (this.view) {
      this.view.follow(editor);
      return;
    }
    this.view = new CompareView(this.server, this.pages, editor, () => (this.view = undefined));
  }

  dispose(): void {
    this.view?.dispose();
  }
}

/** The view of one draft: it follows the draft's text, the settings, and the cursor from claim to claim. */
class CompareView implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly disposables: vscode.Disposable[];
  private document: vscode.TextDocument;
  private column = vscode.ViewColumn.One;
  private position = new vscode.Position(0, 0);
  private shown: DocumentComparison | undefined;
  private asking = false;
  private outdated = false;

  constructor(
    private readonly server: LanguageServer,
    private readonly pages: vscode.Uri,
    editor: vscode.TextEditor,
    onDidEnd: () => void,
  ) {
    this.document = editor.document;
    this.panel = vscode.window.createWebviewPanel(
      VIEW_TYPE,
      'Compare Payers',
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableScripts: true, localResourceRoots: [] },
    );
    const refresh = () => void this.refresh();
    this.disposables = [
      this.panel.onDidDispose(() => {
        onDidEnd();
        this.dispose();
      }),
      this.panel.webview.onDidReceiveMessage((message: Message) => void this.receive(message)),
      server.onDidChangeState(refresh),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.document) refresh();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.document) this.dispose();
      }),
      // Findings change with settings and packs too.
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        const own = this.document.uri.toString();
        if (uris.some((uri) => uri.toString() === own)) refresh();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document !== this.document) return;
        this.position = textEditor.selection.active;
        this.column = textEditor.viewColumn ?? this.column;
        if (this.shown && this.shown.claims > 1) refresh();
      }),
    ];
    this.panel.webview.html = comparePage(newNonce());
    this.follow(editor);
  }

  /** Shows the claim at the cursor of an editor. */
  follow({ document, selection, viewColumn }: vscode.TextEditor): void {
    this.document = document;
    this.position = selection.active;
    this.column = viewColumn ?? this.column;
    if (!this.panel.visible) this.panel.reveal(undefined, true);
    void this.refresh();
  }

  dispose(): void {
    for (const disposable of this.disposables.splice(0)) disposable.dispose();
    this.panel.dispose();
  }

  /** One question at a time: what changes while one is under way is asked for after it. */
  private async refresh(): Promise<void> {
    this.outdated = true;
    if (this.asking) return;
    this.asking = true;
    try {
      while (this.outdated) {
        this.outdated = false;
        await this.ask();
      }
    } finally {
      this.asking = false;
    }
  }

  private async ask(): Promise<void> {
    const { document, position } = this;
    const answer =
      this.server.state === State.Running
        ? await this.server.ask<DocumentComparison | null>('claimlint/compare', {
            textDocument: { uri: document.uri.toString() },
            position: { line: position.line, character: position.character },
          })
        : undefined;
    if (document !== this.document) return;
    if (answer && answer.version !== document.version) {
      // The answer speaks of a text that is no longer there.
      this.outdated = true;
      return;
    }
    this.shown = answer ?? undefined;
    this.show(answer === null ? 'There is no claim in this draft.' : 'Claimlint does not run.');
  }

  /** Sends the page what it shows; `notice` stands there where there is no comparison. */
  private show(notice: string): void {
    if (this.disposables.length === 0) return;
    const { shown } = this;
    const claim = shown?.comparison.claim;
    this.panel.title = claim ? `Compare Payers: ${claim}` : 'Compare Payers';
    void this.panel.webview.postMessage({
      type: 'show',
      html: shown ? comparisonHtml(shown) : noticeHtml(notice),
      summary: shown ? summaryOf(shown) : notice,
    });
  }

  private async receive(message: Message): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.refresh();
      case 'reveal': {
        const at = new vscode.Position(message.line, message.character);
        await vscode.window.showTextDocument(this.document, {
          viewColumn: this.column,
          selection: new vscode.Range(at, at),
        });
        return;
      }
      case 'page': {
        const known = this.shown?.comparison.rows.some(({ rule }) => rule === message.rule);
        if (!known) return;
        await vscode.window.showTextDocument(
          vscode.Uri.joinPath(this.pages, `${message.rule}.md`),
          { viewColumn: this.column, preview: true },
        );
      }
    }
  }
}

/** Lets the page run its own script and no other. */
function newNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
