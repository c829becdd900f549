import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic, Range } from 'vscode-languageserver-types';
import { checkDocument, type CheckedDocument } from '../service/checked-document';
import { diagnosticsSoFar } from '../service/diagnostics';
import { fileDiagnostics, policyFaults, settingsFaults } from '../service/file-diagnostics';
import { preparingWholeFile } from '../service/whole-file';
import { kindOf, sameAddress } from './documents';
import type { DraftProject, Runtime } from './runtime';
import type { ClientSettings, SettingsStore } from './settings';
import { Slices, type SlicedCheck } from './slices';

/** What a document was judged by, and as what. */
interface Judged {
  document: TextDocument;
  project: DraftProject;
  settings: ClientSettings;
  /** Changes with everything that the result hangs on. */
  id: string;
}

/** The diagnostics of a version of a document. */
export interface FoundDiagnostics {
  /** Changes with everything that they hang on. */
  id: string;
  version: number;
  items: Diagnostic[] | 'unchanged';
  /** Nothing is left to check; otherwise the last item says so. */
  isDone: boolean;
}

/**
 * Checks open documents, each version once, large ones in slices. Results of older versions are never
 * handed out.
 */
export class Results {
  private readonly checked = new Map<string, { id: string; value: CheckedDocument }>();
  private readonly opened = new Map<string, number>();
  private readonly visible = new Map<string, readonly Range[]>();
  private readonly slices: Slices;
  private openings = 0;
  private generation = 0;

  constructor(
    private readonly documents: { get(uri: string): TextDocument | undefined },
    private readonly runtime: Runtime,
    private readonly settings: SettingsStore,
    private readonly docsBase: string,
    private readonly onProject: (project: DraftProject) => void,
  ) {
    this.slices = new Slices(runtime);
  }

  open(uri: string): void {
    this.opened.set(uri, ++this.openings);
  }

  close(uri: string): void {
    this.opened.delete(uri);
    this.checked.delete(uri);
    this.visible.delete(uri);
  }

  /** What the client shows of a document: it is checked first. */
  show(uri: string, ranges: readonly Range[]): void {
    if (this.opened.has(uri)) this.visible.set(uri, ranges);
  }

  /** Settings or packs changed: everything is judged anew. */
  expire(): void {
    this.generation++;
    this.checked.clear();
  }

  /** Changes with what every document is judged by. */
  get era(): string {
    return `${this.generation}.${this.runtime.today()}`;
  }

  /** The newest version of an open draft, all of it checked; undefined for anything else. */
  async draft(uri: string): Promise<CheckedDocument | undefined> {
    for (;;) {
      const judged = await this.judge(uri);
      if (!judged || kindOf(judged.document) !== 'draft') return undefined;
      const document = this.checkedBy(judged);
      if (document.check.isDone || (await this.inSlices(document).done)) return document;
    }
  }

  /** The same, for what shows something of every claim: that is prepared in slices as well. */
  async wholeDraft(uri: string): Promise<CheckedDocument | undefined> {
    for (;;) {
      const document = await this.draft(uri);
      if (!document) return undefined;
      const steps = preparingWholeFile(document);
      if (await this.slices.work(steps, () => this.isCurrent(document))) return document;
    }
  }

  /**
   * The same at once, for what needs the claim at a position alone: perhaps no other is checked yet.
   * Nothing may read its `result`.
   */
  async draftAtOnce(uri: string): Promise<CheckedDocument | undefined> {
    const judged = await this.judge(uri);
    return judged && kindOf(judged.document) === 'draft' ? this.checkedBy(judged) : undefined;
  }

  /**
   * The diagnostics of the newest version, with an id that tells whether anything changed since; of a
   * large draft perhaps a first part.
   */
  async diagnostics(uri: string, knownId?: string): Promise<FoundDiagnostics | undefined> {
    for (;;) {
      const judged = await this.judge(uri);
      if (!judged) return undefined;
      const { id, document } = judged;
      const { version } = document;
      if (id === knownId) return { id, version, items: 'unchanged', isDone: true };
      if (kindOf(document) !== 'draft')
        return { id, version, items: this.itemsOf(judged), isDone: true };
      const checked = this.checkedBy(judged);
      if (!checked.check.isDone) await this.inSlices(checked).first;
      if (!this.isCurrent(checked)) continue;
      const { isDone } = checked.check;
      const options = { docsBase: this.docsBase, ...judged.settings };
      const items = diagnosticsSoFar(checked, options);
      return { id: isDone ? id : `${id}.part`, version, items, isDone };
    }
  }

  private inSlices(document: CheckedDocument): SlicedCheck {
    const { uri, lines } = document;
    const wanted = () =>
      (this.visible.get(uri) ?? []).map(({ start, end }) => ({
        start: lines.offsetAt(start),
        end: lines.offsetAt(end),
      }));
    return this.slices.check(document, wanted, () => this.isCurrent(document));
  }

  /** No newer version has come, and nothing else that it was judged by has changed. */
  private isCurrent(document: CheckedDocument): boolean {
    const { uri, version } = document;
    return (
      this.checked.get(uri)?.value === document && this.documents.get(uri)?.version === version
    );
  }

  private async judge(uri: string): Promise<Judged | undefined> {
    for (;;) {
      const { generation } = this;
      const [project, settings] = await Promise.all([
        this.runtime.projects.of(uri),
        this.settings.of(uri),
      ]);
      if (generation !== this.generation) continue;
      const document = this.documents.get(uri);
      if (!document || !kindOf(document)) return undefined;
      this.onProject(project);
      const opening = this.opened.get(uri) ?? 0;
      const id = [opening, document.version, generation, this.runtime.today()].join('.');
      return { document, project, settings, id };
    }
  }

  private checkedBy({ document, project, settings, id }: Judged): CheckedDocument {
    const { uri, version } = document;
    const known = this.checked.get(uri);
    if (known?.id === id) return known.value;
    const options = {
      today: this.runtime.today(),
      // What the project's own file says comes first, so that editor and command line agree.
      severity: new Map([...settings.severity, ...project.severity]),
      clock: () => this.runtime.now(),
    };
    const text = document.getText();
    const value = checkDocument({ uri, version, text }, project.checker, options, known?.value);
    this.checked.set(uri, { id, value });
    return value;
  }

  /** The diagnostics of settings and packs. */
  private itemsOf({ document, project }: Judged): Diagnostic[] {
    const docsBase = this.docsBase;
    const kind = kindOf(document);
    if (kind === undefined || kind === 'draft') return [];
    const text = document.getText();
    const address = sameAddress(document.uri);
    const onDisk = project.faults.filter((f) => sameAddress(f.uri) === address && f.text === text);
    const faults =
      onDisk.length > 0
        ? onDisk
        : kind === 'settings'
          ? settingsFaults(text)
          : policyFaults(text, project.checker.resources.packs);
    return fileDiagnostics(kind, text, faults, { docsBase, severity: project.severity });
  }
}
