import type { TextEdit as ProtocolEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import type { ModelEdit } from '../draft/edits';
import type { ClaimDraft } from '../draft/claim-draft';
import { textEditsFor } from '../edits/edit-draft';
import type { TextEdit } from '../edits/text-edits';
import type { CheckedDocument } from './checked-document';

/** Edits of one version of a document; a client refuses them for any other. `shift`: where offsets count from. */
export function versionedEdit(
  document: CheckedDocument,
  edits: readonly TextEdit[],
  shift = 0,
): WorkspaceEdit {
  const { uri, version, lines } = document;
  const changes = edits.map((edit): ProtocolEdit => ({
    range: lines.rangeOf(edit, shift),
    newText: edit.newText,
  }));
  return { documentChanges: [{ textDocument: { uri, version }, edits: changes }] };
}

/** Edits of the claim model as an edit of the document; undefined where they cannot be made safely. */
export function modelEdit(
  document: CheckedDocument,
  draft: ClaimDraft,
  edits: readonly ModelEdit[],
): WorkspaceEdit | undefined {
  const made = textEditsFor(draft, edits);
  return made && made.length > 0 ? versionedEdit(document, made, draft.offset) : undefined;
}
