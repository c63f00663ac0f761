import { stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { byCodeUnit } from '../by-code-unit.js';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { diskProject } from './disk-project.js';
import { pathMatcher } from './path-matcher.js';
import type { Project } from './project.js';
import { walk } from './walk.js';

/** The project that the paths of a command mean: one folder is its own root, anything else is looked at from where the person stands. */
export async function openProject(cwd: string, paths: readonly string[]): Promise<Project> {
  if (paths.length === 0) return diskProject(resolve(cwd));
  // Settled, so that of several wrong paths always the first is told.
  const settled = await Promise.allSettled(paths.map(path => targetOf(cwd, path)));
  const targets = settled.map(outcome => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
  const [only] = targets;
  if (targets.length === 1 && only!.kind === 'folder') return diskProject(only!.path);
  const root = commonFolder(resolve(cwd), targets);
  const inside = targets.map(target => ({ ...target, path: below(root, target.path) }));
  const whole = diskProject(root);
  let listed: Promise<readonly string[]> | undefined;
  return { ...whole, list: () => (listed ??= wantedFiles(whole, inside)) };
}

interface Target {
  kind: 'file' | 'folder' | 'pattern';
  path: string;
}

async function targetOf(cwd: string, path: string): Promise<Target> {
  const absolute = resolve(cwd, path);
  try {
    const stats = await stat(absolute);
    return { kind: stats.isDirectory() ? 'folder' : 'file', path: absolute };
  } catch (error) {
    if (/[*?[\]{}]/.test(path)) return { kind: 'pattern', path: absolute };
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') throw new UsageError(`"${path}" cannot be read: permission denied.`, 'Run as a user who may read it.');
    if (code === 'ELOOP') throw new UsageError(`"${path}" is a symbolic link that leads to itself.`, 'Name the folder it was meant to lead to.');
    throw new UsageError(`There is no file or folder "${path}".`, `Check the spelling; the path is taken from ${cwd}.`);
  }
}

/** Where the person stands, if everything lies below; otherwise the innermost folder that holds it all. */
function commonFolder(cwd: string, targets: readonly Target[]): string {
  let folder = cwd;
  for (const { path } of targets) while (path !== folder && !path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) folder = dirname(folder);
  return folder;
}

function below(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

async function wantedFiles(project: Project, targets: readonly Target[]): Promise<readonly string[]> {
  // Files named by hand need no look at the rest: a hook names a handful in a large repository.
  const all = targets.every(({ kind }) => kind === 'file') ? [] : await project.list();
  const wanted = new Set<string>();
  for (const { kind, path } of targets) {
    if (kind === 'file') wanted.add(path); // named by hand: looked at even where git ignores it
    else {
      const matches = kind === 'folder' ? (file: string) => path === '' || file.startsWith(`${path}/`) : pathMatcher([`/${path}`]);
      const found = all.filter(matches);
      for (const file of found) wanted.add(file);
      // A folder that the repository ignores, named by hand.
      if (kind === 'folder' && found.length === 0) for (const file of walk(resolve(project.root, path))) wanted.add(`${path}/${file}`);
    }
  }
  return [...wanted].sort(byCodeUnit);
}
