import type { Disposable } from 'vscode-languageserver';
import type { Checker } from '../check/check';
import type { Level } from '../check/severity';
import type { Day } from '../draft/days';
import type { FileKind, PlacedFault } from '../service/file-diagnostics';

/** A fault of a file that is no draft, and where that file is. */
export interface FaultOfFile extends PlacedFault {
  uri: string;
  kind: FileKind;
  /** The text that the fault's span counts in. */
  text: string;
}

/** What holds for the drafts of a folder. */
export interface DraftProject {
  checker: Checker;
  severity: ReadonlyMap<string, Level>;
  faults: readonly FaultOfFile[];
}

/** What the client has said that bears on the files of a folder. */
export interface FileAccess {
  /** Whether the user trusts the folders that are open; without trust their packs are not used. */
  trusted: boolean;
  /** Whether the client reads files for the server, those that lie on no disk too. */
  clientReads: boolean;
}

/** Reads what holds for a draft: settings, packs, code tables. Keeps what it has read until told otherwise. */
export interface Projects {
  of(uri: string): Promise<DraftProject>;
  /** Settings or packs have changed: they are read anew when next needed. */
  forget(): void;
  /** What the client has said at its start, or now: everything is read anew by it. */
  use(access: FileAccess): void;
}

/** Drafts that no client has open. */
export interface Drafts {
  /** Their addresses in folders and below, in a fixed order; told is why a folder cannot be read. */
  below(folders: readonly string[], unread: (reason: string) => void): string[];
  /** Changes with the file. */
  stateOf(uri: string): string;
  read(uri: string): { text: string } | { unreadable: string };
}

/** What differs between the server on a desktop and in a browser, and what tests replace. */
export interface Runtime {
  /** Today, by which dates of service are judged. */
  today(): Day;
  /** Milliseconds of some clock, for logs. */
  now(): number;
  timer: {
    /** Runs after messages that have arrived were read, so that cancellations are seen. */
    defer(callback: () => void): Disposable;
    after(callback: () => void, milliseconds: number): Disposable;
  };
  projects: Projects;
  /** Absent where the client alone reads files. */
  drafts?: Drafts;
  /** Address of the folder with the rules' pages, where the client names none. */
  docsBase: string;
}
