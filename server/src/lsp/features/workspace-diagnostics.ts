import type {
  CancellationToken,
  WorkspaceDiagnosticParams,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { ClaimHolders } from '../../check/claim-holders';
import type { CheckedDocument } from '../../service/checked-document';
import { diagnosticsOf } from '../../service/diagnostics';
import { withOthers } from '../../service/other-file-duplicates';
import { sameAddress } from '../documents';
import { notChecked } from '../not-checked';
import type { Drafts } from '../runtime';
import { Slices } from '../slices';
import { closedDraft } from './closed-draft';
import type { Feature, FeatureContext } from './feature';

/** So many drafts are checked; the others say that they are not. */
const MOST = 1000;

/**
 * Drafts of the open folders, for clients that ask for all at once. Those that have not changed since
 * they were asked for are not read again. Drafts that are open are told by their documents, but count
 * where others have the same claim numbers.
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
        const places = await reports.places();
        const holders = new Map<string, ClaimHolders>();
        let left = MOST;
        progress.begin('Claimlint', 0, `${places.length} drafts`, true);
        for (const [i, place] of places.entries()) {
          if (token.isCancellationRequested) break;
          const before = holders.get(place.folder) ?? new ClaimHolders();
          holders.set(place.folder, before);
          const knownId = known.get(place.uri);
          const report = place.isOpen
            ? await reports.passOver(place, before)
            : left-- > 0
              ? await reports.of(place, before, knownId, token)
              : leftOut(place, knownId);
          if (report && partial) partial.report({ items: [report] });
          else if (report) items.push(report);
          progress.report(Math.floor(((i + 1) / places.length) * 100));
        }
        progress.done();
        return { items };
      };
      return runner.handler('workspace diagnostics', { items: [] }, work)(params, token);
    });
  },
};

/** A draft in one of the folders. */
interface Place {
  uri: string;
  folder: string;
  /** Where it lies below the folder. */
  path: string;
  /** Its document tells of it. */
  isOpen: boolean;
}

/** What is told of each draft. */
class Reports {
  private readonly slices: Slices;
  /** The claim numbers of drafts, and the state of the file in which they were read. */
  private readonly numbers = new Map<string, { state: string; numbers: (string | null)[] }>();

  constructor(
    private readonly context: FeatureContext,
    private readonly drafts: Drafts,
  ) {
    this.slices = new Slices(context.runtime);
  }

  /** The drafts of the folders. */
  async places(): Promise<Place[]> {
    const { connection, folders, document } = this.context;
    const unread = (reason: string) => connection.console.warn(`folder left out: ${reason}`);
    const open = await folders();
    const places = this.drafts
      .below(open, unread)
      .map((uri) => ({ uri, ...placeIn(open, uri), isOpen: document(uri) !== undefined }));
    const there = new Set(places.map(({ uri }) => uri));
    for (const uri of this.numbers.keys()) if (!there.has(uri)) this.numbers.delete(uri);
    return places;
  }

  /** Nothing is told of an open draft. */
  async passOver({ uri, path }: Place, before: ClaimHolders): Promise<undefined> {
    const document = await this.context.results.draft(uri);
    if (document) before.add(path, numbersOf(document));
  }

  /** Undefined where the client no longer wants it. */
  async of(
    { uri, path }: Place,
    before: ClaimHolders,
    knownId: string | undefined,
    token: CancellationToken,
  ): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
    const state = `${this.drafts.stateOf(uri)}.${this.context.results.era}`;
    const known = this.numbers.get(uri);
    if (known?.state === state && knownId === idOf(state, before.before(known.numbers))) {
      before.add(path, known.numbers);
      return { kind: 'unchanged', uri, version: null, resultId: knownId };
    }
    const file = this.drafts.read(uri);
    if ('unreadable' in file) {
      const why = `The draft cannot be read (${file.unreadable}); nothing was checked.`;
      return { kind: 'full', uri, version: null, resultId: state, items: [notChecked(why)] };
    }
    const { settings, forgetSettings, docsBase } = this.context;
    try {
      const alone = await closedDraft(this.context, { uri, ...file }, this.slices, token);
      if (!alone) return undefined;
      const numbers = numbersOf(alone);
      const others = before.before(numbers);
      before.add(path, numbers);
      this.numbers.set(uri, { state, numbers });
      const options = { docsBase, ...(await settings(uri)) };
      const items = diagnosticsOf(withOthers(alone, others), options);
      return { kind: 'full', uri, version: null, resultId: idOf(state, others), items };
    } finally {
      forgetSettings(uri);
    }
  }
}

/** The folder of a draft, the inner one where one lies in another, and where it lies there. */
function placeIn(folders: readonly string[], uri: string): { folder: string; path: string } {
  const address = sameAddress(uri);
  const folder = folders
    .map((one) => `${sameAddress(one).replace(/\/$/, '')}/`)
    .filter((one) => address.startsWith(one))
    .reduce((a, b) => (b.length > a.length ? b : a), '');
  return { folder, path: address.slice(folder.length) };
}

function numbersOf({ result }: CheckedDocument): (string | null)[] {
  return result.claims.map(({ claim }) => claim);
}

/** What a report hangs on: the file, what it is judged by, and the drafts that have its numbers too. */
function idOf(state: string, others: readonly (string | null)[]): string {
  return others.every((other) => other === null) ? state : `${state}.${JSON.stringify(others)}`;
}

function leftOut({ uri }: Place, knownId: string | undefined): WorkspaceDocumentDiagnosticReport {
  const about = { uri, version: null, resultId: 'not checked' };
  if (knownId === about.resultId) return { kind: 'unchanged', ...about };
  const why = `Of the drafts here ${MOST} are checked; this one is when you open it.`;
  return { kind: 'full', ...about, items: [notChecked(why)] };
}
