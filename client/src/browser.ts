import * as vscode from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type LanguageClientOptions,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateWith } from './extension';
import type { LanguageServer } from './language-server';

let server: LanguageServer | undefined;

/** Entry of the extension in a browser: the server is a web worker. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const script = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server', 'browser.js');
  server = await activateWith(context, {
    createClient: (options) => new WorkerClient(script, options),
  });
}

/** Called when the extension ends. */
export async function deactivate(): Promise<void> {
  await server?.stop();
}

/** The client of a server in a worker, which ends with it. */
class WorkerClient extends LanguageClient {
  private worker: Worker | undefined;

  constructor(script: vscode.Uri, options: LanguageClientOptions) {
    const start = (): Promise<MessageTransports> => Promise.resolve(this.startWorker(script));
    // Not the prefix of our settings: see the entry of the desktop.
    super('claimlint-server', 'Claimlint', start, options);
  }

  override async stop(timeout?: number): Promise<void> {
    try {
      await super.stop(timeout);
    } finally {
      this.worker?.terminate();
    }
  }

  /** After a crash the client asks for another. */
  private startWorker(script: vscode.Uri): MessageTransports {
    this.worker?.terminate();
    this.worker = new Worker(script.toString(true));
    return { reader: new WorkerReader(this.worker), writer: new BrowserMessageWriter(this.worker) };
  }
}

/** A worker that has failed answers no more: its end is told, as that of a process is. */
class WorkerReader extends BrowserMessageReader {
  constructor(worker: Worker) {
    super(worker);
    worker.addEventListener('error', (event) => {
      // What it says of the error may quote a draft.
      event.preventDefault();
      this.fireClose();
    });
  }
}
