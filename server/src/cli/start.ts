import { isMainThread } from 'node:worker_threads';
import { serveChecks } from './check-worker';
import { main } from './main';

// The command line starts itself again as its worker threads.
if (isMainThread) void main();
else serveChecks();
