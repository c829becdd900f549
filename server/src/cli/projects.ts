import { relative } from 'node:path';
import { nearest } from '../draft/nearest';
import { CodeTableFiles } from '../files/code-tables';
import { settingsDigest } from '../files/digests';
import { findSettings, loadSettings, type Project, type ProjectFault } from '../files/project';
import { loadShipped, type Shipped } from '../files/shipped';
import { folderOf, type Input } from './inputs';
import { rangesOf, type ReportedError } from './report';
import { UsageError } from './usage';

/** Settings and packs, each file read once; drafts under one settings file share a project. */
export class Projects {
  private readonly settingsOf = new Map<string, string | undefined>();
  private readonly bySettings = new Map<string | undefined, Project>();
  private readonly digests = new Map<string | undefined, string>();
  private readonly tableFiles = new CodeTableFiles();
  private shipped: Shipped | undefined;

  constructor(
    private readonly dataDir: string,
    private readonly cwd: string,
  ) {}

  /** What holds for an input. */
  of(input: Input): Project {
    return this.ofFolder(folderOf(input, this.cwd));
  }

  /** What holds in a folder; the current one by default. */
  ofFolder(folder: string = this.cwd): Project {
    const file = this.settingsFile(folder);
    let project = this.bySettings.get(file);
    if (!project) {
      this.shipped ??= loadShipped(this.dataDir);
      project = loadSettings(file, this.shipped, this.tableFiles);
      this.bySettings.set(file, project);
    }
    return project;
  }

  /** The digest of the settings, packs and tables that hold for an input. */
  digestOf(input: Input): string {
    const file = this.settingsFile(folderOf(input, this.cwd));
    const digest = this.digests.get(file) ?? settingsDigest(file);
    this.digests.set(file, digest);
    return digest;
  }

  /** Every fault of the settings and packs that hold for the inputs; without inputs, for this folder. */
  faults(inputs: readonly Input[]): ReportedError[] {
    const folders = inputs.length === 0 ? [this.cwd] : inputs.map((i) => folderOf(i, this.cwd));
    const projects = new Set(
      folders
        // Where there are no settings nothing can be wrong with them.
        .filter((folder) => this.settingsFile(folder) !== undefined)
        .map((folder) => this.ofFolder(folder)),
    );
    const errors = [...projects].flatMap((project) => project.faults).map((f) => this.errorOf(f));
    return [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()];
  }

  /** `--payer` must name a pack wherever there are inputs. */
  assertPayer(payer: string | undefined, inputs: readonly Input[]): void {
    if (payer === undefined) return;
    const projects = new Set(
      inputs.length === 0 ? [this.ofFolder()] : inputs.map((input) => this.of(input)),
    );
    for (const { checker } of projects) {
      const { payers, resources } = checker;
      if (payers.includes(payer) || resources.brokenPacks?.has(payer)) continue;
      throw new UsageError(`--payer ${payer}: ${noPack(payer, payers)}`);
    }
  }

  private settingsFile(folder: string): string | undefined {
    if (!this.settingsOf.has(folder)) this.settingsOf.set(folder, findSettings(folder));
    return this.settingsOf.get(folder);
  }

  private errorOf({ file, kind, text, fault, span }: ProjectFault): ReportedError {
    return {
      path: relative(this.cwd, file).replaceAll('\\', '/'),
      kind,
      message: `${fault.what} ${fault.todo}`,
      range: rangesOf(text)(span),
    };
  }
}

/** What to say of a payer id that no pack has. */
export function noPack(payer: string, payers: readonly string[]): string {
  const near = nearest(payer, payers);
  const hint =
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${payers.join(', ')}.`;
  return `there is no policy pack of that id. ${hint}`;
}
