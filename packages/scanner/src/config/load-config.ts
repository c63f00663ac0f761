import { join, resolve } from 'node:path';
import { readText } from '../project/read-text.js';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { type Config, CONFIG_FILE, defaults } from './config.js';

/** The settings of a project: the file that was named, or the one in its root, or the defaults. */
export async function loadConfig(root: string, named?: string): Promise<Config> {
  const path = named ?? join(root, CONFIG_FILE);
  const name = named ?? CONFIG_FILE;
  const source = await readText(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${name} cannot be read (${error.code ?? error.message}).`, 'Name a readable file.');
  });
  if (source === undefined) {
    if (named !== undefined) throw new UsageError(`There is no file "${named}".`, 'Check the path given with --config.');
    return defaults;
  }
  const { parseConfig } = await import('./parse-config.js');
  const config = parseConfig(name, source);
  return config.baseline === undefined ? config : { ...config, baseline: resolve(path, '..', config.baseline) };
}
