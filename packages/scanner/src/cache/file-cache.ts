import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FileOutcome } from '../engines/file-scanner.js';
import { readText } from '../project/read-text.js';
import { writeWhole } from '../project/write-whole.js';

/** What is known of one file from an earlier run. Outcomes are as a report shows them: no secret is in them. */
export interface CachedFile {
  /** Size, times and number of the file on disk: unchanged, so is the content. */
  stamp: string;
  /** Of the content; empty where it was not read. */
  hash: string;
  outcome?: FileOutcome;
  /** Other files that the outcome rests on. */
  seen?: readonly string[];
}

export interface FileCache {
  files: ReadonlyMap<string, CachedFile>;
  /** Of the names and the settings by which imports are resolved: when it changes, an import may lead elsewhere. */
  resolution: string;
}

const NONE: FileCache = { files: new Map(), resolution: '' };

/** One file for each scanned folder. It holds for one build of Postern and one set of options: `key`. */
export function cacheFile(folder: string, root: string): string {
  return join(folder, `${createHash('sha256').update(root).digest('hex').slice(0, 24)}.json`);
}

export async function loadCache(file: string, key: string): Promise<FileCache> {
  const text = await readText(file).catch(() => undefined);
  if (text === undefined) return NONE;
  try {
    const [head, ...lines] = text.replace(/\n$/, '').split('\n');
    const { key: written, resolution, count } = JSON.parse(head!) as { key: string; resolution: string; count: number };
    if (written !== key || lines.length !== count) return NONE;
    return { resolution, files: new Map(lines.map(parseLine)) };
  } catch {
    return NONE; // half a file, or someone else's
  }
}

/** Whole or not at all; of two runs at once the later one stays. Where it cannot be written, the next run is slower. */
export async function saveCache(file: string, key: string, { files, resolution }: FileCache): Promise<void> {
  const lines = [JSON.stringify({ key, resolution, count: files.size }), ...Array.from(files, ([path, file]) => formatLine(path, file))];
  await writeWhole(file, `${lines.join('\n')}\n`).catch(() => {});
}

/** Most files have nothing to tell: thirty thousand objects of JSON would take longer to read than to look for what changed. */
function formatLine(path: string, { stamp, hash, ...rest }: CachedFile): string {
  return [JSON.stringify(path), stamp, hash, rest.outcome || rest.seen ? JSON.stringify(rest) : ''].join('\t');
}

function parseLine(line: string): [string, CachedFile] {
  const [path, stamp, hash, rest] = line.split('\t') as [string, string, string, string];
  return [path.includes('\\') ? (JSON.parse(path) as string) : path.slice(1, -1), rest === '' ? { stamp, hash } : { stamp, hash, ...(JSON.parse(rest) as Pick<CachedFile, 'outcome' | 'seen'>) }];
}
