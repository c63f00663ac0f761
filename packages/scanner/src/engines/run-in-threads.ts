import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FileJob, ScannedFile } from './file-scanner.js';
import { jobBoard, jobBoardMemory, type Run, RUN } from './job-board.js';
import type { RunOptions } from './run-files.js';

/** From a thread: a file that has something to tell, at once; the others now and then; and that no job is left. */
export type FromThread = { scanned: ScannedFile } | { quiet: readonly ScannedFile[] } | { finished: true };

export interface ThreadSetup {
  options: Omit<RunOptions, 'onProgress' | 'threads' | 'fileBudget'>;
  jobs: readonly FileJob[];
  /** Of the job board. */
  memory: Int32Array<SharedArrayBuffer>;
  /** The job at hand and the end of the run of jobs it belongs to: what a thread that hangs can still tell. -1: not begun. */
  at: Int32Array;
  /** What another thread left undone. */
  rest?: Run;
  /** Takes what others put off before it takes anything new. */
  isForCode: boolean;
}

const LONG = 100_000; // jobs
const FILE_BUDGET = 20_000; // ms
const LOOK_EVERY = 250; // ms
const HEAP_MB = 400;
/** Syntax trees die young: in a small space they are copied again and again before they do. */
const YOUNG_MB = 32;

/**
 * A scan is over before most functions have paid for being optimised: by default that is a third of its CPU time, once more
 * for each thread. So only what is very hot is optimised, and less is inlined.
 */
const FEWER_OPTIMISATIONS = ['--interrupt-budget=1200000', '--max-inlined-bytecode-size-cumulative=200'];
const NEWEST_KNOWN = 13; // of V8: a flag that it does not know is a complaint on stderr

export async function runInThreads(jobs: readonly FileJob[], threads: number, { onProgress, threads: _, fileBudget = FILE_BUDGET, ...options }: RunOptions): Promise<ScannedFile[]> {
  const scanned: ScannedFile[] = [];
  if (jobs.length < LONG && Number.parseInt(process.versions.v8, 10) <= NEWEST_KNOWN) FEWER_OPTIMISATIONS.forEach(flag => setFlagsFromString(flag));
  const memory = jobBoardMemory(jobs.length);
  const board = jobBoard(memory);
  const count = Math.min(threads, Math.ceil(jobs.length / RUN));
  await Promise.all(Array.from({ length: count }, (_, i) => work(i % 2 === 0)));
  onProgress?.(jobs.length, jobs.length);
  return scanned;

  async function work(isForCode: boolean): Promise<void> {
    let rest: Run | undefined;
    do rest = await oneThread(isForCode, rest);
    while (rest);
  }

  /** Works until no job is left, or the thread has to go: then with what is left of its run. */
  function oneThread(isForCode: boolean, rest: Run | undefined): Promise<Run | undefined> {
    return new Promise((finish, fail) => {
      const at = new Int32Array(new SharedArrayBuffer(8)).fill(-1);
      const worker = new Worker(new URL('./thread.js', import.meta.url), {
        workerData: { options, jobs, memory, at, isForCode, ...(rest && { rest }) } satisfies ThreadSetup,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      });
      let seen = -1;
      let since = Date.now();
      const watch = setInterval(() => {
        const now = Atomics.load(at, 0);
        onProgress?.(board.done(), jobs.length);
        if (now !== seen) [seen, since] = [now, Date.now()];
        else if (now >= 0 && Date.now() - since > fileBudget) giveUp(`It took more than ${fileBudget / 1000} s and was left.`);
      }, LOOK_EVERY);

      worker.on('message', (message: FromThread) => {
        if ('scanned' in message) scanned.push(message.scanned);
        else if ('quiet' in message) scanned.push(...message.quiet);
        else end(undefined);
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (Atomics.load(at, 0) < 0) {
          clearInterval(watch);
          fail(error); // it never started: our own bug
        } else giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'It needs more memory than a file may have.' : `It could not be scanned: ${error.message}`);
      });

      function giveUp(reason: string): void {
        const number = Atomics.load(at, 0);
        const job = jobs[number];
        // What the thread had nothing to tell about goes unsaid: it is looked at anew next time.
        if (job) scanned.push({ path: job.path, hash: '', outcome: { findings: [], suppressed: [], directives: [], skipped: [], failures: [{ subject: job.path, reason }] } });
        board.finish();
        end([number + 1, Atomics.load(at, 1)]);
      }

      function end(left: Run | undefined): void {
        clearInterval(watch);
        worker.removeAllListeners();
        worker.on('error', () => {}); // it is going anyway
        void worker.terminate();
        finish(left);
      }
    });
  }
}
