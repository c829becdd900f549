import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Project } from '../check/project';
import type { Shipped } from '../check/shipped';
import { CodeTableFiles } from '../files/code-tables';
import { findSettings, loadSettings } from '../files/project';
import type { ProjectReader } from './folder-projects';

/** Reads what holds for drafts on this machine's disks. */
export class DiskReader implements ProjectReader {
  private readonly tableFiles = new CodeTableFiles();

  folderOf(uri: string): string | undefined {
    if (!uri.startsWith('file:')) return undefined;
    try {
      return dirname(fileURLToPath(uri));
    } catch {
      return undefined; // on another machine
    }
  }

  async findSettings(folder: string): Promise<string | undefined> {
    return findSettings(folder);
  }

  async load(settingsFile: string, shipped: Shipped, trusted: boolean): Promise<Project> {
    return loadSettings(settingsFile, shipped, this.tableFiles, trusted);
  }

  addressOf(file: string): string {
    return pathToFileURL(file).href;
  }
}
