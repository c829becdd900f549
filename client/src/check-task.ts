import * as vscode from 'vscode';

const TYPE = 'claimlint';

/** What stands in `tasks.json`. */
interface CheckTask extends vscode.TaskDefinition {
  /** Files, folders and globs; the whole folder when absent. */
  paths?: string[];
}

/**
 * The task that runs the command line over a folder: what it finds goes into the list of problems by
 * the matcher that package.json contributes. On a desktop alone, for folders on its disk.
 * @param commandLine path of the program that ships.
 */
export class CheckTasks implements vscode.TaskProvider {
  constructor(private readonly commandLine: string) {}

  provideTasks(): vscode.Task[] {
    return (vscode.workspace.workspaceFolders ?? [])
      .filter(({ uri }) => uri.scheme === 'file')
      .map((folder) => this.taskOf({ type: TYPE }, folder));
  }

  resolveTask(task: vscode.Task): vscode.Task | undefined {
    const { scope } = task;
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    return folder && this.taskOf(task.definition as CheckTask, folder);
  }

  private taskOf(definition: CheckTask, folder: vscode.WorkspaceFolder): vscode.Task {
    const paths = Array.isArray(definition.paths) ? definition.paths : [];
    // What runs the extension is a Node, also where nobody has installed one.
    const run = new vscode.ProcessExecution(
      process.execPath,
      [this.commandLine, 'check', '--', ...paths.filter((path) => typeof path === 'string')],
      { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: '1' } },
    );
    const task = new vscode.Task(definition, folder, 'check', TYPE, run, '$claimlint');
    task.group = vscode.TaskGroup.Test;
    task.detail = 'Checks every claim draft of the folder';
    return task;
  }
}
