import { roleOf } from './name-role.js';

/** Whether the name at `[start, end)` is one whose value is judged. Files repeat their names: each is asked once, and found again without making a string of it. */
export function mayBeCredential(text: string, codes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length > 100) return false;
  let hash = length;
  for (let i = start; i < end; i++) hash = (Math.imul(hash, 31) + codes[i]!) | 0;
  const slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
  if (!isAt(codes, start, length, names[slot]!)) {
    const name = text.slice(start, end);
    names[slot] = name;
    answers[slot] = HINT.test(name) && isJudged(name) ? 1 : 0;
  }
  return answers[slot] === 1;
}

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
const SLOTS = 1 << 13;
const names = new Array<string>(SLOTS).fill('');
const answers = new Uint8Array(SLOTS);

function isJudged(name: string): boolean {
  const role = roleOf(name);
  return (role !== 'none' && role !== 'other') || /^by$/i.test(name);
}

function isAt(codes: Uint8Array, start: number, length: number, name: string): boolean {
  if (name.length !== length) return false;
  for (let i = 0; i < length; i++) if (name.charCodeAt(i) !== codes[start + i]) return false;
  return true;
}
