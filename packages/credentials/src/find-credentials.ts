import { mayBeText } from './base64.js';
import { codesOf, giveBack } from './character-codes.js';
import { commandPassword, mayBeProgram } from './command-password.js';
import type { FoundCredential } from './credential.js';
import { formatsStarting, formatStarts, mayStartFormat } from './format-index.js';
import { knownKeyAt, mayBeInPieces } from './known-key.js';
import { mayBeCredential } from './may-be-credential.js';
import { generatedAround, namedCredential, unnamedCredential, wrappedCredential } from './named-value.js';
import type { Place } from './place.js';
import { isDocumentedSample } from './samples.js';
import { mayBeStructured, structuredAt } from './structured.js';
import { valueOfName } from './value-of-name.js';

/** How long one file may take; hostile ones exist. */
export interface Budget {
  /** On the clock of `performance.now()`. */
  until: number;
  /** Where the pass gave up, if it did. */
  stopped?: number;
}

/** The credentials of a text, in order, one finding a secret. One pass over its runs of word characters. */
export function findCredentials(text: string, place: Place, budget?: Budget): FoundCredential[] {
  const found: FoundCredential[] = [];
  // What was read up to here belongs to a finding, and is not judged again.
  let readUntil = 0;
  // The same for a literal that was judged to be none.
  let judgedUntil = 0;
  const starts = formatStarts();
  const codes = codesOf(text);
  const take = (credential: FoundCredential | undefined) => {
    if (!credential) return false;
    found.push(credential);
    readUntil = Math.max(readUntil, credential.end);
    return true;
  };

  let runs = 0;
  for (let i = 0; i < text.length; ) {
    const first = codes[i]!;
    if (CLASSES[first] === 0) {
      i = first === 92 || first === 37 ? pastEscape(text, i, first) : i + 1;
      continue;
    }
    if ((++runs & 0xfff) === 0 && budget && performance.now() > budget.until) {
      budget.stopped ??= i;
      break;
    }
    const start = i;
    let seen = 0;
    let kind = CLASSES[first]!;
    do {
      seen |= kind;
      kind = CLASSES[codes[++i]!]!;
    } while (kind !== 0);
    const code = codes[i]!;
    const length = i - start;
    if (length < 2) continue;

    let bare = start;
    while (bare < i && CLASSES[codes[bare]!] === JOINER) bare += 1;
    const one = codes[bare]!;
    const two = codes[bare + 1]!;
    if (one < 128 && two < 128 && starts[(one << 7) | two] !== 0 && (mayStartFormat(one, two, codes[bare + 2]!, codes[bare + 3]!) || mayBeInPieces(codes, bare, text.length))) {
      for (const format of formatsStarting(one, two)) if (take(knownKeyAt(text, bare, format, place))) break;
    }
    if ((length >= 3 || code === 32) && (isNameEnding(codes, i) || (length === 2 && (two | 32) === 121)) && start >= readUntil && !place.lockfile && mayBeCredential(text, codes, start, i)) {
      const value = valueOfName(text, start, i, place);
      if (value && value.start >= readUntil) {
        if (take(namedCredential(text, start, i, value, place))) continue;
        if (isDocumentedSample(value.value)) judgedUntil = value.end;
      }
    }
    if (code === 32 && mayBeProgram(first, codes[i - 1]!, length)) take(commandPassword(text, start, i, place));
    if (mayBeStructured(codes, start, i)) take(structuredAt(text, start, i, code, place));
    if (length >= 16 && start >= readUntil && start >= judgedUntil && !place.lockfile && (seen & (DIGIT | LETTER)) === (DIGIT | LETTER)) {
      const literal = generatedAround(text, start, i);
      if (literal) {
        judgedUntil = literal.end;
        take(unnamedCredential(text, literal, place) ?? wrappedCredential(text, literal, place));
      } else if (length >= 24 && mayBeText(text, start, 4)) take(wrappedCredential(text, { start, end: i, value: text.slice(start, i), quoted: false }, place));
    }
  }
  giveBack(codes);
  return separate(found);
}

const DIGIT = 1;
const LETTER = 2;
const JOINER = 4;
const CLASSES = new Uint8Array(256);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  CLASSES[code] = /[0-9]/.test(char) ? DIGIT : /[A-Za-z]/.test(char) ? LETTER : /[_-]/.test(char) ? JOINER : 0;
}

const NAME_ENDINGS = new Uint8Array(1 << 15);
for (const ending of 'key eys ret ets ken ens ord swd pwd ass ase ode ial als uth ion kie jwt sas dsn ook pin psk pat mac rer nic alt per eed ort nha ena red nse _pw -pw rod ive dev est ing box cal ult val lue str b64 e64 ain old new ent ary env kup'.split(' ')) {
  NAME_ENDINGS[endingOf(Buffer.from(ending), 3)] = 1;
}

/** Names whose values are judged end in one of few ways. */
function isNameEnding(codes: Uint8Array, end: number): boolean {
  const last = codes[end - 1]!;
  return NAME_ENDINGS[endingOf(codes, end)] === 1 || (last >= 48 && last <= 57);
}

function endingOf(codes: Uint8Array, end: number): number {
  return ((codes[end - 3]! & 31) << 10) | ((codes[end - 2]! & 31) << 5) | (codes[end - 1]! & 31);
}

/** Past `\n`, `\"`, `\u0022` and `%3D`: what an escape is written with belongs to no word. */
function pastEscape(text: string, from: number, code: number): number {
  if (code === 37) return isHexPair(text, from + 1) ? from + 3 : from + 1;
  let at = from;
  while (text.charCodeAt(at) === 92) at += 1;
  const escape = text.charCodeAt(at);
  if (escape === 110 || escape === 114 || escape === 116) return at + 1;
  if (escape === 117 && isHexPair(text, at + 1) && isHexPair(text, at + 3)) return at + 5;
  return escape === 120 && isHexPair(text, at + 1) ? at + 3 : at;
}

function isHexPair(text: string, at: number): boolean {
  return isHex(text.charCodeAt(at)) && isHex(text.charCodeAt(at + 1));
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

/** Of findings that overlap the most specific stays. */
function separate(found: FoundCredential[]): FoundCredential[] {
  found.sort((a, b) => a.start - b.start || weightOf(b) - weightOf(a) || b.end - a.end);
  const kept: FoundCredential[] = [];
  for (const credential of found) {
    const before = kept.at(-1);
    if (!before || credential.start >= before.end) kept.push(credential);
    else if (weightOf(credential) > weightOf(before)) kept[kept.length - 1] = credential;
  }
  return kept;
}

function weightOf({ format, kind, confidence }: FoundCredential): number {
  return (kind === 'private-key' ? 8 : 0) + (format ? 4 : 0) + (format?.selfIdentifying ? 2 : 0) + (confidence === 'possible' ? 0 : 1);
}
