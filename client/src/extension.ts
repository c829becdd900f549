import * as vscode from 'vscode';
import {
  RevealOutputChannelOn,
  type BaseLanguageClient,
  type LanguageClientOptions,
} from 'vscode-languageclient';
import { TRUSTED } from '../../server/src/lsp/own-messages';
import { CLIENT_COMMANDS } from '../../server/src/service/client-commands';
import { CheckStatusItem } from './check-status-item';
import { registerCommands } from './commands';
import { crashHandler } from './crashes';
import { answerFileRequests } from './file-requests';
import { LanguageServer } from './language-server';
import { messageTrace } from './message-trace';

/** What the two entries (desktop and browser) do differently. */
export interface Host {
  createClient(options: LanguageClientOptions): BaseLanguageClient;
}

const LANGUAGES = [
  { language: 'claim' },
  { language: 'claim-policy' },
  { pattern: '**/.claimlint.yaml' },
];

/** What the server is told where drafts may be judged by something else. */
const PROJECT_CHANGES = new Set([
  'workspace/didChangeConfiguration',
  'workspace/didChangeWatchedFiles',
  TRUSTED,
]);

/**
 * Starts the language server and everything that the extension shows.
 * @returns the server, which must be stopped when the extension ends.
 */
export async function activateWith(
  context: vscode.ExtensionContext,
  host: Host,
): Promise<LanguageServer> {
  const output = vscode.window.createOutputChannel('Claimlint', { log: true });
  const restart = () => server.start();
  const projectChanged = new vscode.EventEmitter<void>();
  const onSent = (method: string) => {
    if (PROJECT_CHANGES.has(method)) projectChanged.fire();
  };
  const offerRestart = () => void askToRestart(restart, () => output.show());
  const createClient = () => {
    const client = host.createClient(clientOptions(context, output, offerRestart, onSent));
    answerFileRequests(client, context.extensionUri);
    return client;
  };
  const server = new LanguageServer(createClient, offerRestart);
  context.subscriptions.push(
    output,
    server,
    projectChanged,
    new CheckStatusItem(server),
    vscode.commands.registerCommand('claimlint.restartServer', restart),
    vscode.commands.registerCommand('claimlint.showOutput', () => output.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void server.tell(TRUSTED)),
  );
  registerCommands(context, server, projectChanged.event);
  await server.start();
  return server;
}

function clientOptions(
  context: vscode.ExtensionContext,
  output: vscode.LogOutputChannel,
  onGivenUp: () => void,
  onSent: (method: string) => void,
): LanguageClientOptions {
  return {
    documentSelector: LANGUAGES,
    outputChannel: output,
    // What fails stands in the output; a biller is told only when nothing works any more.
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: crashHandler(onGivenUp),
    middleware: messageTrace(output, onSent),
    // Asked for at each start: trust may have been given since.
    initializationOptions: () => ({
      // The list of claims asks for the drafts that nobody has open.
      checksFolders: true,
      docsBase: vscode.Uri.joinPath(context.extensionUri, 'server', 'pages').toString(),
      trusted: vscode.workspace.isTrusted,
      clientReads: true,
      commands: CLIENT_COMMANDS,
    }),
    diagnosticPullOptions: { onChange: true, onSave: false, onTabs: false },
  };
}

async function askToRestart(restart: () => void, showOutput: () => void): Promise<void> {
  const again = 'Restart Server';
  const show = 'Show Output';
  const choice = await vscode.window.showErrorMessage(
    'Claimlint’s server does not run: claims are not being checked.',
    again,
    show,
  );
  if (choice === again) restart();
  if (choice === show) showOutput();
}
