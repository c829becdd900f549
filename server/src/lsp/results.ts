import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { checkDocument, type CheckedDocument } from '../service/checked-document';
import { diagnosticsOf } from '../service/diagnostics';
import { fileDiagnostics, policyFaults, settingsFaults } from '../service/file-diagnostics';
import { kindOf, sameAddress } from './documents';
import type { DraftProject, Runtime } from './runtime';
import type { ClientSettings, SettingsStore } from './settings';

/** What a document was judged by, and as what. */
interface Judged {
  document: TextDocument;
  project: DraftProject;
  settings: ClientSettings;
  /** Changes with everything that the result hangs on. */
  id: string;
}

/** Checks open documents, each version once. Results of older versions are never handed out. */
export class Results {
  private readonly checked = new Map<string, { id: string; value: CheckedDocument }>();
  private readonly opened = new Map<string, number>();
  private openings = 0;
  private generation = 0;

  constructor(
    private readonly documents: { get(uri: string): TextDocument | undefined },
    private readonly runtime: Runtime,
    private readonly settings: SettingsStore,
    private readonly docsBase: () => string,
    private readonly onProject: (project: DraftProject) => void,
  ) {}

  open(uri: string): void {
    this.opened.set(uri, ++this.openings);
  }

  close(uri: string): void {
    this.opened.delete(uri);
    this.checked.delete(uri);
  }

  /** Settings or packs changed: everything is judged anew. */
  expire(): void {
    this.generation++;
    this.checked.clear();
  }

  /** The newest version of an open draft, checked; undefined for anything else. */
  async draft(uri: string): Promise<CheckedDocument | undefined> {
    const judged = await this.judge(uri);
    return judged && kindOf(judged.document) === 'draft' ? this.check(judged) : undefined;
  }

  /** The diagnostics of the newest version, with an id that tells whether anything changed since. */
  async diagnostics(
    uri: string,
    knownId?: string,
  ): Promise<{ id: string; version: number; items: Diagnostic[] | 'unchanged' } | undefined> {
    const judged = await this.judge(uri);
    if (!judged) return undefined;
    const { id, document } = judged;
    const items = id === knownId ? 'unchanged' : this.itemsOf(judged);
    return { id, version: document.version, items };
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

  private check({ document, project, settings, id }: Judged): CheckedDocument {
    const known = this.checked.get(document.uri);
    if (known?.id === id) return known.value;
    const { uri, version } = document;
    const value = checkDocument({ uri, version, text: document.getText() }, project.checker, {
      today: this.runtime.today(),
      // What the project's own file says comes first, so that editor and command line agree.
      severity: new Map([...settings.severity, ...project.severity]),
    });
    this.checked.set(uri, { id, value });
    return value;
  }

  private itemsOf(judged: Judged): Diagnostic[] {
    const { document, project, settings } = judged;
    const docsBase = this.docsBase();
    const kind = kindOf(document);
    if (kind === 'draft') return diagnosticsOf(this.check(judged), { docsBase, ...settings });
    if (kind === undefined) return [];
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
