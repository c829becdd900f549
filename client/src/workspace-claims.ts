import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { CHECK_FILE, type CheckedFile, type FileParams } from '../../server/src/lsp/file-messages';
import type { DraftState } from './claims-list';
import { DRAFTS, findDrafts, openDocument, textOf } from './draft-files';
import type { LanguageServer } from './language-server';

/** From so many drafts on a notification shows how far the check is, and lets it be stopped. */
const MANY = 20;

/**
 * What is known of the drafts: of those that are open always, of all others in the folders while
 * `claimlint.checkWorkspace` is on. One draft is checked after the other, so that what is typed
 * meanwhile comes first.
 */
export class WorkspaceClaims implements vscode.Disposable {
  private readonly states = new Map<string, DraftState>();
  /** Findings of drafts that are not open. By the name of the task's owner, which finds the same. */
  private readonly findings = vscode.languages.createDiagnosticCollection('claimlint');
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[];
  private readonly pending = new Set<string>();
  private stop = new vscode.CancellationTokenSource();
  private note: string | undefined;
  private isWorking = false;

  /** Fires when something else is known. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly server: LanguageServer,
    /** Fires when drafts may be judged by something else: settings, packs, trust. */
    onDidChangeProject: vscode.Event<void>,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(DRAFTS);
    const scan = () => void this.scan();
    const touch = (uri: vscode.Uri) => this.touch(uri);
    this.disposables = [
      this.findings,
      this.changed,
      watcher,
      watcher.onDidCreate(touch),
      watcher.onDidChange(touch),
      watcher.onDidDelete((uri) => this.forget(uri)),
      server.onDidChangeState(scan),
      onDidChangeProject(scan),
      vscode.workspace.onDidChangeWorkspaceFolders(scan),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (
          ['checkWorkspace', 'maxFiles'].some((key) =>
            event.affectsConfiguration(`claimlint.${key}`),
          )
        )
          scan();
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => touch(uri)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => touch(uri)),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) if (openDocument(uri)) touch(uri);
      }),
    ];
    scan();
  }

  /** What is known, by the address of the draft. */
  get drafts(): ReadonlyMap<string, DraftState> {
    return this.states;
  }

  /** What is to be said of the whole: that it is not all, and why. */
  get message(): string | undefined {
    return this.note;
  }

  /** Everything is looked for and checked anew. */
  async scan(): Promise<void> {
    this.stop.cancel();
    this.stop.dispose();
    const stop = (this.stop = new vscode.CancellationTokenSource());
    this.pending.clear();
    const most = settings().get('maxFiles', 1000);
    const { drafts, isMore } = isOn()
      ? await findDrafts(most, stop.token)
      : { drafts: [], isMore: false };
    if (stop.token.isCancellationRequested) return;
    this.note = isMore
      ? `More than ${most} drafts: the rest is not checked (claimlint.maxFiles).`
      : undefined;
    const open = vscode.workspace.textDocuments.filter(isDraft).map(({ uri }) => uri);
    const wanted = new Map([...open, ...drafts].map((uri) => [uri.toString(), uri]));
    for (const key of this.states.keys()) if (!wanted.has(key)) this.drop(key);
    this.changed.fire();
    for (const key of wanted.keys()) this.pending.add(key);
    await this.work();
  }

  dispose(): void {
    this.pending.clear();
    this.stop.cancel();
    this.stop.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** A draft may be another one now. */
  private touch(uri: vscode.Uri): void {
    const open = openDocument(uri);
    const isWanted = open ? isDraft(open) : isOn() && isInFolders(uri);
    if (!isWanted) {
      // Of the close of a draft nobody asked for, and of documents that are none.
      if (this.states.has(uri.toString())) this.forget(uri);
      return;
    }
    // The editor's own findings stand there now.
    if (open) this.clear(uri);
    this.pending.add(uri.toString());
    void this.work();
  }

  private forget(uri: vscode.Uri): void {
    const open = openDocument(uri);
    if (open && isDraft(open)) return;
    this.drop(uri.toString());
    this.changed.fire();
  }

  private drop(key: string): void {
    this.pending.delete(key);
    this.states.delete(key);
    this.clear(vscode.Uri.parse(key));
  }

  /** Only where something stands: VS Code tells of a change in any case. */
  private clear(uri: vscode.Uri): void {
    if (this.findings.has(uri)) this.findings.delete(uri);
  }

  private async work(): Promise<void> {
    if (this.isWorking || this.server.state !== State.Running) return;
    this.isWorking = true;
    try {
      if (this.pending.size < MANY) await this.checkPending(this.stop.token);
      else await this.checkMany();
    } finally {
      this.isWorking = false;
    }
    if (this.pending.size > 0) await this.work();
  }

  private async checkMany(): Promise<void> {
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: 'Checking the drafts of the folders',
      cancellable: true,
    };
    await vscode.window.withProgress(options, async (progress, token) => {
      let done = 0;
      await this.checkPending(token, () => {
        done++;
        const all = done + this.pending.size;
        progress.report({ message: `${done} of ${all}`, increment: 100 / all });
      });
      if (!token.isCancellationRequested || this.pending.size === 0) return;
      this.note = `Stopped: ${this.pending.size} drafts are not checked. Refresh to go on.`;
      this.pending.clear();
      this.changed.fire();
    });
  }

  private async checkPending(token: vscode.CancellationToken, onDone?: () => void): Promise<void> {
    while (!token.isCancellationRequested && this.server.state === State.Running) {
      const [key] = this.pending;
      if (key === undefined) return;
      this.pending.delete(key);
      await this.check(vscode.Uri.parse(key), token);
      onDone?.();
    }
  }

  private async check(uri: vscode.Uri, token: vscode.CancellationToken): Promise<void> {
    const key = uri.toString();
    const isOpen = openDocument(uri) !== undefined;
    const text = isOpen ? undefined : await textOf(uri);
    const params: FileParams = { uri: key, text };
    const answer =
      isOpen || text !== undefined
        ? await this.server.ask<CheckedFile | null>(CHECK_FILE, params, token)
        : undefined;
    if (token.isCancellationRequested && !answer) return;
    // It was opened, closed or forgotten meanwhile: that is a question of its own.
    if (isOpen !== (openDocument(uri) !== undefined)) return;
    this.states.set(
      key,
      answer?.claims ?? (isOpen || text !== undefined ? 'not checked' : 'unreadable'),
    );
    if (isOpen || !answer) this.clear(uri);
    else this.findings.set(uri, await this.server.asDiagnostics(answer.diagnostics));
    this.changed.fire();
  }
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('claimlint');
}

function isOn(): boolean {
  return settings().get('checkWorkspace', false);
}

function isInFolders(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && /\.claim\.ya?ml$/.test(uri.path);
}

/** A draft that somebody writes; not an old version of one that is shown beside it. */
function isDraft({ languageId, uri }: vscode.TextDocument): boolean {
  const isFile = uri.scheme === 'untitled' || uri.scheme === 'file';
  return languageId === 'claim' && (isFile || isInFolders(uri));
}
