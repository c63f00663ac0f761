import { join } from 'node:path';
import type { Io } from './io.js';

/** Where `postern advisories update` keeps what it read: with the caches of the user. */
export function advisoryStoreOf({ env, platform }: Pick<Io, 'env' | 'platform'>): string | undefined {
  const home = env['HOME'] ?? env['USERPROFILE'];
  const caches = env['XDG_CACHE_HOME'] ?? (platform === 'win32' ? env['LOCALAPPDATA'] : home === undefined ? undefined : join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return caches === undefined || caches === '' ? undefined : join(caches, 'postern', 'advisories.tsv');
}
