/** One worker thread: scans files until no job is left. */
import { parentPort, workerData } from 'node:worker_threads';
import { fileScanner, type ScannedFile } from './file-scanner.js';
import { type FromThread, RUN, type Run, type ThreadSetup } from './run-in-threads.js';

const { options, jobs, next, at, rest } = workerData as ThreadSetup;
const MANY = 500;

const scan = fileScanner(options);
let quiet: ScannedFile[] = [];
for (let run = rest ?? takenRun(); run[0] < jobs.length; run = takenRun()) await scanRun(run);
tell({ quiet });
tell({ finished: true });

function takenRun(): Run {
  const first = Atomics.add(next, 0, RUN);
  return [first, Math.min(first + RUN, jobs.length)];
}

async function scanRun([first, end]: Run): Promise<void> {
  Atomics.store(at, 1, end);
  for (let number = first; number < end; number += 1) {
    Atomics.store(at, 0, number);
    const scanned = await scan(jobs[number]!);
    // At once, so that it is not lost should the next file hang.
    if (scanned.outcome) tell({ scanned });
    else if (scanned.hash !== '') quiet.push(scanned);
  }
  if (quiet.length < MANY) return;
  tell({ quiet });
  quiet = [];
}

function tell(message: FromThread): void {
  parentPort!.postMessage(message);
}
