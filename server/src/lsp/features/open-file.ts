import { fileDocument, type FileDocument } from '../../service/packs/written-file';
import { kindOf } from '../documents';
import type { FeatureContext } from './feature';

/** An open settings file or policy pack, with what it is read beside; undefined for anything else. */
export async function openFile(
  { document, runtime }: Pick<FeatureContext, 'document' | 'runtime'>,
  uri: string,
): Promise<FileDocument | undefined> {
  if (document(uri) === undefined) return undefined;
  const { checker } = await runtime.projects.of(uri);
  // What is open now: it may have changed while the project was read.
  const open = document(uri);
  const kind = open && kindOf(open);
  if (!open || kind === undefined || kind === 'draft') return undefined;
  return fileDocument(kind, open.getText(), checker);
}
