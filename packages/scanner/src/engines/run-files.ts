import { availableParallelism } from 'node:os';
import { type FileOutcome, type FileScanOptions, fileScanner } from './file-scanner.js';

export interface RunOptions extends FileScanOptions {
  /** Number of threads; by default as many as there are cores, and none for a few files. */
  threads?: number | undefined;
  onProgress?: ((done: number, total: number) => void) | undefined;
}

const FEW = 150; // files that are done before a thread has started

/** Scans the files, here or in threads; the outcomes come in no order. */
export async function runFiles(files: readonly string[], options: RunOptions): Promise<FileOutcome[]> {
  const threads = options.threads ?? (files.length <= FEW ? 0 : Math.min(availableParallelism(), Math.ceil(files.length / FEW), MOST_THREADS));
  if (threads > 0) {
    const { runInThreads } = await import('./run-in-threads.js');
    return runInThreads(files, threads, options);
  }
  const scan = fileScanner(options);
  const outcomes: FileOutcome[] = [];
  for (const [i, file] of files.entries()) {
    const outcome = await scan(file);
    if (outcome) outcomes.push(outcome);
    options.onProgress?.(i + 1, files.length);
  }
  return outcomes;
}

const MOST_THREADS = 16;
