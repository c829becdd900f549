import {
  DiagnosticSeverity,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type ClientCapabilities,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type Hover,
  type InitializeResult,
  type Position,
  type TextDocumentIdentifier,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { TABLE_SUFFIX } from '../codes/table-file';
import { CODE_ACTION_KINDS, codeActions } from '../service/code-actions';
import { compareAt, type DocumentComparison } from '../service/compare';
import { choiceOf, completion, resolveCompletion } from '../service/completion';
import { SOURCE } from '../service/diagnostics';
import { hover } from '../service/hover';
import { plainOf } from '../service/words';
import { statusOf, type ClaimStatus } from '../service/status';
import { kindOf, sameAddress } from './documents';
import { FileFaults } from './file-faults';
import { PushDiagnostics } from './push-diagnostics';
import { Results } from './results';
import { Runner } from './runner';
import type { Runtime } from './runtime';
import { readInitializationOptions, SettingsStore } from './settings';

/** Asks for the status of the claim at a position. */
export const STATUS_REQUEST = 'claimlint/status';
/** Asks for what every payer's policy says of the claim at a position. */
export const COMPARE_REQUEST = 'claimlint/compare';
export interface ClaimParams {
  textDocument: TextDocumentIdentifier;
  position?: Position;
}

const WATCHED = [
  '**/.claimlint.yaml',
  '**/*.policy.yaml',
  '**/*.policy.yml',
  `**/*${TABLE_SUFFIX}`,
];

/** Serves a client on a connection. Nothing here reads a file or knows where it runs. */
export function startServer(connection: Connection, runtime: Runtime): void {
  let client: ClientCapabilities = {};
  let docsBase = runtime.docsBase;
  const documents = new TextDocuments(TextDocument);
  const runner = new Runner(runtime, (line) => connection.console.error(line));
  const settings = new SettingsStore(connection, () => client.workspace?.configuration === true);
  const isOpen = (address: string) => documents.keys().some((uri) => sameAddress(uri) === address);
  const fileFaults = new FileFaults(connection, () => docsBase, isOpen);
  const results = new Results(
    documents,
    runtime,
    settings,
    () => docsBase,
    (project) => fileFaults.add(project),
  );
  const push = new PushDiagnostics(
    connection,
    results,
    runner,
    runtime,
    (uri) => documents.get(uri)?.version,
  );
  const pulls = () => client.textDocument?.diagnostic !== undefined;

  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    client = capabilities;
    docsBase = readInitializationOptions(initializationOptions).docsBase ?? docsBase;
    return {
      serverInfo: { name: 'Claimlint' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        hoverProvider: true,
        completionProvider: { triggerCharacters: [' ', ':', '[', ','], resolveProvider: true },
        codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
        ...(pulls()
          ? {
              diagnosticProvider: {
                identifier: SOURCE,
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
      },
    };
  });

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
    if (!pulls()) for (const uri of documents.keys()) push.schedule(uri, 0);
    else if (client.workspace?.diagnostics?.refreshSupport)
      void runner.quietly('refresh', () => connection.languages.diagnostics.refresh());
  };

  connection.onDidChangeConfiguration(({ settings: values }) => {
    settings.changed(values);
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
  documents.onDidChangeContent(({ document }) => {
    if (!pulls()) push.schedule(document.uri);
  });
  documents.onDidClose(({ document }) => {
    results.close(document.uri);
    settings.forget(document.uri);
    if (!pulls()) push.close(document.uri);
    if (kindOf(document) !== 'draft') fileFaults.show();
  });

  connection.languages.diagnostics.on(
    runner.handler(
      'diagnostics',
      NOT_CHECKED,
      async (params): Promise<DocumentDiagnosticReport> => {
        const found = await results.diagnostics(params.textDocument.uri, params.previousResultId);
        if (!found) return { kind: 'full', items: [] };
        return found.items === 'unchanged'
          ? { kind: 'unchanged', resultId: found.id }
          : { kind: 'full', resultId: found.id, items: found.items };
      },
    ),
  );

  connection.onHover(
    runner.handler('hover', null, async ({ textDocument, position }): Promise<Hover | null> => {
      const document = await results.draft(textDocument.uri);
      const found = document && hover(document, position);
      return found ? inFormat(found, client) : null;
    }),
  );

  connection.onCompletion(
    runner.handler('completion', null, async ({ textDocument, position }) => {
      const document = await results.draft(textDocument.uri);
      return document ? completion(document, position) : null;
    }),
  );

  connection.onCompletionResolve((item, token) =>
    runner.handler('completion resolve', item, async () => {
      const choice = choiceOf(item);
      if (!choice) return item;
      const { checker } = await runtime.projects.of(choice.uri);
      return resolveCompletion(item, choice, checker);
    })(item, token),
  );

  connection.onCodeAction(
    runner.handler('code action', null, async ({ textDocument, range, context }) => {
      const document = await results.draft(textDocument.uri);
      const { diagnostics, only } = context;
      return document ? codeActions(document, { range, diagnostics, only }) : null;
    }),
  );

  connection.onRequest(
    STATUS_REQUEST,
    runner.handler(
      'status',
      null,
      async ({ textDocument, position }: ClaimParams): Promise<ClaimStatus | null> => {
        const document = await results.draft(textDocument.uri);
        return (document && statusOf(document, position)) ?? null;
      },
    ),
  );

  connection.onRequest(
    COMPARE_REQUEST,
    runner.handler(
      'compare',
      null,
      async ({ textDocument, position }: ClaimParams): Promise<DocumentComparison | null> => {
        const document = await results.draft(textDocument.uri);
        return (document && compareAt(document, position)) ?? null;
      },
    ),
  );

  documents.listen(connection);
  connection.listen();
}

/** A file on which the check failed must not look clean. */
const NOT_CHECKED: DocumentDiagnosticReport = {
  kind: 'full',
  items: [
    {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      severity: DiagnosticSeverity.Warning,
      source: SOURCE,
      code: 'check-incomplete',
      message: 'Claimlint failed on this file; nothing in it was checked.',
    } satisfies Diagnostic,
  ],
};

/** Markdown only for clients that show it. */
function inFormat(found: Hover, client: ClientCapabilities): Hover {
  const formats = client.textDocument?.hover?.contentFormat;
  const { contents } = found;
  if (formats?.includes('markdown') || typeof contents !== 'object' || !('kind' in contents))
    return found;
  return { ...found, contents: { kind: 'plaintext', value: plainOf(contents.value) } };
}
