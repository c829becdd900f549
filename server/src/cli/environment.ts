import { dirname, relative } from 'node:path';
import type { Day } from '../draft/days';
import { loadShipped, type Shipped } from '../files/shipped';
import { loadProject, type Project, type ProjectFault } from '../files/project';
import { rangesOf, type ReportedError } from './report';

/** What a command needs of the world; tests give their own. */
export interface Environment {
  cwd: string;
  out: (text: string) => void;
  err: (text: string) => void;
  /** Colours are wanted on standard output. */
  colour: boolean;
  /** Standard error is a terminal. */
  terminal: boolean;
  today: Day;
  version: string;
  /** The folder of the built data. */
  dataDir: string;
}

/** Settings and packs by folder, read once; drafts beside each other share them. */
export class Projects {
  private readonly byFolder = new Map<string, Project>();
  private shipped: Shipped | undefined;

  constructor(private readonly environment: Pick<Environment, 'dataDir' | 'cwd'>) {}

  /** What ships: code tables and policy packs. */
  get data(): Shipped {
    this.shipped ??= loadShipped(this.environment.dataDir);
    return this.shipped;
  }

  /** What holds for a draft; standard input counts as lying in the current folder. */
  of(file: string | undefined): Project {
    const folder = file === undefined ? this.environment.cwd : dirname(file);
    let project = this.byFolder.get(folder);
    if (!project) {
      const loaded = loadProject(folder, this.data);
      const known = [...this.byFolder.values()].find((p) => p.settingsFile === loaded.settingsFile);
      project = known ?? loaded;
      this.byFolder.set(folder, project);
    }
    return project;
  }

  /** Faults of settings and packs that were read so far, each once. */
  faults(): ReportedError[] {
    const seen = new Set<string>();
    return [...new Set(this.byFolder.values())].flatMap((project) =>
      project.faults.flatMap((fault) => {
        const key = `${fault.file} ${fault.span.start} ${fault.fault.what}`;
        if (seen.has(key)) return [];
        seen.add(key);
        return [errorOf(fault, this.environment.cwd)];
      }),
    );
  }
}

function errorOf({ file, kind, text, fault, span }: ProjectFault, cwd: string): ReportedError {
  return {
    path: relative(cwd, file).replaceAll('\\', '/'),
    kind,
    message: `${fault.what} ${fault.todo}`,
    range: rangesOf(text)(span),
  };
}
