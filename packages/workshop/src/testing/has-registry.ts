import { execFile } from 'node:child_process';

/** Whether packages can be installed here; tests that have to are skipped, with a word, where they cannot. */
export function hasRegistry(): Promise<boolean> {
  return new Promise(done => execFile('npm', ['view', 'eslint', 'version'], { timeout: 15_000 }, error => done(error === null)));
}
