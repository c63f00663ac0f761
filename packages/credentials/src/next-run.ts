import type { Codes } from './character-codes.js';
import { mayBeProgram } from './command-password.js';
import { formatStarts, leastRuns, mayStartFormat } from './format-index.js';
import { mayBeInPieces } from './known-key.js';
import { leastLengthOf, mayBeCredential } from './may-be-credential.js';
import { isStructureAhead, mayBeStructured } from './structured.js';

/** A run of word characters, and what it may be. */
export interface Run extends Codes {
  start: number;
  end: number;
  /** Bits: `KEY`, `NAME`, `PROGRAM`, `STRUCTURE`, `GENERATED`. */
  marks: number;
}

export const KEY = 1;
export const NAME = 2;
export const PROGRAM = 4;
export const STRUCTURE = 8;
export const GENERATED = 16;

/** Before the first run. */
export function noRun({ codes, length }: Codes): Run {
  return { codes, length, start: 0, end: 0, marks: 0 };
}

/**
 * Finds the next run behind `run.end` that may be anything at all; false at the end of the text. Of a hundred runs 98 are passed
 * over here, so this looks at nothing but codes and tables. Whoever adds a way to find a credential adds its mark.
 */
export function nextRun(run: Run): boolean {
  const { codes, length: stop } = run;
  const starts = formatStarts();
  const least = leastRuns();
  let patience = 4096;
  for (let i = run.end; i < stop; ) {
    const first = codes[i]!;
    let kind = CLASSES[first]!;
    if (kind >= ESCAPE) {
      i = kind === ESCAPE ? pastEscape(codes, i, first) : i + 1;
      continue;
    }
    const start = i;
    let seen = 0;
    do {
      seen |= kind;
      kind = CLASSES[codes[++i]!]!;
    } while (kind < ESCAPE);
    const after = codes[i]!;
    const length = i - start;
    if (length < 2) continue;

    let marks = 0;
    let bare = start;
    if (first === 45 || first === 95) while (bare < i && CLASSES[codes[bare]!] === JOINER) bare += 1;
    const one = codes[bare]!;
    const two = codes[bare + 1]!;
    if (i - bare >= least[(one << 7) | two]! && mayStartFormat(one, two, codes[bare + 2]!, codes[bare + 3]!)) marks |= KEY;
    else if (bare > 0 && QUOTES[codes[bare - 1]!] === 1 && starts[(one << 7) | two] !== 0 && mayBeInPieces(codes, bare, stop)) marks |= KEY;
    if ((length >= 3 || after === 32) && (length >= NAME_ENDINGS[endingOf(codes, i)]! || (CLASSES[codes[i - 1]!] === DIGIT && length > 3 && seen !== DIGIT) || (length === 2 && (two | 32) === 121)) && mayBeCredential(codes, start, i)) marks |= NAME;
    if (after === 32 && mayBeProgram(first, codes[i - 1]!, length)) marks |= PROGRAM;
    if ((length >= 36 || isStructureAhead(first, after, codes[i + 1]!)) && mayBeStructured(codes, start, i)) marks |= STRUCTURE;
    if (length >= 16 && (seen & (DIGIT | LETTER)) === (DIGIT | LETTER)) marks |= GENERATED;
    // Now and then the clock has to be looked at.
    if (marks === 0 && --patience > 0) continue;
    run.start = start;
    run.end = i;
    run.marks = marks;
    return true;
  }
  return false;
}

const DIGIT = 1;
const LETTER = 2;
const JOINER = 4;
const ESCAPE = 8;
const OTHER = 16;
const CLASSES = new Uint8Array(256).fill(OTHER);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  CLASSES[code] = /[0-9]/.test(char) ? DIGIT : /[A-Za-z]/.test(char) ? LETTER : /[_-]/.test(char) ? JOINER : /[\\%]/.test(char) ? ESCAPE : OTHER;
}

const QUOTES = new Uint8Array(256);
for (const quote of '"\'`') QUOTES[quote.charCodeAt(0)] = 1;

/** Names whose values are judged end in one of few ways, and are so long at least. */
const NAME_ENDINGS = new Uint8Array(1 << 15).fill(255);
for (const ending of 'key eys ret ets ken ens ord swd pwd ass ase ode ial als uth ion kie jwt sas dsn ook pin psk pat mac rer nic alt per eed ort nha ena red nse _pw -pw rod ive dev est ing box cal ult val lue str b64 e64 ain old new ent ary env kup'.split(' ')) {
  const slot = endingOf(Buffer.from(ending), 3);
  NAME_ENDINGS[slot] = Math.min(NAME_ENDINGS[slot]!, leastLengthOf(ending));
}

function endingOf(codes: Uint8Array, end: number): number {
  return ((codes[end - 3]! & 31) << 10) | ((codes[end - 2]! & 31) << 5) | (codes[end - 1]! & 31);
}

/** Past `\n`, `\"`, `\u0022` and `%3D`: what an escape is written with belongs to no word. */
function pastEscape(codes: Uint8Array, from: number, code: number): number {
  if (code === 37) return isHexPair(codes, from + 1) ? from + 3 : from + 1;
  let at = from;
  while (codes[at] === 92) at += 1;
  const escape = codes[at]!;
  if (escape === 110 || escape === 114 || escape === 116) return at + 1;
  if (escape === 117 && isHexPair(codes, at + 1) && isHexPair(codes, at + 3)) return at + 5;
  return escape === 120 && isHexPair(codes, at + 1) ? at + 3 : at;
}

function isHexPair(codes: Uint8Array, at: number): boolean {
  return isHex(codes[at]!) && isHex(codes[at + 1]!);
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}
