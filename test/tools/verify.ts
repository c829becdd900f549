import { runQuietly } from '../vscode/host/command';
import { projectRoot } from '../vscode/host/paths';

/** What a change must pass before its tests: each an npm script. */
const steps = [
  { title: 'lint', script: 'lint' },
  { title: 'types', script: 'compile' },
  { title: 'format', script: 'format:check' },
];

/** Runs all of them; prints a line for each, and the words of those that fail. */
async function main(): Promise<number> {
  let failed = 0;
  for (const { title, script } of steps) {
    try {
      await runQuietly('npm', ['run', '--silent', script], { cwd: projectRoot });
      console.log(`✓ ${title}`);
    } catch (error) {
      failed++;
      console.log(`✗ ${title}\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
