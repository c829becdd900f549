import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateWith } from './extension';

/** Entry of the extension on the desktop and on remote hosts: the server is a process of its own. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server/lsp.js');
  await activateWith(context, {
    docsBase: vscode.Uri.joinPath(context.extensionUri, 'server', 'pages').toString(),
    createClient: (options) =>
      new LanguageClient(
        'claimlint',
        'Claimlint',
        { module, transport: TransportKind.ipc },
        options,
      ),
  });
}
