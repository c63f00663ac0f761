import { wordOf } from './character-codes.js';
import { roleOf } from './name-role.js';

/** Whether the name at `[start, end)` is one whose value is judged. Files repeat their names: each is asked once, and found again without making a string of it. */
export function mayBeCredential(codes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length > LONGEST) return false;
  // Of names that share a slot the last is known; which slot it is decides nothing else.
  const front = (codes[start]! << 16) ^ (codes[start + 1]! << 8) ^ codes[start + (length >> 1)]!;
  const back = (codes[end - 2]! << 16) ^ ((codes[end - 3] ?? 0) << 8) ^ (codes[end - 1]! << 4);
  const hash = Math.imul(front ^ length, 0x9e3779b1) ^ Math.imul(back ^ codes[start + (length >> 2)]!, 0x85ebca6b);
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const from = slot * LONGEST;
  let at = lengths[slot] === length ? 0 : length + 1;
  while (at < length && names[from + at] === codes[start + at]) at += 1;
  if (at !== length) {
    const name = wordOf(codes, start, end);
    lengths[slot] = length;
    for (let i = 0; i < length; i++) names[from + i] = codes[start + i]!;
    answers[slot] = HINT.test(name) && isJudged(name) ? 1 : 0;
  }
  return answers[slot] === 1;
}

const LONGEST = 100;
const SLOTS = 1 << 13;
const lengths = new Uint8Array(SLOTS);
const names = new Uint8Array(SLOTS * LONGEST);
const answers = new Uint8Array(SLOTS);

/** The length of the shortest names that end so and hold a hint: `value` is too short to be anyone's. */
export function leastLengthOf(ending: string): number {
  if (ending.endsWith('pw')) return ending.length;
  return Math.min(...HINTS.map(hint => {
    let shared = Math.min(hint.length, ending.length);
    while (!hint.endsWith(ending.slice(0, shared))) shared -= 1;
    return hint.length + ending.length - shared;
  }));
}

const HINTS = 'key secret token pass pwd auth cred cookie jwt sas dsn webhook pin psk pat hmac bearer mnemonic salt pepper seed xpriv licen kennwort senha contrase securestring'.split(' ');
const HINT = new RegExp(`${HINTS.join('|')}|pw$|^by$`, 'i');

function isJudged(name: string): boolean {
  const role = roleOf(name);
  return (role !== 'none' && role !== 'other') || /^by$/i.test(name);
}
