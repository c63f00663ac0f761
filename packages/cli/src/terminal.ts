import type { Io } from './io.js';

/** Whether text for people is coloured. FORCE_COLOR is asked first, then NO_COLOR, then the terminal itself. */
export function hasColor({ env, outIsTerminal }: Io): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env['NO_COLOR']) return false;
  return outIsTerminal && env['TERM'] !== 'dumb';
}

/** Whether the terminal shows links that are not written out. */
export function hasLinks({ env, outIsTerminal }: Io): boolean {
  if (!outIsTerminal || env['TERM'] === 'dumb' || env['CI']) return false;
  const program = env['TERM_PROGRAM'] ?? '';
  return /^(?:iTerm\.app|vscode|WezTerm|ghostty|Hyper|rio)$/.test(program) || Boolean(env['WT_SESSION'] ?? env['KITTY_WINDOW_ID']) || Number(env['VTE_VERSION'] ?? 0) >= 5000;
}

/** Old consoles of Windows have no box lines. */
export function hasUnicode({ env, platform }: Io): boolean {
  return platform !== 'win32' || Boolean(env['WT_SESSION'] ?? env['TERM_PROGRAM'] ?? env['ConEmuTask']);
}
