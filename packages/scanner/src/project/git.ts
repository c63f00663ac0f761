import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a repository's own settings could make git run is switched off: the repository is a stranger's. */
export const CAREFUL = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'core.untrackedCache=false', 'core.hooksPath=/dev/null', 'diff.external=', 'core.quotePath=false', 'safe.directory=*'].flatMap(setting => ['-c', setting]),
];

const MAX_OUTPUT = 256 * 1024 * 1024;
const MAX_WAIT = 60_000;

/** What git prints, or undefined where git is absent, the folder is no repository, or the command fails. */
export async function git(folder: string, args: readonly string[], input?: string | Buffer): Promise<Buffer | undefined> {
  if (!mayBeInRepository(folder)) return undefined;
  return new Promise(done => {
    const child = execFile(
      'git',
      [...CAREFUL, ...args],
      { cwd: folder, encoding: 'buffer', maxBuffer: MAX_OUTPUT, timeout: MAX_WAIT, windowsHide: true },
      (error, output) => done(error ? undefined : output),
    );
    child.stdin?.on('error', () => {}); // git may end before it has read all
    child.stdin?.end(input);
  });
}

/** Asked before git is: to start it takes longer than to scan a small folder. */
function mayBeInRepository(folder: string): boolean {
  if (process.env['GIT_DIR'] !== undefined) return true;
  try {
    for (let at = realpathSync(folder); ; at = dirname(at)) {
      if (existsSync(join(at, '.git'))) return true;
      if (dirname(at) === at) return false;
    }
  } catch {
    return true; // not ours to look at: git may know more
  }
}
