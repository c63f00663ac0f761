import { git } from '../../project/git.js';
import type { Project } from '../../project/project.js';

/** Paths that the git index holds, from the root of the scan; `undefined` where there is no repository. */
export async function trackedFiles(project: Project): Promise<ReadonlySet<string> | undefined> {
  const output = await git(project.root, ['ls-files', '-z', '--cached']);
  if (!output) return undefined;
  return new Set(output.toString('utf8').split('\0').filter(Boolean));
}

/** What the index holds of a file: the next commit has this text, whatever stands in the folder. */
export async function indexedText(project: Project, path: string): Promise<string | undefined> {
  const output = await git(project.root, ['cat-file', 'blob', `:./${path}`]);
  return output && output.length <= MAX_BLOB ? output.toString('utf8') : undefined;
}

const MAX_BLOB = 5 * 1024 * 1024;
