import { BEFORE_ARGUMENTS } from '../values/call-texts.js';
import { isProse } from '../values/is-prose.js';
import { AUTH_HEADERS, heldIn, KEY_CALL_NAMES, KEY_PACKAGES, SDK_IMPORT, SDK_NAMED, TOKEN_CALLS, TOKEN_PACKAGES } from './literal-secrets.js';
import { mayBeText } from '../values/may-be-text.js';
import { secretStrengthOf } from './secret-values.js';

/** A look at the text before it is parsed: false only where no credential in it can be one by the code around it. */
export function mayWriteSecret(text: string): boolean {
  return callsWithKey(text) || (SDK_NAMED.test(text) && SDK_IMPORT.test(text)) || hasHeader(text) || hasBasic(text) || hasJoined(text);
}

const NAMES = KEY_CALL_NAMES.split('|').filter(name => name !== 'default');
const callOf = (names: readonly string[]) => new RegExp(`(?<![\\w$])(?:${names.join('|')})(?![\\w$])${BEFORE_ARGUMENTS}`);
const TOKEN_CALL = callOf(NAMES.filter(name => TOKEN_CALLS.test(name)));
const KEY_CALL = callOf(NAMES.filter(name => !TOKEN_CALLS.test(name) && !name.startsWith('\\w')));
/** `ordersSession(`: any name that holds the word, where such a package is in sight. */
const NAMED_AFTER = new RegExp(`(?:${NAMES.filter(name => name.startsWith('\\w')).map(name => name.replaceAll('\\w*', '')).join('|')})\\w{0,60}${BEFORE_ARGUMENTS}`);
const CALLABLE = /hmac|(?<!['"`])session['"`/]|cookie-?parser|jwt/i;
/** `require('express-session')({ … })`, `session_1.default({ … })`. */
const REQUIRED = /['"`]\s*\)+\s*(?:\?\.\s*)?\(|\(\s*\)\s*\(/;
const DEFAULT_CALL = new RegExp(`(?<![\\w$])default(?!\\w)${BEFORE_ARGUMENTS}`, 'g');

function callsWithKey(text: string): boolean {
  if (!KEY_PACKAGES.test(text)) return false;
  if (KEY_CALL.test(text) || (TOKEN_PACKAGES.test(text) && TOKEN_CALL.test(text))) return true;
  return CALLABLE.test(text) && (NAMED_AFTER.test(text) || REQUIRED.test(text) || callsDefault(text));
}

/** Of a module, not of what a call makes: `z.string().default('draft')`. */
function callsDefault(text: string): boolean {
  for (const { index } of text.matchAll(DEFAULT_CALL)) if (/(?:[\w$\]/]|\b(?:require|import)\s*\([^()]{1,160}\)+)\s*[!?]*\s*(?:\.\s*|\[\s*['"`])$/.test(text.slice(Math.max(0, index - 200), index))) return true;
  return false;
}

/** More places than this are not looked at one by one. */
const MOST = 20;

const HEADER = new RegExp(`(?<![\\w$-])(?:${AUTH_HEADERS})(?:['"\`]\\s*\\]|['"\`])?\\s*(?:([,}])|:|=(?![=>])|/[/*])`, 'gi');

function hasHeader(text: string): boolean {
  let left = MOST;
  for (const { 0: found, 1: end, index } of text.matchAll(HEADER)) {
    const isQuoted = /['"`]/.test(found);
    // In a sentence, or at the start of a text: `'Authorization: Bearer …'`. No name has a hyphen.
    if (!isQuoted && (/\w-\w/.test(found) || /['"`]/.test(text.charAt(index - 1)) || isProse(text, index))) continue;
    // A text among others, but for the first of a call: `headers.set('x-api-key', …)`.
    if (end !== undefined && isQuoted && (end === '}' || found.includes(']') || !/[(/]\s*['"`]$/.test(text.slice(Math.max(0, index - 200), index)))) continue;
    if (found.endsWith('/') || found.endsWith('*') || left-- === 0) return true;
    if (mayBeText(text, end !== undefined && !isQuoted ? index : index + found.length, literal => heldIn(literal) !== undefined)) return true;
  }
  return false;
}

/** `Basic ${btoa('user:password')}`. */
function hasBasic(text: string): boolean {
  if (!text.includes('uffer') && !text.includes('btoa')) return false;
  let left = MOST;
  for (const { 0: found, index } of text.matchAll(/\b(?:from|btoa)['"`\])\s!]*(?:\?\.\s*)?(?:\(|\/[/*])/g)) {
    if (!/basic|auth/i.test(text.slice(Math.max(0, index - 200), index))) continue;
    if (!found.endsWith('(') || left-- === 0 || mayBeText(text, index + found.length, literal => literal.includes(':'))) return true;
  }
  return false;
}

/** Only these make a name that is a credential for sure. */
const GIVEN = new RegExp(`(?:key|token|secret|pass|pwd|bearer|pin|psk|hmac|mnemonic|masterauth)\\w{0,60}\\s*(?::[^=;\\n]{1,100})?(?:=(?![=>])|/[/*])`, 'gi');

const JOINED = /\+|\.\s*(?:join|concat|toString)\b|\[['"`]|atob/;

/** `const apiKey = 'abc' + 'def'`. */
function hasJoined(text: string): boolean {
  if (!JOINED.test(text)) return false;
  let left = 50 * MOST;
  for (const { 0: found, index } of text.matchAll(GIVEN)) {
    let start = index;
    while (start > 0 && index - start < 60 && /[\w$]/.test(text[start - 1]!)) start -= 1;
    if (secretStrengthOf(/^[\w$]*/.exec(text.slice(start, index + found.length))![0]) !== 'strong' || text[start - 1] === '.') continue;
    const [value = ''] = /^(?:'[^'\n]*'|"[^"\n]*"|[^;])*/.exec(text.slice(index + found.length, index + found.length + 600)) ?? [];
    if (left-- === 0 || (JOINED.test(value) && !/^[^+;]*\brandom(?:Bytes|UUID)\b/.test(value))) return true;
  }
  return false;
}
