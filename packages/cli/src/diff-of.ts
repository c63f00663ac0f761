import type { Io } from './io.js';
import { hasColor } from './terminal.js';

/** What changes in a file, as `git diff` shows it. */
export async function diffOf(file: string, before: string, after: string, io: Io): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const patch = createTwoFilesPatch(before === '' ? '/dev/null' : `a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: 2 });
  const lines = patch.split('\n').slice(1).map(printable); // without the line of "="
  return hasColor({ ...io, outIsTerminal: io.errIsTerminal }) ? lines.map(coloured).join('\n') : lines.join('\n');
}

function coloured(line: string): string {
  if (line.startsWith('+++') || line.startsWith('---')) return `\u001b[1m${line}\u001b[22m`;
  if (line.startsWith('+')) return `\u001b[32m${line}\u001b[39m`;
  if (line.startsWith('-')) return `\u001b[31m${line}\u001b[39m`;
  return line.startsWith('@@') ? `\u001b[36m${line}\u001b[39m` : line;
}

/** A file under scan may hold what a terminal obeys. */
function printable(line: string): string {
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '?').replace(/\?$/, end => (line.endsWith('\r') ? '' : end));
}
