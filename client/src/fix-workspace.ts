import * as vscode from 'vscode';
import { FIX_FILE, type FileFixes, type FileParams } from '../../server/src/lsp/file-messages';
import { findDrafts, openDocument, textOf } from './draft-files';
import type { LanguageServer } from './language-server';

/** More files than this are no longer looked at by anyone. */
const MOST_FILES = 5000;

/**
 * Every safe fix of every draft in the folders, shown before anything is written.
 * @param given `preview` or `all`, where a key binding says so; else the user is asked.
 */
export async function fixWorkspace(server: LanguageServer, given?: unknown): Promise<void> {
  const planned = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Looking for safe fixes',
      cancellable: true,
    },
    (progress, token) => plan(server, progress, token),
  );
  if (!planned) return;
  const { fixes, skipped } = planned;
  if (skipped.length > 0) void vscode.window.showWarningMessage(skippedText(skipped));
  if (fixes.size === 0) {
    void vscode.window.showInformationMessage(
      'Nothing in these drafts can be fixed without a choice of yours.',
    );
    return;
  }
  const way = given === 'preview' || given === 'all' ? given : await chooseWay(fixes);
  if (!way) return;
  const edit = editOf(fixes, way === 'preview');
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
}

/** In VS Code's preview nothing is ticked at first, which is work where much is to be fixed. */
async function chooseWay(fixes: Plan['fixes']): Promise<'preview' | 'all' | undefined> {
  const count = [...fixes.values()].reduce((sum, { applied }) => sum + applied, 0);
  const what = `${counted(count, 'safe fix', 'safe fixes')} in ${counted(fixes.size, 'draft', 'drafts')}`;
  const picked = await vscode.window.showQuickPick(
    [
      {
        label: 'Look at them first',
        detail: 'Tick in the preview what is to be applied',
        way: 'preview' as const,
      },
      { label: 'Apply all', detail: 'Ctrl+Z takes them back', way: 'all' as const },
    ],
    { placeHolder: what },
  );
  return picked?.way;
}

function counted(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}

interface Plan {
  /** The safe fixes of each draft in which there are any. */
  fixes: Map<vscode.Uri, FileFixes>;
  skipped: Skipped[];
}

interface Skipped {
  uri: vscode.Uri;
  why: 'unsaved' | 'unreadable' | 'not checked';
}

/** Undefined where the user has given up. */
async function plan(
  server: LanguageServer,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<Plan | undefined> {
  const { drafts } = await findDrafts(MOST_FILES, token);
  const made: Plan = { fixes: new Map(), skipped: [] };
  for (const [i, uri] of drafts.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: `${i + 1} of ${drafts.length}`, increment: 100 / drafts.length });
    const fixes = await fixesOf(server, uri);
    if (typeof fixes === 'string') made.skipped.push({ uri, why: fixes });
    else if (fixes.edits.length > 0) made.fixes.set(uri, fixes);
  }
  return token.isCancellationRequested ? undefined : made;
}

/** The fixes of a file as it lies there; what somebody is still typing in is left alone. */
async function fixesOf(
  server: LanguageServer,
  uri: vscode.Uri,
): Promise<FileFixes | Skipped['why']> {
  const open = openDocument(uri);
  if (open?.isDirty) return 'unsaved';
  const text = open?.getText() ?? (await textOf(uri));
  if (text === undefined) return 'unreadable';
  const params: FileParams = { uri: uri.toString(), text };
  return (await server.ask<FileFixes | null>(FIX_FILE, params)) ?? 'not checked';
}

function editOf(fixes: Plan['fixes'], needsConfirmation: boolean): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const [uri, { edits, applied }] of fixes) {
    const about: vscode.WorkspaceEditEntryMetadata = {
      label: counted(applied, 'safe fix', 'safe fixes'),
      description: vscode.workspace.asRelativePath(uri),
      needsConfirmation,
    };
    for (const { range, newText } of edits) edit.replace(uri, rangeOf(range), newText, about);
  }
  return edit;
}

function rangeOf({ start, end }: FileFixes['edits'][number]['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

const REASONS: Record<Skipped['why'], string> = {
  unsaved: 'has changes that are not saved',
  unreadable: 'cannot be read as UTF-8 text',
  'not checked': 'could not be checked',
};
/** Files named in one message. */
const MOST_NAMED = 5;

function skippedText(skipped: readonly Skipped[]): string {
  const named = skipped
    .slice(0, MOST_NAMED)
    .map(({ uri, why }) => `${vscode.workspace.asRelativePath(uri)} ${REASONS[why]}`);
  const left = skipped.length - named.length;
  return `Left out: ${named.join('; ')}${left > 0 ? `; and ${left} more` : ''}.`;
}
