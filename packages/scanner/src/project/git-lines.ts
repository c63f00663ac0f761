import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CAREFUL } from './git.js';

/** The lines that git prints, one at a time: a long history is never held as a whole. Empty where git fails. */
export async function* gitLines(folder: string, args: readonly string[], config: readonly string[] = []): AsyncGenerator<string> {
  const child = spawn('git', [...CAREFUL, ...config, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true });
  child.on('error', () => {}); // git is absent
  try {
    // Latin 1: no byte of a stranger's file is lost or doubled, and names are decoded by whoever needs them.
    child.stdout.setEncoding('latin1');
    yield* createInterface({ input: child.stdout, crlfDelay: Infinity });
  } finally {
    child.kill();
  }
}
