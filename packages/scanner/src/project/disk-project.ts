import { access, readdir, readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { byCodeUnit } from '../by-code-unit.js';
import { listFiles } from './list-files.js';
import type { Project } from './project.js';

/** A folder on disk. Nothing outside of it is read, whatever a path or a symbolic link says. */
export function diskProject(root: string, isWanted: (path: string) => boolean = () => true): Project {
  let listed: Promise<readonly string[]> | undefined;
  let real: Promise<string> | undefined;
  return {
    root,
    list: () => (listed ??= listFiles(root).then(files => files.filter(isWanted))),
    async read(path) {
      const target = await realpath(join(root, path));
      if (!isInside(await (real ??= realpath(root)), target)) throw new Error(`"${path}" leads out of the folder under scan.`);
      return readFile(target);
    },
    async names(folder) {
      const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
      return entries.map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort(byCodeUnit);
    },
    exists: path =>
      access(join(root, path)).then(
        () => true,
        () => false,
      ),
  };
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}
