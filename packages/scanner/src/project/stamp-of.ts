import { lstatSync } from 'node:fs';
import { join } from 'node:path';

/** What changes on disk when the content of a file does. */
export function stampOf(root: string, path: string): string {
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}` : '';
}
