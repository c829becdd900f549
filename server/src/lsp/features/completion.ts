import type { ClientCapabilities } from 'vscode-languageserver';
import { CompletionItemTag, InsertTextMode, MarkupKind } from 'vscode-languageserver-types';
import { SUGGEST_COMMAND } from '../../service/client-commands';
import {
  choiceOf,
  completion,
  resolveCompletion,
  type CompletionClient,
} from '../../service/completion';
import { fileCompletion } from '../../service/packs/file-completion';
import type { Feature } from './feature';
import { openFile } from './open-file';

export const completionFeature: Feature = {
  register(featureContext) {
    const { connection, results, runner, runtime, client, commands } = featureContext;
    const abilities = abilitiesOf(client, commands);
    connection.onCompletion(
      runner.handler('completion', null, async ({ textDocument, position, context }) => {
        const document = await results.draftAtOnce(textDocument.uri);
        if (document) return completion(document, position, abilities, context?.triggerCharacter);
        const file = await openFile(featureContext, textDocument.uri);
        return file ? fileCompletion(file, position, abilities) : null;
      }),
    );
    connection.onCompletionResolve((item, token) =>
      runner.handler('completion resolve', item, async () => {
        const choice = choiceOf(item);
        if (!choice) return item;
        const { checker } = await runtime.projects.of(choice.uri);
        return resolveCompletion(item, choice, checker, abilities);
      })(item, token),
    );
  },
};

/** What a client says of itself, as far as completion asks. */
function abilitiesOf(
  { textDocument }: ClientCapabilities,
  commands: ReadonlySet<string>,
): CompletionClient {
  const { completionItem: item, insertTextMode } = textDocument?.completion ?? {};
  const isTold = item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.asIs) ?? false;
  const adjusts = insertTextMode === InsertTextMode.adjustIndentation;
  return {
    snippets: item?.snippetSupport ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    deprecatedTag: item?.tagSupport?.valueSet.includes(CompletionItemTag.Deprecated) ?? false,
    markdown: item?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
    indentation: isTold ? 'told' : adjusts ? 'adjusts' : 'as-is',
    askAgain: commands.has(SUGGEST_COMMAND) ? SUGGEST_COMMAND : undefined,
  };
}
