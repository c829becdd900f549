import * as vscode from 'vscode';
import { State } from 'vscode-languageclient';
import { CHECK_FILE, type CheckedFile, type FileParams } from '../../server/src/lsp/file-messages';
import { isOfOtherFile } from '../../server/src/service/other-file-findings';
import type { DraftState } from './claims-list';
import { DRAFTS, findDrafts, isGone, openDocument, textOf } from './draft-files';
import { numbersElsewhere, type PlacedDraft } from './duplicate-claims';
import type { LanguageServer } from './language-server';

/** After its task has ended, VS Code reads the rest of what was printed, in milliseconds. */
const READING = 1000;

/** The reader of what tasks print that package.json contributes. */
const MATCHER = '$claimlint';

/** From so many drafts on a notification shows how far the check is, and lets it be stopped. */
const MANY = 20;

/**
 * What is known of the drafts: of those that are open always, of all others in the folders while
 * `claimlint.checkWorkspace` is on. One draft is checked after the other, so that what is typed
 * meanwhile comes first.
 */
export class WorkspaceClaims implements vscode.Disposable {
  private readonly states = new Map<string, DraftState>();
  /** For drafts that share claim numbers with drafts before them, with which (as `FileParams` has it). */
  private elsewhere = new Map<string, (string | null)[]>();
  /**
   * Findings of drafts that are not open, and of those that are what hangs on other drafts. By the name
   * of the task's owner, which finds the same.
   */
  private readonly findings = vscode.languages.createDiagnosticCollection('claimlint');
  /** The same of those that are open, as JSON. */
  private readonly shown = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[];
  private readonly pending = new Set<string>();
  private stop = new vscode.CancellationTokenSource();
  private reading: ReturnType<typeof setTimeout> | undefined;
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
    // Of a folder that is deleted, nothing tells of what was in it.
    const deletions = vscode.workspace.createFileSystemWatcher('**', true, true);
    const scan = () => void this.scan();
    const touch = (uri: vscode.Uri) => this.touch(uri);
    this.disposables = [
      this.findings,
      this.changed,
      watcher,
      watcher.onDidCreate(touch),
      watcher.onDidChange(touch),
      deletions,
      deletions.onDidDelete((uri) => this.forgetBelow(uri)),
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
      vscode.tasks.onDidEndTask(({ execution: { task } }) => {
        if (!task.problemMatchers.includes(MATCHER)) return;
        clearTimeout(this.reading);
        this.reading = setTimeout(() => this.showAgain(), READING);
      }),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => touch(uri)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        for (const tab of [...opened, ...closed]) addressesOf(tab).forEach(touch);
      }),
      vscode.languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) if (shownDocument(uri)) touch(uri);
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
    const shown = vscode.workspace.textDocuments.filter(
      (document) => isDraft(document) && isInTab(document.uri),
    );
    const wanted = new Map(
      [...shown.map(({ uri }) => uri), ...drafts].map((uri) => [uri.toString(), uri]),
    );
    for (const key of this.states.keys()) if (!wanted.has(key)) this.drop(key);
    this.changed.fire();
    for (const key of wanted.keys()) this.pending.add(key);
    await this.work();
  }

  dispose(): void {
    clearTimeout(this.reading);
    this.pending.clear();
    this.stop.cancel();
    this.stop.dispose();
    for (const disposable of this.disposables) disposable.dispose();
  }

  /** A draft may be another one now. */
  private touch(uri: vscode.Uri): void {
    const key = uri.toString();
    const shown = shownDocument(uri);
    if (shown ? isDraft(shown) : isOn() && isInFolders(uri)) {
      this.pending.add(key);
      void this.work();
    } else if (this.states.has(key) || this.shown.has(key)) {
      this.drop(key);
      this.dropped();
    }
  }

  /** A file or a folder is gone. What is shown of it in an editor stays. */
  private forgetBelow(uri: vscode.Uri): void {
    const address = uri.toString();
    const gone = [...this.states.keys(), ...this.pending].filter(
      (key) =>
        (key === address || key.startsWith(`${address}/`)) && !isInTab(vscode.Uri.parse(key)),
    );
    for (const key of gone) this.drop(key);
    if (gone.length > 0) this.dropped();
  }

  private drop(key: string): void {
    this.pending.delete(key);
    this.states.delete(key);
    this.shown.delete(key);
    const uri = vscode.Uri.parse(key);
    if (this.findings.has(uri)) this.findings.delete(uri);
  }

  /** What others had in common with drafts that are gone holds no longer. */
  private dropped(): void {
    this.changed.fire();
    this.compare();
    void this.work();
  }

  /**
   * Holds the drafts of each folder against each other, as the command line does that checks it: those
   * of which something else holds now are checked again.
   */
  private compare(): void {
    const before = this.elsewhere;
    this.elsewhere = isOn() ? numbersElsewhere(placed(this.states)) : new Map();
    for (const key of new Set([...before.keys(), ...this.elsewhere.keys()]))
      if (JSON.stringify(before.get(key)) !== JSON.stringify(this.elsewhere.get(key)))
        if (this.states.has(key)) this.pending.add(key);
  }

  /**
   * What a closed draft has shown gives way when an editor opens it, also what the task has found.
   * Before anything else is shown: VS Code up to 1.100 tells extensions that findings of a task have
   * gone only where none are left.
   */
  private giveWay(uri: vscode.Uri): void {
    const key = uri.toString();
    if (this.shown.has(key)) return;
    this.shown.set(key, '[]');
    this.findings.delete(uri);
  }

  private show(uri: vscode.Uri, isShown: boolean, diagnostics: readonly vscode.Diagnostic[]): void {
    const key = uri.toString();
    const json = JSON.stringify(diagnostics);
    // VS Code tells of a change in any case, which is a reason to check what an editor shows again.
    if (isShown && json === this.shown.get(key)) return;
    if (isShown) this.shown.set(key, json);
    else this.shown.delete(key);
    this.findings.set(uri, diagnostics);
  }

  /**
   * A task replaces what was shown of closed drafts, takes away what it has not found itself, and may
   * come late for a draft that was opened meanwhile.
   */
  private showAgain(): void {
    const known = [...this.states.keys()].map((key) => vscode.Uri.parse(key));
    this.findings.set(known.map((uri) => [uri, this.findings.get(uri)]));
  }

  private async work(): Promise<void> {
    if (this.isWorking || this.server.state !== State.Running) return;
    this.isWorking = true;
    try {
      if (this.pending.size < MANY) await this.checkPending(this.stop.token);
      else await this.checkMany();
      this.compare();
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
    const isShown = shownDocument(uri) !== undefined;
    if (isShown) this.giveWay(uri);
    const document = openDocument(uri);
    const text = isShown ? undefined : (document?.getText() ?? (await textOf(uri)));
    // Its editor was the last that had it; a document may live on behind that.
    if (!isShown && (document || text === undefined) && (await isGone(uri))) {
      this.drop(key);
      this.changed.fire();
      return;
    }
    const isReadable = isShown || text !== undefined;
    const others = this.elsewhere.get(key);
    const params: FileParams = { uri: key, text, others };
    const answer = isReadable
      ? await this.server.ask<CheckedFile | null>(CHECK_FILE, params, token)
      : undefined;
    if (token.isCancellationRequested && !answer) return;
    // It was shown or closed meanwhile: that is a question of its own.
    if (isShown !== (shownDocument(uri) !== undefined)) return;
    this.states.set(key, answer?.claims ?? (isReadable ? 'not checked' : 'unreadable'));
    // An editor has the findings of its text from elsewhere.
    const all = answer?.diagnostics ?? [];
    const found = isShown ? all.filter(isOfOtherFile) : all;
    this.show(uri, isShown, await this.server.asDiagnostics(found));
    this.changed.fire();
  }
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('claimlint');
}

function isOn(): boolean {
  return settings().get('checkWorkspace', false);
}

/** The drafts whose claims are known, by where they lie in their folders. */
function placed(states: ReadonlyMap<string, DraftState>): PlacedDraft[] {
  return [...states].flatMap(([key, claims]) => {
    const uri = vscode.Uri.parse(key);
    const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!folder || typeof claims === 'string') return [];
    const path = uri.path.slice(folder.path.length).replace(/^\//, '');
    return [{ key, folder: folder.toString(), path, numbers: claims.map(({ claim }) => claim) }];
  });
}

function isInFolders(uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri) !== undefined && /\.claim\.ya?ml$/.test(uri.path);
}

/** The document of an editor that is open; documents may live on behind closed ones. */
function shownDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return isInTab(uri) ? openDocument(uri) : undefined;
}

function isInTab(uri: vscode.Uri): boolean {
  const address = uri.toString();
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some((tab) => addressesOf(tab).some((one) => one.toString() === address)),
  );
}

/** What stands in a tab, as far as it may be a draft. */
function addressesOf({ input }: vscode.Tab): vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}

/** A draft that somebody writes; not an old version of one that is shown beside it. */
function isDraft({ languageId, uri }: vscode.TextDocument): boolean {
  const isFile = uri.scheme === 'untitled' || uri.scheme === 'file';
  return languageId === 'claim' && (isFile || isInFolders(uri));
}
