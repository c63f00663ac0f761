import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnit } from '../by-code-unit.js';
import { git } from './git.js';
import { mayBeInRepository } from './may-be-in-repository.js';
import { walk } from './walk.js';

/** Paths below `root` in the order of their code units: what git knows and does not ignore, or else what lies there. */
export async function listFiles(root: string): Promise<readonly string[]> {
  const names = (mayBeInRepository(root) ? await gitFiles(root, 0) : undefined) ?? walk(root);
  return [...new Set(names)].filter(name => !NEVER.test(name)).sort(byCodeUnit);
}

const MAX_REPOSITORIES_DEEP = 8;

async function gitFiles(root: string, depth: number): Promise<string[] | undefined> {
  const output = await git(root, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  // Nothing at all: no repository, an empty one, or a folder that the repository around it ignores.
  if (!output?.length) return undefined;
  const files: string[] = [];
  const nested: string[] = [];
  for (const name of output.toString('utf8').split('\0')) {
    if (name === '' || NEVER.test(name)) continue;
    if (name.endsWith('/')) nested.push(name.slice(0, -1));
    else files.push(name);
  }
  nested.push(...(await submodules(root)));
  if (depth < MAX_REPOSITORIES_DEEP) {
    for (const folder of nested) {
      const inside = join(root, folder);
      if (!(await isFolder(inside))) continue;
      for (const name of (await gitFiles(inside, depth + 1)) ?? walk(inside)) files.push(`${folder}/${name}`);
    }
  }
  const folders = new Set(nested);
  return files.filter(file => !folders.has(file));
}

/** Installed packages are other people's code even where somebody committed them. */
const NEVER = /(?:^|\/)(?:node_modules|\.git|\.yarn\/(?:releases|plugins|sdks|cache|unplugged))\//;

/** git lists a submodule as if it were a file. */
async function submodules(root: string): Promise<string[]> {
  const names: string[] = await readdir(root).catch(() => []);
  if (!names.includes('.gitmodules')) return [];
  const output = await git(root, ['ls-files', '-z', '--stage']);
  return (output?.toString('utf8').split('\0') ?? []).filter(line => line.startsWith('160000 ')).map(line => line.slice(line.indexOf('\t') + 1));
}

async function isFolder(path: string): Promise<boolean> {
  // A symbolic link is none, wherever it leads.
  return lstat(path).then(
    stats => stats.isDirectory(),
    () => false,
  );
}
