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

/** The life of a worker thread: inputs come in, what the check says of them goes out. */
export function serveChecks(): void {
  const { dataDir, cwd, args } = workerData as WorkerStart;
  const projects = new Projects(dataDir, cwd);
  parentPort?.on('message', (inputs: readonly Input[]) => {
    parentPort?.postMessage(inputs.map((input) => checkInput(input, projects.of(input), args)));
  });
}
