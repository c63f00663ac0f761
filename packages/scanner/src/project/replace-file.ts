import { randomBytes } from 'node:crypto';
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { stampOf } from './stamp-of.js';

/** Puts a new text in place of a file, with the rights of the old one; refuses where it is no longer the one with the stamp. */
export async function replaceFile(root: string, path: string, text: string, stamp: string): Promise<boolean> {
  const target = join(root, path);
  const [folder, real] = await Promise.all([realpath(root), realpath(target)]);
  if (!real.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return false;
  const { mode } = await stat(real);
  const temporary = `${real}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const file = await open(temporary, 'wx', mode);
    try {
      await file.writeFile(text);
      await file.sync(); // a name that points to content which never reached the disk is half a file
    } finally {
      await file.close();
    }
    await chmod(temporary, mode);
    if (stampOf(root, path) !== stamp) return false;
    await rename(temporary, real);
    return true;
  } finally {
    await rm(temporary, { force: true });
  }
}
