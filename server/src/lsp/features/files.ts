import type { CancellationToken } from 'vscode-languageserver';
import { fixText } from '../../edits/fix-passes';
import type { CheckedDocument } from '../../service/checked-document';
import { claimTemplates } from '../../service/claim-template';
import { diagnosticsOf } from '../../service/diagnostics';
import { withOthers } from '../../service/other-file-duplicates';
import { LineTable } from '../../service/positions';
import { listedClaims } from '../../service/status';
import { changesBetween } from '../../service/text-changes';
import {
  CHECK_FILE,
  FIX_FILE,
  TEMPLATES,
  type CheckedFile,
  type FileFixes,
  type FileParams,
  type Templates,
} from '../file-messages';
import { Slices } from '../slices';
import { closedDraft, judgedBy } from './closed-draft';
import type { Feature } from './feature';

/** Drafts that nobody has open: checked and fixed by their text. */
export const filesFeature: Feature = {
  register(context) {
    const { connection, results, runner, runtime, settings, docsBase } = context;
    const slices = new Slices(runtime);

    /** Undefined where the client no longer wants it, or the draft is not open. */
    const checked = async (
      { uri, text }: FileParams,
      token: CancellationToken,
    ): Promise<CheckedDocument | undefined> => {
      if (text === undefined) return results.draft(uri);
      return closedDraft(context, { uri, text }, slices, token);
    };

    connection.onRequest(
      CHECK_FILE,
      runner.handler(
        'check of a file',
        null,
        async (params: FileParams, token): Promise<CheckedFile | null> => {
          const alone = await checked(params, token);
          if (!alone) return null;
          const document = withOthers(alone, params.others ?? []);
          const shown = { docsBase, ...(await settings(params.uri)) };
          return { diagnostics: diagnosticsOf(document, shown), claims: listedClaims(document) };
        },
      ),
    );

    connection.onRequest(
      FIX_FILE,
      runner.handler(
        'fixes of a file',
        null,
        async ({ uri, text = '' }: FileParams): Promise<FileFixes | null> => {
          const { checker, options } = await judgedBy(context, uri);
          const fixed = fixText(checker, text, options);
          const lines = new LineTable(text);
          const edits = changesBetween(text, fixed.text).map((edit) => ({
            range: lines.rangeOf(edit),
            newText: edit.newText,
          }));
          return { edits, applied: fixed.applied };
        },
      ),
    );

    connection.onRequest(
      TEMPLATES,
      runner.handler('templates', [], async ({ uri }: FileParams): Promise<Templates> => {
        const { checker, options } = await judgedBy(context, uri);
        return claimTemplates(checker, options);
      }),
    );
  },
};
