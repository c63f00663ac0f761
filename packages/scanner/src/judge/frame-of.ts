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
  const masked: Masker = text => maskLookAlikes(hide(text), isEnvFile);
  const shown: string[] = [];
  for (let line = first; line <= last; line += 1) {
    const text = masked(lines.textOf(line).slice(0, 4 * WIDEST));
    shown.push(text.length > WIDEST ? `${text.slice(0, WIDEST)}…` : text);
  }
  const from = columnBehindMasks(lines.textOf(start.line), start.column, masked);
  const to = columnBehindMasks(lines.textOf(end.line), end.column, masked);
  return { start: first, lines: shown, ...((from !== start.column || to !== end.column) && { columns: { start: from, end: to } }) };
}

/** Masks are shorter than what they hide, so what follows them in their line moves. */
function columnBehindMasks(line: string, column: number, masked: Masker): number {
  const text = line.slice(0, 4 * WIDEST);
  const behind = text.slice(column - 1);
  const shown = masked(text);
  const rest = masked(behind);
  return column > text.length + 1 || shown.length === text.length || !shown.endsWith(rest) ? column : shown.length - rest.length + 1;
}

const ENV_FILE = /(?:^|\/)(?:\.env(?:\.[^/]*)?|[^/]*\.env|\.npmrc|\.pypirc|\.netrc)$/i;
const KEY_FILE = /\.(?:pem|key|p8|p12|pfx|jks|keystore)$|(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/i;
