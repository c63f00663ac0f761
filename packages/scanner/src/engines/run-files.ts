import { availableParallelism } from 'node:os';
import { type FileJob, type FileScanOptions, fileScanner, type ScannedFile } from './file-scanner.js';

export interface RunOptions extends FileScanOptions {
  /** Number of threads; by default as many as there are cores, and none for a few files. */
  threads?: number | undefined;
  /** How long one file may take in a thread, in milliseconds. */
  fileBudget?: number | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

const FEW = 150; // files that are done before a thread has started

/** Scans the files, here or in threads; what was found comes in no order. */
export async function runFiles(jobs: readonly FileJob[], options: RunOptions): Promise<ScannedFile[]> {
  const threads = options.threads ?? (jobs.length <= FEW ? 0 : Math.min(availableParallelism(), Math.ceil(jobs.length / FEW), MOST_THREADS));
  if (threads > 0) {
    const { runInThreads } = await import('./run-in-threads.js');
    return runInThreads(jobs, threads, options);
  }
  const scan = fileScanner(options);
  const scanned: ScannedFile[] = [];
  for (const [i, job] of jobs.entries()) {
    scanned.push(await scan(job));
    options.onProgress?.(i + 1, jobs.length);
  }
  return scanned;
}

const MOST_THREADS = 16;
