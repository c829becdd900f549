import { projectWithoutSettings, type Project } from '../check/project';
import type { Shipped } from '../check/shipped';
import type { DraftProject, FileAccess, Projects } from './runtime';

/** Reads settings and what they name, from a disk or through the client. */
export interface ProjectReader {
  /** The folder of a document, as this reader names it; undefined for one that it cannot reach. */
  folderOf(uri: string, access: FileAccess): string | undefined;
  /** The nearest settings file upward from a folder. */
  findSettings(folder: string): Promise<string | undefined>;
  load(settingsFile: string, shipped: Shipped, trusted: boolean): Promise<Project>;
  /** The address of a file that this reader names. */
  addressOf(file: string): string;
}

/** Projects by folder, each settings file read once. The data that ship are read when first needed. */
export class FolderProjects implements Projects {
  private access: FileAccess = { trusted: true, clientReads: false };
  private plain: Promise<DraftProject> | undefined;
  private shipped: Promise<Shipped> | undefined;
  private readonly byFolder = new Map<string, Promise<DraftProject>>();
  private readonly bySettings = new Map<string, Promise<DraftProject>>();

  /** @param readers the first that can reach a document reads for it. */
  constructor(
    private readonly loadShipped: () => Promise<Shipped>,
    private readonly readers: readonly ProjectReader[],
  ) {}

  of(uri: string): Promise<DraftProject> {
    for (const reader of this.readers) {
      const folder = reader.folderOf(uri, this.access);
      if (folder !== undefined)
        return keep(this.byFolder, folder, () => this.ofFolder(folder, reader));
    }
    return this.withoutSettings();
  }

  forget(): void {
    this.byFolder.clear();
    this.bySettings.clear();
  }

  use(access: FileAccess): void {
    this.access = access;
    this.forget();
  }

  private async ofFolder(folder: string, reader: ProjectReader): Promise<DraftProject> {
    const { bySettings, access } = this;
    const file = await reader.findSettings(folder);
    if (file === undefined) return this.withoutSettings();
    return keep(bySettings, file, async () => {
      const project = await reader.load(file, await this.data(), access.trusted);
      return draftProject(project, (name) => reader.addressOf(name));
    });
  }

  private withoutSettings(): Promise<DraftProject> {
    this.plain ??= this.data().then((shipped) =>
      draftProject(projectWithoutSettings(shipped), String),
    );
    return this.plain;
  }

  /** A read that failed is tried again. */
  private data(): Promise<Shipped> {
    this.shipped ??= this.loadShipped().catch((error: unknown) => {
      this.shipped = undefined;
      this.plain = undefined;
      throw error;
    });
    return this.shipped;
  }
}

function draftProject(
  { checker, settings, faults }: Project,
  addressOf: (file: string) => string,
): DraftProject {
  return {
    checker,
    severity: settings.severity,
    faults: faults.map((fault) => ({ ...fault, uri: addressOf(fault.file) })),
  };
}

/** What is known under a key, else what `read` makes; a failure is not kept. */
function keep<T>(known: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found) return found;
  const reading = read();
  known.set(key, reading);
  reading.catch(() => {
    if (known.get(key) === reading) known.delete(key);
  });
  return reading;
}
