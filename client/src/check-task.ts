import { spawn, type ChildProcess } from 'node:child_process';
import * as vscode from 'vscode';

const TYPE = 'claimlint';

/** What stands in `tasks.json`. */
interface CheckTask extends vscode.TaskDefinition {
  /** Files, folders and globs; the whole folder when absent. */
  paths?: unknown;
  /**
   * Where several folders are open, which one: VS Code keeps but one program for tasks that are
   * defined alike.
   */
  folder?: string;
}

/** VS Code says of a terminal that ends sooner, in milliseconds, that it could not be started. */
const LAUNCH = 1000;

/**
 * The task that runs the command line over a folder: what it finds goes into the list of problems by
 * the matcher that package.json contributes. On a desktop alone, for folders on its disk.
 */
export class CheckTasks implements vscode.TaskProvider {
  /** @param commandLine path of the program that ships. */
  constructor(private readonly commandLine: string) {}

  provideTasks(): vscode.Task[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders
      .filter(({ uri }) => uri.scheme === 'file')
      .map((folder) => this.taskOf({ type: TYPE, ...whichOf(folders, folder) }, folder));
  }

  resolveTask({ scope, definition }: vscode.Task): vscode.Task | undefined {
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    return folder?.uri.scheme === 'file' ? this.taskOf(definition, folder) : undefined;
  }

  private taskOf(definition: CheckTask, folder: vscode.WorkspaceFolder): vscode.Task {
    const run = new vscode.CustomExecution((resolved) => {
      const { paths } = resolved as CheckTask;
      const named = Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
      const args = [this.commandLine, 'check', '--', ...named];
      return Promise.resolve(new ProgramTerminal(args, folder.uri.fsPath));
    });
    const task = new vscode.Task(definition, folder, 'check', TYPE, run, '$claimlint');
    task.group = vscode.TaskGroup.Test;
    task.detail = 'Checks every claim draft of the folder';
    return task;
  }
}

/** The folder by its name, or by its path where others have the name too; nothing when it is alone. */
function whichOf(
  folders: readonly vscode.WorkspaceFolder[],
  { name, uri }: vscode.WorkspaceFolder,
): { folder?: string } {
  if (folders.length < 2) return {};
  const isOnly = folders.filter((one) => one.name === name).length === 1;
  return { folder: isOnly ? name : uri.fsPath };
}

/**
 * Shows what a program prints. What runs the extension is a Node, so the program runs also where
 * nobody has installed one.
 */
class ProgramTerminal implements vscode.Pseudoterminal {
  private readonly written = new vscode.EventEmitter<string>();
  private readonly closed = new vscode.EventEmitter<number>();
  private program: ChildProcess | undefined;
  readonly onDidWrite = this.written.event;
  readonly onDidClose = this.closed.event;

  constructor(
    private readonly args: readonly string[],
    private readonly cwd: string,
  ) {}

  open(): void {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const program = spawn(process.execPath, this.args, { cwd: this.cwd, env });
    this.program = program;
    const launched = new Promise((resolve) => setTimeout(resolve, LAUNCH));
    const end = (code: number) => void launched.then(() => this.closed.fire(code));
    for (const stream of [program.stdout, program.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => this.written.fire(text.replace(/\r?\n/g, '\r\n')));
    }
    program.on('error', () => {
      this.written.fire('The command line could not be started.\r\n');
      end(2);
    });
    // Only now all that was printed has come.
    program.on('close', (code) => end(code ?? 2));
  }

  /** The user has ended the task. */
  close(): void {
    this.program?.kill();
  }
}
