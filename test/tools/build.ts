import { runQuietly } from '../vscode/host/command';
import { projectRoot } from '../vscode/host/paths';

/**
 * Builds the extension, the server and the command line.
 * @throws Error with the compiler's words when it fails.
 */
export async function build(): Promise<void> {
  console.error('Building …');
  await runQuietly('npm', ['run', '--silent', 'build'], { cwd: projectRoot });
}
