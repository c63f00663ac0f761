/** One worker thread: scans batches of files until it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { fileScanner } from './file-scanner.js';
import type { FromThread, ThreadSetup, ToThread } from './run-in-threads.js';

const { options, at } = workerData as ThreadSetup;
const scan = fileScanner(options);

parentPort!.on('message', async ({ files }: ToThread) => {
  for (const [i, file] of files.entries()) {
    Atomics.store(at, 0, i);
    const outcome = await scan(file);
    if (outcome) tell({ outcome });
  }
  tell({ done: true });
});

function tell(message: FromThread): void {
  parentPort!.postMessage(message);
}
