import type { Frame, Range } from '@postern/catalogue';
import type { LineTable } from './line-table.js';
import { type Masker, maskLookAlikes } from './masker.js';

const AROUND = 2;
const MOST_LINES = 8; // of the finding itself
const WIDEST = 400;

/** The lines of a finding and two on each side; null where they would show nothing that a person can read. */
export function frameOf(file: string, { start, end }: Range, lines: LineTable, hide: Masker): Frame | null {
  if (start.column > WIDEST || KEY_FILE.test(file)) return null;
  const first = Math.max(1, start.line - AROUND);
  const last = Math.min(lines.count, Math.min(end.line, start.line + MOST_LINES) + AROUND);
  const isEnvFile = ENV_FILE.test(file);
  const shown: string[] = [];
  for (let line = first; line <= last; line += 1) {
    const text = maskLookAlikes(hide(lines.textOf(line).slice(0, 4 * WIDEST)), isEnvFile);
    shown.push(text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text);
  }
  return { start: first, lines: shown };
}

const ENV_FILE = /(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]*\.env|\.npmrc|\.pypirc|\.netrc)$/i;
const KEY_FILE = /\.(?:pem|key|p8|p12|pfx|jks|keystore)$|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/i;
