import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Whether git has to be asked about a folder: to start it takes longer than to scan a small one. */
export function mayBeInRepository(folder: string): boolean {
  try {
    for (let at = realpathSync(folder); ; at = dirname(at)) {
      if (existsSync(join(at, '.git'))) return true;
      if (dirname(at) === at) return false;
    }
  } catch {
    return true; // not ours to look at: git may know more
  }
}
