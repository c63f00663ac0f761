import type { Project } from '../project/project.js';
import type { ScanOptions } from '../scan.js';
import { BUILD } from '../version.js';
import type { FileOutcome } from './file-scanner.js';
import { type RunOptions, runFiles } from './run-files.js';

/** Looks at each file alone, or takes what is known of it from the cache. */
export async function scanFiles({ root, overlay }: Project, files: readonly string[], { checks, engine, minConfidence, maxFileSize, threads, onProgress, cacheFolder, profiles = [], customProfiles = [] }: ScanOptions): Promise<FileOutcome[]> {
  const options: RunOptions = { root, checks: checks.map(({ id }) => id), engine, minConfidence, maxFileSize, profiles, customProfiles, threads, onProgress };
  if (cacheFolder !== undefined && BUILD !== undefined && overlay === undefined && files.length >= WORTH_CACHING) {
    const { runCached } = await import('../cache/run-cached.js');
    return runCached(files, cacheFolder, BUILD, options);
  }
  const jobs = files.filter(path => overlay === undefined || overlay.has(path)).map(path => ({ path, bytes: overlay?.get(path) }));
  const scanned = await runFiles(jobs, options);
  const tooLarge = files.filter(path => overlay?.has(path) === false).map(file => ({ file, reason: 'over the size limit' }));
  return [...scanned.flatMap(({ outcome }) => outcome ?? []), { findings: [], suppressed: [], directives: [], failures: [], skipped: tooLarge }];
}

const WORTH_CACHING = 50; // files that are scanned in the time the cache takes to read
