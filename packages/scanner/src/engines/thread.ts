/** One worker thread: scans batches of files until it is ended. */
import { parentPort, workerData } from 'node:worker_threads';
import { fileScanner, type ScannedFile } from './file-scanner.js';
import type { FromThread, ThreadSetup, ToThread } from './run-in-threads.js';

const { options, at } = workerData as ThreadSetup;
const scan = fileScanner(options);

parentPort!.on('message', async ({ jobs }: ToThread) => {
  const quiet: ScannedFile[] = [];
  for (const [i, job] of jobs.entries()) {
    Atomics.store(at, 0, i);
    const scanned = await scan(job);
    // At once, so that it is not lost should the next file hang.
    if (scanned.outcome) tell({ scanned });
    else if (scanned.hash !== '') quiet.push(scanned);
  }
  tell({ done: quiet });
});

function tell(message: FromThread): void {
  parentPort!.postMessage(message);
}
