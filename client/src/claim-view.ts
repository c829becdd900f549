import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { claimEditor } from './claim-editor';
import { escapeHtml } from './escape-html';
import type { LanguageServer } from './language-server';
import { viewPage } from './view-page';

/** What the server answers of a claim: which version of the draft it speaks of, and how many claims that has. */
export interface AboutClaim {
  version: number;
  claims: number;
}

/** A view that shows one claim of a draft. */
export interface ClaimViewKind<T extends AboutClaim> {
  type: string;
  title: string;
  /** The request that the server answers with what is shown. */
  request: string;
  style: string;
  /** Escaped HTML of the content. */
  html(shown: T): string;
  /** In a sentence, for those who hear the view. */
  summary(shown: T): string;
  claimOf(shown: T): string | null;
}

/** What the page sends. */
type Message =
  | { type: 'ready' }
  | { type: 'reveal'; line: number; character: number }
  | { type: 'page'; rule: string };

/** Opens a view beside the draft in the active editor; there is one of its kind at a time. */
export class ClaimViewCommand<T extends AboutClaim> implements vscode.Disposable {
  private view: ClaimView<T> | undefined;

  constructor(
    private readonly kind: ClaimViewKind<T>,
    private readonly server: LanguageServer,
    /** The folder of the rule pages. */
    private readonly pages: vscode.Uri,
  ) {}

  run(): void {
    const editor = claimEditor();
    if (!editor) {
      void vscode.window.showInformationMessage(
        `Open a claim draft to see this: ${this.kind.title}.`,
      );
      return;
    }
    if (this.view) {
      this.view.follow(editor);
      return;
    }
    this.view = new ClaimView(
      this.kind,
      this.server,
      this.pages,
      editor,
      () => (this.view = undefined),
    );
  }

  dispose(): void {
    this.view?.dispose();
  }
}

/** The view of one draft: it follows the draft's text, the settings, and the cursor from claim to claim. */
class ClaimView<T extends AboutClaim> implements vscode.Disposable {
  private readonly panel: vscode.WebviewPanel;
  private readonly disposables: vscode.Disposable[];
  private document: vscode.TextDocument;
  private column = vscode.ViewColumn.One;
  private position = new vscode.Position(0, 0);
  private shown: T | undefined;
  private asking = false;
  private outdated = false;

  constructor(
    private readonly kind: ClaimViewKind<T>,
    private readonly server: LanguageServer,
    private readonly pages: vscode.Uri,
    editor: vscode.TextEditor,
    onDidEnd: () => void,
  ) {
    this.document = editor.document;
    this.panel = vscode.window.createWebviewPanel(
      kind.type,
      kind.title,
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
    this.panel.webview.html = viewPage(newNonce(), kind.title, kind.style);
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
        ? await this.server.ask<T | null>(this.kind.request, {
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

  /** Sends the page what it shows; `notice` stands there where there is nothing to show. */
  private show(notice: string): void {
    if (this.disposables.length === 0) return;
    const { shown, kind } = this;
    const claim = shown && kind.claimOf(shown);
    this.panel.title = claim ? `${kind.title}: ${claim}` : kind.title;
    void this.panel.webview.postMessage({
      type: 'show',
      html: shown ? kind.html(shown) : `<p>${escapeHtml(notice)}</p>`,
      summary: shown ? kind.summary(shown) : notice,
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
        // Only a rule's id: the page must not name any other file.
        if (!/^[a-z-]+$/.test(message.rule)) return;
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
