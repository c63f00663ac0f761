import { createHash } from 'node:crypto';
import type { FileJob, FileOutcome } from '../engines/file-scanner.js';
import { type RunOptions, runFiles } from '../engines/run-files.js';
import { stampOf } from '../project/stamp-of.js';
import { type CachedFile, cacheFile, type FileCache, loadCache, saveCache } from './file-cache.js';

/** Scans what changed since the last run and takes the rest from the cache in `folder`. */
export async function runCached(files: readonly string[], folder: string, build: string, options: RunOptions): Promise<FileOutcome[]> {
  const { root, engine, checks, minConfidence, maxFileSize, profiles, customProfiles } = options;
  const key = createHash('sha256').update(JSON.stringify([build, engine, checks, minConfidence, maxFileSize, profiles, customProfiles])).digest('hex');
  const file = cacheFile(folder, root);
  const cache = await loadCache(file, key);

  const stamps = new Map(files.map(path => [path, stampOf(root, path)]));
  const resolution = resolutionOf(stamps);
  const isFresh = (path: string) => cache.files.get(path)?.stamp === stamps.get(path) && stamps.get(path) !== '';
  const holds = ({ seen }: CachedFile) => seen === undefined || (cache.resolution === resolution && seen.every(isFresh));

  const next = new Map<string, CachedFile>();
  const outcomes: FileOutcome[] = [];
  const jobs: FileJob[] = [];
  const keep = (path: string, entry: CachedFile) => {
    next.set(path, entry);
    if (entry.outcome) outcomes.push(entry.outcome);
  };
  for (const path of files) {
    const known = cache.files.get(path);
    if (known && isFresh(path) && holds(known)) keep(path, known);
    else jobs.push({ path, known: known && known.hash !== '' && known.seen === undefined ? known.hash : undefined });
  }

  for (const { path, hash, isSame, outcome, seen } of jobs.length > 0 ? await runFiles(jobs, { ...options, hashes: true }) : []) {
    const stamp = stamps.get(path)!;
    if (isSame) keep(path, { ...cache.files.get(path)!, stamp });
    else {
      if (outcome) outcomes.push(outcome);
      // What failed is tried again.
      if (outcome === undefined || outcome.failures.length === 0) next.set(path, { stamp, hash, ...(outcome && { outcome }), ...(seen && { seen }) });
    }
  }
  if (jobs.length > 0 || next.size !== cache.files.size) await saveCache(file, key, { files: sorted(files, next), resolution });
  return outcomes;
}

/** The names of all files, and the state of those that say where imports lead. */
function resolutionOf(stamps: ReadonlyMap<string, string>): string {
  const named = Array.from(stamps, ([path, stamp]) => (/(?:^|\/)(?:package|[jt]sconfig[^/]*)\.json$/.test(path) ? `${path}\0${stamp}` : path));
  return createHash('sha256').update(named.join('\0')).digest('hex');
}

function sorted(files: readonly string[], entries: ReadonlyMap<string, CachedFile>): FileCache['files'] {
  return new Map(files.flatMap(path => (entries.has(path) ? [[path, entries.get(path)!] as const] : [])));
}
