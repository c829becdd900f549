import type {
  CancellationToken,
  Diagnostic,
  WorkspaceDiagnosticParams,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticsOf } from '../../service/diagnostics';
import { notChecked } from '../not-checked';
import type { Drafts } from '../runtime';
import { Slices } from '../slices';
import { closedDraft } from './closed-draft';
import type { Feature, FeatureContext } from './feature';

/** So many drafts are checked; the others say that they are not. */
const MOST = 1000;

/**
 * Drafts of the open folders, for clients that ask for all at once. Those that have not changed since
 * they were asked for are not read again. Drafts that are open are told by their documents.
 */
export const workspaceDiagnosticsFeature: Feature = {
  register(context) {
    const { connection, runner, runtime } = context;
    const { drafts } = runtime;
    if (!drafts) return;
    const reports = new Reports(context, drafts);
    connection.languages.diagnostics.onWorkspace((params, token, progress, partial) => {
      const work = async ({ previousResultIds }: WorkspaceDiagnosticParams) => {
        const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
        const items: WorkspaceDocumentDiagnosticReport[] = [];
        const uris = await reports.uris();
        progress.begin('Claimlint', 0, `${uris.length} drafts`, true);
        for (const [i, uri] of uris.entries()) {
          if (token.isCancellationRequested) break;
          const report = await reports.of(uri, i >= MOST, known.get(uri), token);
          if (report && partial) partial.report({ items: [report] });
          else if (report) items.push(report);
          progress.report(Math.floor(((i + 1) / uris.length) * 100));
        }
        progress.done();
        return { items };
      };
      return runner.handler('workspace diagnostics', { items: [] }, work)(params, token);
    });
  },
};

/** What is told of each draft. */
class Reports {
  private readonly slices: Slices;

  constructor(
    private readonly context: FeatureContext,
    private readonly drafts: Drafts,
  ) {
    this.slices = new Slices(context.runtime);
  }

  /** The drafts of the folders that nobody has open. */
  async uris(): Promise<string[]> {
    const { connection, folders, document } = this.context;
    const unread = (reason: string) => connection.console.warn(`folder left out: ${reason}`);
    return this.drafts.below(await folders(), unread).filter((uri) => !document(uri));
  }

  /** Undefined where the client no longer wants it. */
  async of(
    uri: string,
    isTooMany: boolean,
    knownId: string | undefined,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
    const resultId = isTooMany
      ? 'not checked'
      : `${this.drafts.stateOf(uri)}.${this.context.results.era}`;
    const about = { uri, version: null, resultId };
    if (knownId === resultId) return { kind: 'unchanged', ...about };
    const items = isTooMany
      ? [notChecked(`Of the drafts here ${MOST} are checked; this one is when you open it.`)]
      : await this.found(uri, token);
    return items && { kind: 'full', ...about, items };
  }

  private async found(uri: string, token: CancellationToken): Promise<Diagnostic[] | undefined> {
    const file = this.drafts.read(uri);
    if ('unreadable' in file)
      return [notChecked(`The draft cannot be read (${file.unreadable}); nothing was checked.`)];
    const { settings, forgetSettings, docsBase } = this.context;
    try {
      const document = await closedDraft(this.context, { uri, ...file }, this.slices, token);
      return document && diagnosticsOf(document, { docsBase, ...(await settings(uri)) });
    } finally {
      forgetSettings(uri);
    }
  }
}
