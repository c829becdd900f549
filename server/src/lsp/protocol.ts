import type * as lsp from 'vscode-languageserver-protocol';

/*
 * The messages of the protocol that a server of this kind may handle, by method: types alone, so
 * that nothing of the library is bundled.
 */

interface Call<P, R> {
  params: P;
  result: R;
}

/** Requests of the client. */
export interface ClientRequests {
  'textDocument/diagnostic': Call<lsp.DocumentDiagnosticParams, lsp.DocumentDiagnosticReport>;
  'textDocument/hover': Call<lsp.HoverParams, lsp.Hover | null>;
  'textDocument/completion': Call<
    lsp.CompletionParams,
    lsp.CompletionItem[] | lsp.CompletionList | null
  >;
  'completionItem/resolve': Call<lsp.CompletionItem, lsp.CompletionItem>;
  'textDocument/codeAction': Call<lsp.CodeActionParams, (lsp.Command | lsp.CodeAction)[] | null>;
  'codeAction/resolve': Call<lsp.CodeAction, lsp.CodeAction>;
  'textDocument/codeLens': Call<lsp.CodeLensParams, lsp.CodeLens[] | null>;
  'codeLens/resolve': Call<lsp.CodeLens, lsp.CodeLens>;
  'textDocument/inlayHint': Call<lsp.InlayHintParams, lsp.InlayHint[] | null>;
  'inlayHint/resolve': Call<lsp.InlayHint, lsp.InlayHint>;
  'textDocument/documentSymbol': Call<
    lsp.DocumentSymbolParams,
    lsp.DocumentSymbol[] | lsp.SymbolInformation[] | null
  >;
  'workspace/symbol': Call<
    lsp.WorkspaceSymbolParams,
    lsp.WorkspaceSymbol[] | lsp.SymbolInformation[] | null
  >;
  'textDocument/definition': Call<
    lsp.DefinitionParams,
    lsp.Definition | lsp.DefinitionLink[] | null
  >;
  'textDocument/references': Call<lsp.ReferenceParams, lsp.Location[] | null>;
  'textDocument/documentHighlight': Call<
    lsp.DocumentHighlightParams,
    lsp.DocumentHighlight[] | null
  >;
  'textDocument/documentLink': Call<lsp.DocumentLinkParams, lsp.DocumentLink[] | null>;
  'documentLink/resolve': Call<lsp.DocumentLink, lsp.DocumentLink>;
  'textDocument/foldingRange': Call<lsp.FoldingRangeParams, lsp.FoldingRange[] | null>;
  'textDocument/selectionRange': Call<lsp.SelectionRangeParams, lsp.SelectionRange[] | null>;
  'textDocument/linkedEditingRange': Call<
    lsp.LinkedEditingRangeParams,
    lsp.LinkedEditingRanges | null
  >;
  'textDocument/prepareRename': Call<lsp.PrepareRenameParams, lsp.PrepareRenameResult | null>;
  'textDocument/rename': Call<lsp.RenameParams, lsp.WorkspaceEdit | null>;
  'textDocument/formatting': Call<lsp.DocumentFormattingParams, lsp.TextEdit[] | null>;
  'textDocument/rangeFormatting': Call<lsp.DocumentRangeFormattingParams, lsp.TextEdit[] | null>;
  'textDocument/onTypeFormatting': Call<lsp.DocumentOnTypeFormattingParams, lsp.TextEdit[] | null>;
  'textDocument/signatureHelp': Call<lsp.SignatureHelpParams, lsp.SignatureHelp | null>;
  'textDocument/semanticTokens/full': Call<lsp.SemanticTokensParams, lsp.SemanticTokens | null>;
  'textDocument/semanticTokens/range': Call<
    lsp.SemanticTokensRangeParams,
    lsp.SemanticTokens | null
  >;
  'workspace/executeCommand': Call<lsp.ExecuteCommandParams, unknown>;
}

/** Notifications of the client, by what they send. */
export interface ClientNotifications {
  initialized: lsp.InitializedParams;
  'workspace/didChangeConfiguration': lsp.DidChangeConfigurationParams;
  'workspace/didChangeWatchedFiles': lsp.DidChangeWatchedFilesParams;
  'workspace/didChangeWorkspaceFolders': lsp.DidChangeWorkspaceFoldersParams;
  'textDocument/didOpen': lsp.DidOpenTextDocumentParams;
  'textDocument/didChange': lsp.DidChangeTextDocumentParams;
  'textDocument/didClose': lsp.DidCloseTextDocumentParams;
  'textDocument/didSave': lsp.DidSaveTextDocumentParams;
}
