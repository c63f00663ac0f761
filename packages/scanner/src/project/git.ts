import { execFile } from 'node:child_process';

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
export function git(folder: string, args: readonly string[], input?: string | Buffer): Promise<Buffer | undefined> {
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
