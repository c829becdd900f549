import { fileDiagnostics } from '../service/file-diagnostics';
import type { Connection } from 'vscode-languageserver';
import { sameAddress } from './documents';
import type { DraftProject, FaultOfFile } from './runtime';

/**
 * Shows faults of settings files and packs that are not open: a draft is checked by them, so their
 * faults must be seen. Files that are open are reported like drafts, from their text.
 */
export class FileFaults {
  private readonly projects = new Set<DraftProject>();
  private readonly shown = new Set<string>();

  constructor(
    private readonly connection: Connection,
    private readonly docsBase: string,
    private readonly isOpen: (address: string) => boolean,
  ) {}

  add(project: DraftProject): void {
    if (this.projects.has(project)) return;
    this.projects.add(project);
    this.show();
  }

  /** Settings or packs changed: what is known of them is out of date. */
  expire(): void {
    this.projects.clear();
    this.show();
  }

  /** Brings what is shown up to date. */
  show(): void {
    const byUri = new Map<string, { project: DraftProject; faults: FaultOfFile[] }>();
    for (const project of this.projects)
      for (const fault of project.faults) {
        if (this.isOpen(sameAddress(fault.uri))) continue;
        const known = byUri.get(fault.uri);
        if (!known) byUri.set(fault.uri, { project, faults: [fault] });
        else if (known.project === project) known.faults.push(fault);
      }
    for (const uri of [...this.shown].filter((uri) => !byUri.has(uri))) this.send(uri, []);
    for (const [uri, { project, faults }] of byUri) {
      const [first] = faults;
      if (!first) continue;
      const options = { docsBase: this.docsBase, severity: project.severity };
      this.send(uri, fileDiagnostics(first.kind, first.text, faults, options));
    }
  }

  private send(uri: string, diagnostics: ReturnType<typeof fileDiagnostics>): void {
    if (diagnostics.length > 0) this.shown.add(uri);
    else this.shown.delete(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics });
  }
}
