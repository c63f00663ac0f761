import { git } from '../../project/git.js';
import { gitLines } from '../../project/git-lines.js';
import type { Project } from '../../project/project.js';

/** A file as the history knows it. */
export interface PastFile {
  path: string;
  /** Commits that added or changed it, newest first; the first few dozen. */
  commits: readonly PastCommit[];
  /** All of them. */
  count: number;
  first: PastCommit;
}

export interface PastCommit {
  id: string;
  /** ISO day of the author. */
  day: string;
}

const MAX_FILES = 5_000;
const MAX_COMMITS = 40;

/** The wanted files of all commits on all branches, one line of git at a time: what is kept grows with these files alone. */
export async function historyOf(project: Project, isWanted: (path: string) => boolean): Promise<PastFile[]> {
  const files = new Map<string, { commits: PastCommit[]; count: number; first: PastCommit }>();
  let commit: PastCommit = { id: '', day: '' };
  for await (const line of gitLines(project.root, ['log', '--all', '--relative', '--no-renames', '--diff-filter=AM', '--name-only', '--format=%x01%H %aI'])) {
    if (line.startsWith('\u0001')) commit = { id: line.slice(1, 41), day: line.slice(42, 52) };
    else if (line !== '') {
      const path = Buffer.from(line, 'latin1').toString('utf8');
      if (!isWanted(path)) continue;
      const known = files.get(path);
      if (known) {
        known.count += 1;
        known.first = commit;
        if (known.commits.length < MAX_COMMITS) known.commits.push(commit);
      } else if (files.size < MAX_FILES) files.set(path, { commits: [commit], count: 1, first: commit });
    }
  }
  return [...files].map(([path, entry]) => ({ path, ...entry })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What a file held in a commit. */
export async function textIn(project: Project, { id }: PastCommit, path: string): Promise<string | undefined> {
  const output = await git(project.root, ['cat-file', 'blob', `${id}:./${path}`]);
  return output && output.length <= 5 * 1024 * 1024 ? output.toString('utf8') : undefined;
}
