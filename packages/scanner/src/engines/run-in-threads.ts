import { Worker } from 'node:worker_threads';
import type { FileOutcome } from './file-scanner.js';
import type { RunOptions } from './run-files.js';

/** From a thread: the outcome of a file that has one, or the end of its batch. */
export type FromThread = { outcome: FileOutcome } | { done: true };
export interface ToThread {
  files: readonly string[];
}
export interface ThreadSetup {
  options: Omit<RunOptions, 'onProgress' | 'threads'>;
  /** The number of the file at hand within its batch: what a thread that hangs can still tell. */
  at: Int32Array;
}

const BATCH = 48;
const FILE_BUDGET = 20_000; // ms
const LOOK_EVERY = 250; // ms
const HEAP_MB = 400;

export async function runInThreads(files: readonly string[], threads: number, { onProgress, threads: _, ...options }: RunOptions): Promise<FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const queue: (readonly string[])[] = [];
  for (let i = 0; i < files.length; i += BATCH) queue.push(files.slice(i, i + BATCH));
  let done = 0;
  await Promise.all(Array.from({ length: Math.min(threads, queue.length) }, work));
  return outcomes;

  async function work(): Promise<void> {
    for (let batch = queue.shift(); batch; ) {
      const rest = await oneThread(batch);
      batch = rest && rest.length > 0 ? rest : queue.shift();
    }
  }

  /** Works until the queue is empty, or the thread has to go: then with what is left of its batch. */
  function oneThread(first: readonly string[]): Promise<readonly string[] | undefined> {
    return new Promise((finish, fail) => {
      const at = new Int32Array(new SharedArrayBuffer(4));
      const worker = new Worker(new URL('./thread.js', import.meta.url), {
        workerData: { options, at } satisfies ThreadSetup,
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      });
      let batch = first;
      let seen = -1;
      let since = Date.now();
      const watch = setInterval(() => {
        const now = Atomics.load(at, 0);
        if (now !== seen) [seen, since] = [now, Date.now()];
        else if (Date.now() - since > FILE_BUDGET) giveUp(`It took more than ${FILE_BUDGET / 1000} s and was left.`);
      }, LOOK_EVERY);

      worker.on('message', (message: FromThread) => {
        if ('outcome' in message) return void outcomes.push(message.outcome);
        onProgress?.((done += batch.length), files.length);
        const next = queue.shift();
        if (next) {
          batch = next;
          [seen, since] = [-1, Date.now()];
          worker.postMessage({ files: batch } satisfies ToThread);
        } else end(undefined);
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        if (Atomics.load(at, 0) < 0) {
          clearInterval(watch);
          fail(error); // it never started: our own bug
        } else giveUp(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'It needs more memory than a file may have.' : `It could not be scanned: ${error.message}`);
      });
      Atomics.store(at, 0, -1);
      worker.postMessage({ files: batch } satisfies ToThread);

      function giveUp(reason: string): void {
        const number = Math.max(0, Atomics.load(at, 0));
        const subject = batch[number];
        if (subject !== undefined) outcomes.push({ findings: [], suppressed: [], directives: [], skipped: [], failures: [{ subject, reason }] });
        onProgress?.((done += number + 1), files.length);
        end(batch.slice(number + 1));
      }

      function end(rest: readonly string[] | undefined): void {
        clearInterval(watch);
        worker.removeAllListeners();
        worker.on('error', () => {}); // it is going anyway
        void worker.terminate();
        finish(rest);
      }
    });
  }
}
