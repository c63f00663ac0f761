import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

export type ReadResult = { bytes: Buffer } | { skipped: string } | { failed: string };

// Absent on Windows, where a link is told by its error only.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Room for the content of one file after the other: thirty thousand buffers of their own keep the collector busy. Behind the content there is a 0. */
export interface ReadSpace {
  bytes: Buffer;
}

/** Reads one whole file and says why where it does not. Synchronous: whoever calls it has nothing else to do. What is read into a `space` lasts until the next file. */
export function readFile(root: string, path: string, maxBytes: number, space?: ReadSpace): ReadResult {
  let file: number | undefined;
  try {
    file = openSync(`${root}/${path}`, FLAGS);
    const stats = fstatSync(file);
    if (!stats.isFile()) return { skipped: 'not a regular file' };
    if (stats.size > maxBytes) return { skipped: `${sizeText(stats.size)}, over the size limit of ${sizeText(maxBytes)}` };
    return { bytes: contentOf(file, stats.size, space) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ELOOP' || code === 'EMLINK') return { skipped: 'a symbolic link' };
    if (code === 'ENXIO' || code === 'EISDIR') return { skipped: 'not a regular file' };
    // In git's index, but deleted in the work tree.
    if (code === 'ENOENT' || code === 'ENOTDIR') return { skipped: 'no longer there' };
    return { failed: REASONS[code ?? ''] ?? `It cannot be read (${code ?? 'unknown error'}).` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'It cannot be read: permission denied. Give this user the right to read it, or exclude it.',
  EPERM: 'It cannot be read: permission denied. Give this user the right to read it, or exclude it.',
  EMFILE: 'It cannot be read: too many files are open. Raise the limit with `ulimit -n`.',
  EIO: 'It cannot be read: the disk reports an error.',
};

function contentOf(file: number, size: number, space: ReadSpace | undefined): Buffer {
  if (space && space.bytes.length <= size) space.bytes = Buffer.allocUnsafeSlow(size * 2 + 1);
  const bytes = space?.bytes ?? Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const count = readSync(file, bytes, filled, size - filled, null);
    if (count === 0) break; // it shrank meanwhile
    filled += count;
  }
  if (space) bytes[filled] = 0;
  return bytes.subarray(0, filled);
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1).replace(/\.0$/, '')} MB`;
}
