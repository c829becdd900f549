import { parentPort, workerData } from 'node:worker_threads';
import { checkInput, type InputCheck } from './check-input';
import type { Input } from './inputs';
import { Projects } from './projects';

/** What a worker thread is started with. */
export interface WorkerStart {
  dataDir: string;
  cwd: string;
  args: InputCheck;
}

/** The life of a worker thread: an input comes in, what the check says of it goes out. */
export function serveChecks(): void {
  const { dataDir, cwd, args } = workerData as WorkerStart;
  const projects = new Projects(dataDir, cwd);
  parentPort?.on('message', (input: Input) => {
    parentPort?.postMessage(checkInput(input, projects.of(input), args));
  });
}
