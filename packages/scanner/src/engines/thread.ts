/** One worker thread: scans files until no job is left. */
import { parentPort, workerData } from 'node:worker_threads';
import { fileScanner, type ScannedFile } from './file-scanner.js';
import { jobBoard } from './job-board.js';
import type { FromThread, ThreadSetup } from './run-in-threads.js';

const { options, jobs, memory, at, rest, isForCode } = workerData as ThreadSetup;
const MANY = 500;

const board = jobBoard(memory);
const scan = fileScanner(options);
let quiet: ScannedFile[] = [];
if (rest) await scanRun(...rest);
while (await takeWork()) if (quiet.length >= MANY) tellQuiet();
tellQuiet();
tell({ finished: true });

/** False when nothing is left: what another thread puts off later, it does itself. */
async function takeWork(): Promise<boolean> {
  const early = isForCode ? board.takePutOff() : undefined;
  if (early !== undefined) return scanRun(early, early + 1);
  const run = board.takeRun();
  if (run) return scanRun(...run);
  const late = board.takePutOff();
  return late !== undefined && scanRun(late, late + 1, true);
}

async function scanRun(first: number, end: number, isPutOff = isForCode): Promise<true> {
  Atomics.store(at, 1, end);
  for (let number = first; number < end; number += 1) {
    Atomics.store(at, 0, number);
    const scanned = await scan(jobs[number]!, !isPutOff);
    if (scanned === 'put off') {
      board.putOff(number);
      continue;
    }
    board.finish();
    // At once, so that it is not lost should the next file hang.
    if (scanned.outcome) tell({ scanned });
    else if (scanned.hash !== '') quiet.push(scanned);
  }
  return true;
}

function tellQuiet(): void {
  tell({ quiet });
  quiet = [];
}

function tell(message: FromThread): void {
  parentPort!.postMessage(message);
}
