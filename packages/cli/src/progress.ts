import type { Io } from './io.js';

const PATIENCE = 500; // ms before anything is shown
const REFRESH = 100; // ms

/** One line on standard error that says how far the scan is, where a person is watching. */
export function progressOf(io: Io, isQuiet: boolean): { show(done: number, total: number): void; clear(): void } {
  const start = io.now();
  let shownAt = 0;
  if (!io.errIsTerminal || isQuiet || io.env['TERM'] === 'dumb' || isCi(io.env)) return { show() {}, clear() {} };
  return {
    show(done, total) {
      const now = io.now();
      if (now - start < PATIENCE || now - shownAt < REFRESH) return;
      shownAt = now;
      io.err(`\r\u001b[2K${Math.floor((100 * done) / total)} %  ${done.toLocaleString('en')} of ${total.toLocaleString('en')} files`);
    },
    clear() {
      if (shownAt > 0) io.err('\r\u001b[2K');
    },
  };
}

export function isCi(env: Io['env']): boolean {
  return env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false';
}
