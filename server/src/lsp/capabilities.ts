import {
  TextDocumentSyncKind,
  type ClientCapabilities,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { CODE_ACTION_KINDS, SOURCE } from '../service/source';

/** Behind these something else may stand: a value, an item, the next field. */
const TRIGGERS = [' ', ':', '[', '{', ',', '-'];

/** What the client is told of the server, before anything that checks drafts is loaded. */
export function capabilitiesFor(
  { textDocument }: ClientCapabilities,
  initializationOptions: unknown,
): ServerCapabilities {
  const pulls = textDocument?.diagnostic !== undefined;
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(pulls && {
      diagnosticProvider: {
        identifier: SOURCE,
        interFileDependencies: false,
        workspaceDiagnostics: !checksFolders(initializationOptions),
      },
    }),
    codeActionProvider: { codeActionKinds: CODE_ACTION_KINDS },
    codeLensProvider: {},
    completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
    definitionProvider: true,
    documentFormattingProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    documentRangeFormattingProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    hoverProvider: true,
    inlayHintProvider: true,
    referencesProvider: true,
    renameProvider: textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    selectionRangeProvider: true,
  };
}

/** Whether the client has the drafts of its folders checked by itself, as our extension has. */
function checksFolders(options: unknown): boolean {
  return (
    typeof options === 'object' &&
    options !== null &&
    'checksFolders' in options &&
    options.checksFolders === true
  );
}
