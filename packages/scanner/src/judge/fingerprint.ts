import { createHash, createHmac } from 'node:crypto';
import type { Problem } from '@postern/catalogue';

/**
 * What a problem is, wherever it stands: its check and the code around it, without space, quotes and line numbers.
 * A secret counts by itself: moved, it is the same; changed, it is another.
 */
export function identityOf(problem: Problem, file: string, text: string): string {
  const { check, secret, identity, span } = problem;
  if (identity !== undefined) return `${check}\0${identity}`;
  if (secret !== undefined) return `${check}\0${secretTag(secret)}`;
  if (span[1] === 0) return `${check}\0${file}\0${problem.message}`; // the file as a whole: its place is the fault
  return `${check}\0${snippetAround(text, span)}`;
}

/** `occurrence` tells equal faults of one file apart, in the order of the file. */
export function fingerprintOf(identity: string, occurrence: number): string {
  return createHash('sha256').update(`${identity}\0${occurrence}`).digest('hex').slice(0, 32);
}

/**
 * Enough bits to tell two secrets of one project apart, too few to confirm a guess: of ten million guessed passwords
 * one in sixteen million fits by chance, so a weak one cannot be read out of a report.
 */
function secretTag(secret: string): string {
  return createHmac('sha256', 'postern fingerprint of a secret').update(secret).digest('hex').slice(0, 6);
}

const ENOUGH = 24;
const FARTHEST = 400; // characters looked through on each side

/** The text of a span; a short one with what stands around it, up to the ends of its statement. */
function snippetAround(text: string, [start, end]: readonly [number, number]): string {
  const own = normal(text.slice(start, Math.min(end, start + 2000)));
  if (own.length >= ENOUGH) return own;
  const before = text.slice(Math.max(0, start - FARTHEST), start);
  const after = text.slice(end, end + FARTHEST);
  const from = Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}'), before.search(/\n\s*\n(?!.*\n\s*\n)/s));
  const to = after.search(/[;{}]|\n\s*\n/);
  return `${normal(before.slice(from + 1)).slice(-ENOUGH)}\0${own}\0${normal(to < 0 ? after : after.slice(0, to)).slice(0, ENOUGH)}`;
}

/** What formatters change is left out: space, the kind of quote, semicolons, trailing commas. */
function normal(code: string): string {
  return code
    .replace(/\s+/g, '')
    .replace(/["`]/g, "'")
    .replace(/;|,(?=[\])}]|$)/g, '');
}
