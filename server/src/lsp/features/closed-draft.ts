import type { CancellationToken } from 'vscode-languageserver';
import { checkDocument, type CheckedDocument } from '../../service/checked-document';
import type { Slices } from '../slices';
import type { FeatureContext } from './feature';

/** What holds for a draft at an address. */
export async function judgedBy({ runtime, settings }: FeatureContext, uri: string) {
  const [project, own] = await Promise.all([runtime.projects.of(uri), settings(uri)]);
  const severity = new Map([...own.severity, ...project.severity]);
  const options = { today: runtime.today(), severity, clock: () => runtime.now() };
  return { checker: project.checker, options };
}

/** A draft that nobody has open, checked in slices; undefined where the client no longer wants it. */
export async function closedDraft(
  context: FeatureContext,
  { uri, text }: { uri: string; text: string },
  slices: Slices,
  token: CancellationToken,
): Promise<CheckedDocument | undefined> {
  const { checker, options } = await judgedBy(context, uri);
  const document = checkDocument({ uri, version: 0, text }, checker, options);
  const isWanted = () => !token.isCancellationRequested;
  const isDone = await slices.check(document, () => [], isWanted).done;
  return isDone ? document : undefined;
}
