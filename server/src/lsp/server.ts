import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  type Connection,
  type DocumentDiagnosticReport,
  type InitializeParams,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TABLE_SUFFIX } from '../codes/table-file';
import { SOURCE } from '../service/source';
import { kindOf, sameAddress } from './documents';
import { notChecked } from './not-checked';
import { FEATURES } from './features';
import { FileFaults } from './file-faults';
import { TRUSTED, VISIBLE, type VisibleParams } from './own-messages';
import { PushDiagnostics } from './push-diagnostics';
import { Results } from './results';
import { Runner } from './runner';
import type { FileAccess, Runtime } from './runtime';
import { readInitializationOptions, SettingsStore } from './settings';

const WATCHED = [
  '**/.claimlint.yaml',
  '**/*.policy.yaml',
  '**/*.policy.yml',
  `**/*${TABLE_SUFFIX}`,
];

/** Serves a client that has said `initialize`. Nothing here reads a file or knows where it runs. */
export function startServer(
  connection: Connection,
  { capabilities: client, initializationOptions, workspaceFolders }: InitializeParams,
  runtime: Runtime,
): void {
  const options = readInitializationOptions(initializationOptions);
  const docsBase = options.docsBase ?? runtime.docsBase;
  let access: FileAccess = { trusted: options.trusted, clientReads: options.clientReads };
  runtime.projects.use(access);
  const folders = async (): Promise<string[]> => {
    const canAsk = client.workspace?.workspaceFolders === true;
    const open = canAsk ? await connection.workspace.getWorkspaceFolders() : workspaceFolders;
    return (open ?? []).map(({ uri }) => uri);
  };
  const documents = new TextDocuments(TextDocument);
  const runner = new Runner(runtime, (line) => connection.console.error(line));
  const settings = new SettingsStore(connection, client.workspace?.configuration === true);
  const isOpen = (address: string) => documents.keys().some((uri) => sameAddress(uri) === address);
  const fileFaults = new FileFaults(connection, docsBase, isOpen);
  const results = new Results(documents, runtime, settings, docsBase, (project) =>
    fileFaults.add(project),
  );
  const push = new PushDiagnostics(
    connection,
    results,
    runner,
    runtime,
    (uri) => documents.get(uri)?.version,
  );
  const pulls = client.textDocument?.diagnostic !== undefined;

  connection.onInitialized(() => {
    void runner.quietly('register', async () => {
      const { workspace } = client;
      if (workspace?.didChangeConfiguration?.dynamicRegistration)
        await connection.client.register(DidChangeConfigurationNotification.type, {
          section: SOURCE,
        });
      if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
        await connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: WATCHED.map((globPattern) => ({ globPattern })),
        });
    });
  });

  /** Everything is judged anew. */
  const refresh = (): void => {
    results.expire();
    fileFaults.expire();
    if (!pulls) for (const uri of documents.keys()) push.schedule(uri);
    else if (client.workspace?.diagnostics?.refreshSupport)
      void runner.quietly('refresh', () => connection.languages.diagnostics.refresh());
    for (const method of FEATURES.flatMap((feature) => feature.refresh?.(client) ?? []))
      void runner.quietly('refresh', async () => void (await connection.sendRequest(method)));
  };

  /** Drafts of which only a part was told. */
  const unfinished = new Set<string>();
  const refreshWhenDone = (uri: string): void => {
    if (unfinished.has(uri)) return;
    unfinished.add(uri);
    void runner.quietly('the rest of a draft', async () => {
      await results.draft(uri).finally(() => unfinished.delete(uri));
      await connection.languages.diagnostics.refresh();
    });
  };
  connection.onNotification(VISIBLE, ({ textDocument, ranges }: VisibleParams) =>
    results.show(textDocument.uri, ranges),
  );

  connection.onDidChangeConfiguration(({ settings: values }) => {
    settings.changed(values);
    refresh();
  });
  connection.onNotification(TRUSTED, () => {
    access = { ...access, trusted: true };
    runtime.projects.use(access);
    refresh();
  });
  connection.onDidChangeWatchedFiles(() => {
    runtime.projects.forget();
    refresh();
  });

  documents.onDidOpen(({ document }) => {
    results.open(document.uri);
    if (kindOf(document) !== 'draft') fileFaults.show();
  });
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (!pulls) push.schedule(uri);
  });
  documents.onDidClose(({ document }) => {
    results.close(document.uri);
    settings.forget(document.uri);
    if (!pulls) push.close(document.uri);
    if (kindOf(document) !== 'draft') fileFaults.show();
  });

  connection.languages.diagnostics.on(
    runner.handler(
      'diagnostics',
      NOT_CHECKED,
      async (params): Promise<DocumentDiagnosticReport> => {
        const { uri } = params.textDocument;
        const canRefresh = client.workspace?.diagnostics?.refreshSupport === true;
        // Who cannot be told later must be told all now.
        if (!canRefresh) await results.draft(uri);
        const found = await results.diagnostics(uri, params.previousResultId);
        if (!found) return { kind: 'full', items: [] };
        if (!found.isDone) refreshWhenDone(uri);
        return found.items === 'unchanged'
          ? { kind: 'unchanged', resultId: found.id }
          : { kind: 'full', resultId: found.id, items: found.items };
      },
    ),
  );

  for (const feature of FEATURES)
    feature.register({
      connection,
      results,
      runner,
      runtime,
      client,
      commands: new Set(options.commands),
      settings: (uri) => settings.of(uri),
      forgetSettings: (uri) => settings.forget(uri),
      folders,
      document: (uri) => documents.get(uri),
      docsBase,
    });

  documents.listen(connection);
}

/** A file on which the check failed must not look clean. */
const NOT_CHECKED: DocumentDiagnosticReport = {
  kind: 'full',
  items: [notChecked('Claimlint failed on this file; nothing in it was checked.')],
};
