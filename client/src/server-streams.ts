import * as readline from 'node:readline';
import type { Readable } from 'node:stream';
import type { StdioOptions } from 'vscode-languageclient/node';

/**
 * Takes of what the server's process prints only where it failed and that memory ran out. The
 * message of an error may quote a draft, and no draft may stand in a log.
 */
export const serverStreams: Required<StdioOptions> = {
  stdout: (input) => void input.resume(),
  stderr: (input: Readable, output) => {
    readline.createInterface({ input }).on('line', (line) => {
      if (isAboutTheProgram(line)) output.error(line);
    });
  },
};

/** A stack frame, or an end that the runtime itself tells of. */
export function isAboutTheProgram(line: string): boolean {
  return /^ {4}at .{1,300}$|^(?:<--- )?(?:FATAL ERROR|Last few GCs)|^Error: Cannot find module/.test(
    line,
  );
}
