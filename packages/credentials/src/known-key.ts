import type { Confidence } from '@postern/catalogue';
import type { KeyFormat } from '@postern/catalogue/key-formats';
import type { FoundCredential } from './credential.js';
import { type CompiledFormat, formatNamed, formatsStarting, isGenuine } from './format-index.js';
import { quotedAt } from './literal.js';
import { namesOfValue } from './names-of-value.js';
import type { Run } from './next-run.js';
import type { Place } from './place.js';
import { isSaidToBeMadeUp } from './said-to-be-made-up.js';

/** A key of a self-identifying format that a run begins with, after its `-` and `_`. */
export function knownKeyIn(text: string, { codes, start }: Run, place: Place): FoundCredential | undefined {
  let at = start;
  while (codes[at] === 45 || codes[at] === 95) at += 1;
  const inPieces = mayBeInPieces(codes, at, text.length);
  for (const format of formatsStarting(codes[at]!, codes[at + 1]!)) {
    const key = knownKeyAt(text, at, format, place, inPieces);
    if (key) return key;
  }
  return undefined;
}

function knownKeyAt(text: string, at: number, compiled: CompiledFormat, place: Place, inPieces: boolean): FoundCredential | undefined {
  compiled.at.lastIndex = at;
  const key = compiled.at.exec(text)?.[0];
  if (key === undefined) return inPieces ? joinedKeyAt(text, at, compiled, place) : undefined;
  return isGenuine(compiled, key) && (!compiled.weak || isAlone(text, at, at + key.length)) ? known(compiled.format, text, at, at + key.length, key, place) : undefined;
}

/** The same for a format that does not begin with fixed text. */
export function keyOfFormatAt(text: string, at: number, id: string, place: Place, isRight?: (key: string) => boolean): FoundCredential | undefined {
  const before = text.charAt(at - 1);
  // Telegram's token stands in the path of its address, behind "bot".
  if (at < 0 || (/[A-Za-z0-9_]/.test(before) && text.slice(at - 3, at) !== 'bot')) return undefined;
  const compiled = formatNamed(id);
  compiled.at.lastIndex = at;
  const key = compiled.at.exec(text)?.[0];
  if (key === undefined || !isGenuine(compiled, key) || isRight?.(key) === false) return undefined;
  return known(compiled.format, text, at, at + key.length, key, place);
}

/** Whether the quoted text that begins at `at` may be joined to another or hold an escape: only then is it more than what stands there. */
export function mayBeInPieces(codes: Uint8Array, at: number, length: number): boolean {
  const quote = at > 0 ? codes[at - 1]! : 0;
  if (quote !== 34 && quote !== 39 && quote !== 96) return false;
  let end = at;
  for (let code = codes[end]!; code !== quote; code = codes[++end]!) {
    if (code === 92 || code === 38) return true;
    if (end >= length || (code === 10 && quote !== 96)) return false;
  }
  let after = codes[++end]!;
  while (after === 32 || (after >= 9 && after <= 13)) after = codes[++end]!;
  // Blanks of other scripts are blanks, too.
  return after === 43 || after === 46 || after >= 128;
}

/** A key in pieces on one line: `'sk_live_' + '…'`. */
function joinedKeyAt(text: string, at: number, compiled: CompiledFormat, place: Place): FoundCredential | undefined {
  const quote = text.charCodeAt(at - 1);
  if ((quote !== 34 && quote !== 39 && quote !== 96) || compiled.weak) return undefined;
  const literal = quotedAt(text, at - 1);
  if (!literal || literal.value.length < compiled.min || literal.value.length === literal.end - literal.start || !compiled.whole.test(literal.value)) return undefined;
  return isGenuine(compiled, literal.value) ? known(compiled.format, text, at, literal.end, literal.value, place) : undefined;
}

function known(format: KeyFormat, text: string, start: number, end: number, secret: string, place: Place): FoundCredential {
  const isPublic = format.kind === 'publishable' || (format.kind === 'api-key' && format.severity === 'low') || (format.id === 'google-api-key' && isBrowserKey(text, start, end));
  const sure: Confidence = format.confirmed === 'unconfirmed' || (format.confirmed === 'source' && !format.checksum) ? 'likely' : 'certain';
  const made = place.test || (place.sample && !format.checksum);
  // What tests and comments make up; a right checksum is no accident.
  const isMadeUp = !format.checksum && ((place.test && (format.kind === 'webhook-secret' || /(?:^|[_-])(?:test|sandbox)(?:[_-]|$)/i.test(secret.slice(0, 24)))) || isSaidToBeMadeUp(text, start, end));
  return {
    start,
    end,
    secret,
    kind: isPublic ? 'publishable' : format.kind,
    provider: format.provider,
    format,
    name: namesOfValue(text, start, end)[0] ?? '',
    severity: isPublic || place.test ? 'low' : format.severity,
    confidence: isPublic || isMadeUp ? 'possible' : made ? 'likely' : sure,
  };
}

/** A key of Firebase or of a map: it stands in the page, and its origins are restricted at the provider. */
function isBrowserKey(text: string, start: number, end: number): boolean {
  return /authDomain|messagingSenderId|firebaseapp\.com|firebaseio\.com|measurementId|storageBucket|maps\.google(?:apis)?\.com|mobilesdk_app_id|\.apps\.googleusercontent|youtube\.com\/embed|maps\/api\/js|maps?_?api_?key|firebase_?(?:web_?)?api_?key/i.test(text.slice(Math.max(0, start - 600), end + 600));
}

/** Set off from its surroundings as a value is: quoted, assigned, or alone on its line. */
function isAlone(text: string, start: number, end: number): boolean {
  return /(?:["'`>=:,]|[=:,(]\s{0,3}|^)$/.test(text.slice(Math.max(0, start - 4), start)) && /^(?:["'`<;,)\]}\\&\s]|$)/.test(text.slice(end, end + 1));
}
