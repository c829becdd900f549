import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { CheckTasks } from './check-task';
import { activateWith } from './extension';
import type { LanguageServer } from './language-server';
import { serverStreams } from './server-streams';

let server: LanguageServer | undefined;

/** Entry of the extension on the desktop and on remote hosts: the server is a process of its own. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const run = {
    module: context.asAbsolutePath('dist/server/lsp.js'),
    transport: TransportKind.ipc,
  };
  const tasks = new CheckTasks(context.asAbsolutePath('dist/server/cli.js'));
  context.subscriptions.push(vscode.tasks.registerTaskProvider('claimlint', tasks));
  server = await activateWith(context, {
    createClient: (options) =>
      // Not the prefix of our settings: the client would read `trace.server: verbose` there, and
      // write drafts into the output.
      new LanguageClient('claimlint-server', 'Claimlint', run, {
        ...options,
        stdioOptions: serverStreams,
      }),
  });
}

/** Called when the extension ends; VS Code waits for it, so that no process is left behind. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}
