import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Checker } from '../check/check';
import { CodeTableFiles } from '../files/code-tables';
import { findSettings, loadProject } from '../files/project';
import { loadShipped, type Shipped } from '../files/shipped';
import type { DraftProject, Projects } from './runtime';

/** Projects read from disk. The data that ship are read when the first draft needs them. */
export class NodeProjects implements Projects {
  private shipped: Shipped | undefined;
  private readonly tableFiles = new CodeTableFiles();
  private plain: DraftProject | undefined;
  private readonly byFolder = new Map<string, DraftProject>();
  private readonly bySettings = new Map<string, DraftProject>();

  constructor(private readonly dataDir: string) {}

  of(uri: string): Promise<DraftProject> {
    // A failure becomes a rejected promise, which the handler's runner logs.
    return Promise.resolve().then(() => this.read(uri));
  }

  forget(): void {
    this.byFolder.clear();
    this.bySettings.clear();
  }

  private read(uri: string): DraftProject {
    const folder = folderOf(uri);
    if (folder === undefined) return this.withoutSettings();
    const known = this.byFolder.get(folder) ?? this.ofFolder(folder);
    this.byFolder.set(folder, known);
    return known;
  }

  private ofFolder(folder: string): DraftProject {
    const file = findSettings(folder);
    if (file === undefined) return this.withoutSettings();
    const known = this.bySettings.get(file);
    if (known) return known;
    const { checker, settings, faults } = loadProject(folder, this.data(), this.tableFiles);
    const project: DraftProject = {
      checker,
      severity: settings.severity,
      faults: faults.map((fault) => ({ ...fault, uri: pathToFileURL(fault.file).href })),
    };
    this.bySettings.set(file, project);
    return project;
  }

  private withoutSettings(): DraftProject {
    this.plain ??= { checker: new Checker(this.data()), severity: new Map(), faults: [] };
    return this.plain;
  }

  private data(): Shipped {
    this.shipped ??= loadShipped(this.dataDir);
    return this.shipped;
  }
}

/** The folder of a file; undefined for drafts that lie in none. */
function folderOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return dirname(fileURLToPath(uri));
  } catch {
    return undefined; // on another machine
  }
}
