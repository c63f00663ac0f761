import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const packages = fileURLToPath(new URL('../../../', import.meta.url));

/** The tarball that would be published, made of what is built; `bundle.js` has to have run. */
export async function packed(name: 'cli' | 'eslint-plugin', folder: string): Promise<string> {
  const before = await readdir(folder);
  await run('npx', ['--yes', 'pnpm@12.21.0', 'pack', '--pack-destination', folder], { cwd: join(packages, name), timeout: 120_000 });
  const tarball = (await readdir(folder)).find(file => file.endsWith('.tgz') && !before.includes(file));
  if (tarball === undefined) throw new Error('pnpm pack wrote no tarball');
  return join(folder, tarball);
}
