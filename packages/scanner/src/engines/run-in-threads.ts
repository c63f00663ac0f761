import { Worker } from 'node:worker_threads';
import type { FileJob, ScannedFile } from './file-scanner.js';
import type { RunOptions } from './run-files.js';

/** From a thread: a file that has something to tell, at once; the others at the end of their batch. */
export type FromThread = { scanned: ScannedFile } | { done: readonly ScannedFile[] };
export interface ToThread {
  jobs: readonly FileJob[];
}
export interface ThreadSetup {
  options: Omit<RunOptions, 'onProgress' | 'threads' | 'fileBudget'>;
  /** The number of the file at hand within its batch: what a thread that hangs can still tell. */
  at: Int32Array;
}

const BATCH = 48;
const FILE_BUDGET = 20_000; // ms
const LOOK_EVERY = 250; // ms
const HEAP_MB = 400;
/** Syntax trees die young: in a small space they are copied again and again before they do. */
const YOUNG_MB = 32;

export async function runInThreads(jobs: readonly FileJob[], threads: number, { onProgress, threads: _, fileBudget = FILE_BUDGET, ...options }: RunOptions): Promise<ScannedFile[]> {
  const scanned: ScannedFile[] = [];
  const queue: (readonly FileJob[])[] = [];
  for (let i = 0; i < jobs.length; i += BATCH) queue.push(jobs.slice(i, i + BATCH));
  let done = 0;
  await Promise.all(Array.from({ length: Math.min(threads, queue.length) }, work));
  return scanned;

  async function work(): Promise<void> {
    for (let batch = queue.shift(); batch; ) {
      const rest = await oneThread(batch);
      batch = rest && rest.length > 0 ? rest : queue.shift();
    }
  }

  /** Works until the queue is empty, or the thread has to go: then with what is left of its batch. */
  function oneThread(first: readonly FileJob[]): Promise<readonly FileJob[] | undefined> {
    return new Promise((finish, fail) => {
      const at = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker(new URL('./thread.js', import.meta.url), {
        workerData: { options, at } satisfies ThreadSetup,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
      });
      let batch = first;
      let seen = -1;
      let since = Date.now();
      const watch = setInterval(() => {
        const now = Atomics.load(at, 0);
        if (now !== seen) [seen, since] = [now, Date.now()];
        else if (Date.now() - since > fileBudget) giveUp(`It took more than ${fileBudget / 1000} s and was left.`);
      }, LOOK_EVERY);

      worker.on('message', (message: FromThread) => {
        if ('scanned' in message) return void scanned.push(message.scanned);
        scanned.push(...message.done);
        onProgress?.((done += batch.length), jobs.length);
        const next = queue.shift();
        if (next) {
          batch = next;
          [seen, since] = [-1, Date.now()];
          worker.postMessage({ jobs: batch } satisfies ToThread);
        } else end(undefined);
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (Atomics.load(at, 0) < 0) {
          clearInterval(watch);
          fail(error); // it never started: our own bug
        } else giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'It needs more memory than a file may have.' : `It could not be scanned: ${error.message}`);
      });
      Atomics.store(at, 0, -1);
      worker.postMessage({ jobs: batch } satisfies ToThread);

      function giveUp(reason: string): void {
        const number = Math.max(0, Atomics.load(at, 0));
        const job = batch[number];
        // What the batch had nothing to tell about goes unsaid: it is looked at anew next time.
        if (job) scanned.push({ path: job.path, hash: '', outcome: { findings: [], suppressed: [], directives: [], skipped: [], failures: [{ subject: job.path, reason }] } });
        onProgress?.((done += number + 1), jobs.length);
        end(batch.slice(number + 1));
      }

      function end(rest: readonly FileJob[] | undefined): void {
        clearInterval(watch);
        worker.removeAllListeners();
        worker.on('error', () => {}); // it is going anyway
        void worker.terminate();
        finish(rest);
      }
    });
  }
}
