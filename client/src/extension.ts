import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { CheckStatusItem } from './check-status-item';

/** What the two entries (desktop and browser) do differently. */
export interface Host {
  createClient(options: LanguageClientOptions): BaseLanguageClient;
  /** Address of the folder that holds the rule pages. */
  docsBase: string;
}

export const LANGUAGES = [
  { language: 'claim' },
  { language: 'claim-policy' },
  { pattern: '**/.claimlint.yaml' },
];

/** Starts the language server and everything that the extension shows. */
export async function activateWith(context: vscode.ExtensionContext, host: Host): Promise<void> {
  const output = vscode.window.createOutputChannel('Claimlint', { log: true });
  const client = host.createClient({
    documentSelector: LANGUAGES,
    outputChannel: output,
    diagnosticCollectionName: 'claimlint',
    initializationOptions: { docsBase: host.docsBase },
    synchronize: { configurationSection: 'claimlint' },
    diagnosticPullOptions: { onChange: true, onSave: false },
  });
  const status = new CheckStatusItem(client);
  context.subscriptions.push(
    output,
    status,
    vscode.commands.registerCommand('claimlint.restartServer', async () => {
      await client.stop();
      await client.start();
    }),
    vscode.commands.registerCommand('claimlint.showOutput', () => output.show()),
    { dispose: () => void client.dispose() },
  );
  await client.start();
}
