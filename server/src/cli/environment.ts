import type { Day } from '../draft/days';

/** What a command needs of the world; tests give their own. */
export interface Environment {
  cwd: string;
  /** Writes to standard output; resolves when the reader keeps up. */
  out: (text: string) => Promise<void>;
  err: (text: string) => void;
  /** All of standard input. */
  stdin: () => Promise<Uint8Array>;
  /** Colours are wanted on standard output. */
  colour: boolean;
  /** Standard error is a terminal. */
  terminal: boolean;
  today: Day;
  version: string;
  /** The folder of the built data. */
  dataDir: string;
  /** The user's folder for caches of this program; it need not be there. */
  cacheDir: string;
  /** Cores that may be used. */
  cores: number;
  /** The file that serves checks when it is started as a worker thread. */
  workerScript: string;
}
