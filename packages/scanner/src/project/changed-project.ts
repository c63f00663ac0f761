import { byCodeUnit } from '../by-code-unit.js';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { git } from './git.js';
import type { Project } from './project.js';

/** The files of a project that changed since its history left `ref`, committed or not. */
export async function changedProject(project: Project, ref: string): Promise<Project> {
  const { root } = project;
  const commit = await line(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit === undefined) throw new UsageError(`git knows no "${ref}" here.`, 'Name a branch, tag or commit. In CI, fetch it first: a shallow clone has no other branches.');
  const base = (await line(root, ['merge-base', commit, 'HEAD'])) ?? commit;
  const changed = await git(root, ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--ignore-submodules=all', '--diff-filter=ACMT', '--relative', base]);
  const added = await git(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  const names = new Set([changed, added].flatMap(output => output?.toString('utf8').split('\0') ?? []));
  const readBefore = (path: string) => git(root, ['cat-file', 'blob', `${base}:./${path}`]);
  return { ...project, readBefore, list: async () => (await project.list()).filter(file => names.has(file)).sort(byCodeUnit) };
}

async function line(root: string, args: readonly string[]): Promise<string | undefined> {
  const text = (await git(root, args))?.toString('utf8').trim();
  return text === '' ? undefined : text;
}
