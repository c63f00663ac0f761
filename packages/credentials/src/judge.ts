import type { Confidence } from '@postern/catalogue';
import { roleOf } from './name-role.js';
import { wordsOf } from './name-words.js';
import { isKnownDefault, isMonotonous, isPlaceholder, isReference, isSoft, isSoftPhrase } from './placeholder.js';
import type { Place } from './place.js';
import { surpriseOf } from './surprise.js';

/** A literal and what stands around it. */
export interface Candidate {
  /** The name it is given to: a variable, a key, a header, a parameter. */
  name: string;
  value: string;
  quoted: boolean;
  place: Place;
}

export interface Verdict {
  kind: 'password' | 'secret' | 'key';
  confidence: Confidence;
}

/** Whether a literal under this name at this place is a credential: name, value and place together, never one alone. */
export function judge({ name, value, quoted, place }: Candidate): Verdict | undefined {
  if (value.length > MAX_LENGTH || place.lockfile) return undefined;
  const role = roleOf(name);
  if (role === 'none' || role === 'other' || role === 'public') return undefined;
  if (role === 'secret' && /mnemonic|phrase/i.test(name)) return isMnemonic(value) && !isPlaceholder(value) ? sure('secret', place, place.sample ? 'possible' : 'likely') : generatedVerdict(role, name, value, place);
  if (isPlaceholder(value) || isKnownForm(value) || (/[gp]pg/i.test(name) && /^(?:0x)?[0-9A-F]{8,40}$/i.test(value))) return undefined;
  if (role === 'password') return passwordVerdict(name, value, quoted, place);
  const generated = generatedVerdict(role, name, value, place);
  if (generated) return generated;
  if (role === 'secret' && (quoted || isConfig(place)) && value.length >= (/secret$/i.test(name) ? 10 : 12) && isChosen(value)) return passwordVerdict(name, value, quoted, place);
  return role === 'secret' && /secret|salt|pepper/i.test(name) && isConfig(place) ? passwordVerdict(name, value, quoted, place) : undefined;
}

/** A text that a program made: nothing a person would write or read. */
export function looksGenerated(value: string, least = 0.3): boolean {
  if (value.length < 16) return false;
  const surprise = surpriseOf(value);
  if (surprise < Math.min(least, 0.2) || (surprise < least && !HEX.test(value)) || /[\s"'`<>]/.test(value)) return false;
  return hasDistinct(value, 7) && !(HEX.test(value) && !/\d/.test(value)) && !isWordy(value);
}

const MAX_LENGTH = 4096;
const HEX = /^(?:0x)?[0-9a-f]+$/i;
const PREFIXED_HEX = /^[a-z]{2,8}_(?:live_|test_|prod_|\d{1,10}_)?[0-9a-f]{32,}$/;
const UUID = /^[{(]?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[)}]?$/i;
/** Password hashes, integrity strings, public keys, versions, addresses of files and pages: not the secret itself. */
const KNOWN_FORM =
  /^(?:\$2[abxy]?\$|\$argon2|\$[156]\$|\$pbkdf2|pbkdf2|scrypt:|\{(?:SSHA|SHA|MD5|CRYPT)|sha(?:1|256|384|512)[-:]|md5:|ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|MII[BC][Ij]|MFkwEw|MCowBQ|data:|https?:|wss?:|file:|urn:|mailto:|blob:|[./~]{0,2}\/\w+(?:\/|$)|[A-Za-z]:\\|[\^~]?\d+\.\d+\.\d|v?\d+\.\d+\.\d+|AAAAB3Nza|AAAAC3Nza|0x[0-9a-fA-F]{40}$|-----BEGIN (?:PUBLIC|CERT|RSA PUBLIC)|-----BEGIN [A-Z ]{4,30}-----$|eyJhbGciOi[\w-]{0,60}$|wasm|iVBORw0KGgo|R0lGOD|\/9j\/|AGFzbQ|pk\.eyJ|B[\w-]{86}$|SHA(?:1|256|512):|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}$)/;

/** Ids of objects that carry their kind in front, as Stripe's do. */
const OBJECT_ID = /^(?!(?:[srpa]k|key|api|apikey|tok|token|sec|secret|pat|live|test)_)[a-z]{2,10}_(?:[0-9A-Za-z]{14}|[0-9A-Za-z]{24})$/;

function isKnownForm(value: string): boolean {
  return KNOWN_FORM.test(value);
}

function generatedVerdict(role: 'secret' | 'key', name: string, value: string, place: Place): Verdict | undefined {
  if (/[\s"'`<>]/.test(value) || isMonotonous(value) || isSoftPhrase(value) || !/^[!-~]+$/.test(value)) return undefined;
  if (/^\d{1,12}$|^\d+(?:\.\d+)?(?:px|ms|s|em|rem|%)?$/.test(value) && value.length < 20) return undefined;
  if (UUID.test(value)) return role === 'secret' ? sure(role, place, place.sample ? 'possible' : 'likely') : undefined;
  const surprise = surpriseOf(value);
  const distinct = new Set(value).size;
  if (value.length >= 16) {
    const least = role === 'secret' ? 0.15 : 0.3;
    if ((surprise < least && !(role === 'secret' && PREFIXED_HEX.test(value))) || distinct < 7 || isWordy(value)) return undefined;
    if (role === 'key' && place.sample && wordsOf(name).length === 1) return sure(role, place, 'possible');
    if (role === 'key' && OBJECT_ID.test(value)) return undefined;
    // Bare `key` is as often the name of an entry as a credential, or where a file is stored.
    if (/^key$/i.test(name) && /\/.*\.\w{2,5}$/.test(value)) return undefined;
    if (/^[A-Z0-9]+(?:[_:.][A-Z0-9]+)+$/.test(value) && role === 'key') return undefined;
    if (/^\W*key\W*$/i.test(name) || /\bkeys$/i.test(name)) return sure(role, place, HEX.test(value) || isIdentifier(value) ? 'possible' : 'likely');
    return sure(role, place, 'likely');
  }
  if (role === 'secret' && value.length >= 10 && distinct >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value) && surprise >= 0.35 && ((surprise >= 1.2 && !place.sample) || !isIdentifier(value))) return sure(role, place, 'likely');
  return undefined;
}

function passwordVerdict(name: string, value: string, quoted: boolean, place: Place): Verdict | undefined {
  if (value.length < 4 || value.length > 128 || (place.labels && !(looksGenerated(value) && /\d/.test(value))) || isKnownDefault(value)) return undefined;
  if (/[\s<>]|^[.[(:,/\\]|^[#^](?!(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w!#$%^&*@=.+-]{9,}$)|[,:(]$|\\[dws]/.test(value) || /[^\x21-\x7e]/.test(value) || isReference(value)) return undefined;
  if (/^\d+$/.test(value) && value.length < 6) return undefined;
  if (/^(?:id|env|src|type|name)=/.test(value) || (!quoted && /^[A-Za-z_$]+(?:\.[A-Za-z_$]+)+$/.test(value) && place.syntax !== 'env')) return undefined;
  const words = value.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter(Boolean).map(word => word.toLowerCase());
  const soft = words.every(word => isSoft(word) || name.toLowerCase().includes(word));
  const digits = value.replace(/\D/g, '');
  if (words.length >= 4 && words.filter(word => word.length > 1 && surpriseOf(word) < 0.3).length * 4 >= words.length * 3 && words.some(isSoft)) return undefined;
  if (soft && words.length > 0 && digits.length >= 4 && isConfig(place) && !place.sample && value.length <= 12 && words.length === 1) return sure('password', place, 'likely');
  if (soft && words.length > 0 && (digits.length <= 1 || isMonotonous(`${digits}${digits}`) || /^(?:12|123|1234|12345|123456|2020|2021|2022|2023|2024|2025|2026)$/.test(digits))) return undefined;
  // `OnePassword = "…"`: the id of a product.
  if (UUID.test(value)) return place.syntax === 'code' && /^[A-Z][a-z]+(?:[A-Z][a-z]+)*$/.test(name) ? undefined : sure('password', place, 'likely');
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter(charClass => charClass.test(value)).length;
  const mixed = /\d/.test(value) && /[A-Za-z]/.test(value) ? value.length >= 6 : classes >= 3 && value.length >= 8;
  if (!mixed && (isIdentifier(value) || value.includes('/')) && surpriseOf(value) < 0.3) return undefined;
  if (place.sample) return sure('password', place, place.syntax === 'prose' && mixed && classes >= 3 && value.length >= 8 ? 'likely' : 'possible');
  if (mixed || (value.length >= 10 && surpriseOf(value) >= 0.3)) return sure('password', place, !quoted && place.syntax === 'code' ? 'possible' : 'likely');
  if (isConfig(place) && /^[\w!@#$%^&*.+-]{6,}$/.test(value)) return sure('password', place, 'likely');
  return sure('password', place, 'possible');
}

/** Letters of both cases, digits and signs that no name or text has within a word. */
function isChosen(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value) && /[!#$%^&*@]/.test(value) && /^[\w!#$%^&*@.+-]+$/.test(value);
}

/** Twelve words or more, as BIP 39 has them; the well-known ones repeat theirs. */
function isMnemonic(value: string): boolean {
  const words = value.split(' ');
  return words.length >= 12 && words.length <= 24 && words.length % 3 === 0 && words.every(word => /^[a-z]{3,8}$/.test(word)) && new Set(words).size * 4 >= words.length * 3;
}

function sure(kind: Verdict['kind'], place: Place, confidence: Confidence): Verdict {
  return { kind, confidence: place.test ? 'possible' : confidence };
}

function isConfig({ syntax }: Place): boolean {
  return syntax !== 'code' && syntax !== 'prose' && syntax !== 'sql';
}

/** Whether a text has so many different characters; a set of them all takes longer than the rest of the judgement. */
function hasDistinct(value: string, least: number): boolean {
  let seen = '';
  for (let i = 0; i < value.length && seen.length < least; i++) {
    if (value.charCodeAt(i) > 127) return new Set(value).size >= least;
    if (!seen.includes(value[i]!)) seen += value[i]!;
  }
  return seen.length >= least;
}

/** Several whole words of letters alone: an identifier or a sentence, however odd its digits. */
function isWordy(value: string): boolean {
  const digits = value.match(/\d/g)?.length ?? 0;
  if (digits <= 2 && value.length < 40 && surpriseOf(value.replaceAll(/\d+/g, ' ')) < 0.15) return true;
  const words = value.match(/[A-Z]?[a-z]{4,}|[A-Z]{4,}/g) ?? [];
  const letters = words.filter(word => surpriseOf(word) < 0).reduce((sum, word) => sum + word.length, 0);
  return letters * 2 > value.length;
}

/** Letters in the manner of code: camelCase, snake_case, dotted. */
function isIdentifier(value: string): boolean {
  return /^[A-Za-z_$][a-z0-9]*(?:[A-Z][a-z0-9]+)*$|^[A-Za-z]+(?:[-_.:][A-Za-z]+)+$|^[A-Z]+(?:_[A-Z]+)*$/.test(value) && !/\d{2}/.test(value);
}
