import { printable, startOfBase64 } from './base64.js';
import { isInComment } from './is-in-comment.js';
import { passwordInAddress } from './address.js';
import type { FoundCredential } from './credential.js';
import { formatNamed, formatUnder } from './format-index.js';
import { isHarmless, payloadOf } from './jwt.js';
import { keyOfFormatAt } from './known-key.js';
import { namesOfValue } from './names-of-value.js';
import { isKnownDefault, isPlaceholder, isSoftPhrase } from './placeholder.js';
import type { Place } from './place.js';
import { privateKeyAt } from './private-key.js';
import { isDocumentedSample } from './samples.js';
import { lastOfList } from './value-further-on.js';

/**
 * What is told by its structure, not by its first characters: addresses, tokens, key blocks, Basic headers, formats with fixed
 * text further in. The run of word characters is `[start, end)`, `after` the character behind it.
 */
export function structuredAt(text: string, start: number, end: number, after: number, place: Place): FoundCredential | undefined {
  const first = text.charCodeAt(start);
  const length = end - start;
  switch (after) {
    case COLON:
      if (text.charCodeAt(end + 1) === SLASH && text.charCodeAt(end + 2) === SLASH) return addressAt(text, start, end, place);
      if (isQuoteAt(text, start - 1)) return driverAddressAt(text, start, end, place);
      if (text.startsWith(':AA', end)) return keyOfFormatAt(text, end - digitsBefore(text, end), 'telegram-bot-token', place);
      break;
    case DOT:
      if (first === 101 && text.charCodeAt(start + 1) === 121) return tokenAt(text, start, place);
      if (length >= 24 && length <= 28 && (first === 77 || first === 78 || first === 79)) return discordTokenAt(text, start, place);
      if (length === 14 && text.startsWith('.atlasv1.', end)) return keyOfFormatAt(text, start, 'terraform-cloud-token', place);
      break;
    case TILDE:
      if (text.charCodeAt(end - 1) === 81) return keyOfFormatAt(text, end - 5, 'azure-ad-client-secret', place);
      break;
    case PLUS:
      if (text.startsWith('+ACR', end)) return keyOfFormatAt(text, startOfBase64(text, end, 42), 'azure-container-registry-password', place);
      break;
    case SPACE:
      if (length === 5 && /^basic$/i.test(text.slice(start, end))) return basicHeaderAt(text, end, place);
      break;
  }
  if (first === DASH && (text.startsWith('-----BEGIN', start) || text.startsWith('---- BEGIN', start))) return keyBlockAt(text, start, place);
  if (first === DASH && text.startsWith('----', start) && text.startsWith(' BEGIN', end)) return keyBlockAt(text, start, place);
  if (first === 80 && text.startsWith('PuTTY-User-Key-File-', start)) return puttyKeyAt(text, start, end, place);
  return length >= 36 ? markedKeyAt(text, start, end, place) : undefined;
}

/** The first thing to ask of a run, of its first character and the two behind it: three tables, no decision. */
export function isStructureAhead(first: number, after: number, next: number): boolean {
  return (FIRST[first]! & AFTER[after]! & NEXT[next]!) !== 0;
}

// A bit a case: 1 key block, 2 ":", 4 ".", 8 ".atlasv1.", 16 "~" and "+", 32 "Basic ". What does not matter to a case has its bit everywhere.
const FIRST = new Uint8Array(256).fill(2 + 8 + 16);
const AFTER = new Uint8Array(256).fill(1);
const NEXT = new Uint8Array(256).fill(1 + 2 + 4 + 16 + 32);
for (const [table, bit, chars] of [[FIRST, 1, '-P'], [FIRST, 4, 'eMNO'], [FIRST, 32, 'bB'], [AFTER, 2, ':'], [AFTER, 4, '.'], [AFTER, 8, '.'], [AFTER, 16, '~+'], [AFTER, 32, ' '], [NEXT, 8, 'a']] as const) {
  for (const char of chars) table[char.charCodeAt(0)]! |= bit;
}
// `name: value` and `"name": "value"`
for (const code of [9, 10, 13, 32, 34, 39, 96]) NEXT[code]! &= ~2;

/** What has to hold of the characters at a run before it is worth a call: nearly none pass. */
export function mayBeStructured(codes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  const first = codes[start]!;
  if (length >= 36) return true;
  if (first === DASH && codes[start + 1] === DASH && codes[start + 2] === DASH) return true;
  if (first === 80 && codes[start + 1] === 117) return true;
  const next = codes[end + 1]!;
  switch (codes[end]) {
    case COLON:
      // `name: value` and `"name": "value"` are neither an address nor a driver's.
      return next === SLASH || next === 65 || (next > 32 && !isQuote(next) && start > 0 && isQuote(codes[start - 1]!));
    case DOT:
      return (first === 101 && codes[start + 1] === 121) || (length >= 24 && first >= 77 && first <= 79) || (length === 14 && next === 97);
    case TILDE:
      return codes[end - 1] === 81;
    case PLUS:
      return next === 65;
    case SPACE:
      return length === 5 && (first | 32) === 98;
    default:
      return false;
  }
}

const COLON = 58;
const SLASH = 47;
const DOT = 46;
const TILDE = 126;
const PLUS = 43;
const SPACE = 32;
const DASH = 45;

/** Formats with their fixed text in the middle or at the end. */
function markedKeyAt(text: string, start: number, end: number, place: Place): FoundCredential | undefined {
  const length = end - start;
  if (length === 84 && text.startsWith('AZDO', end - 8)) return keyOfFormatAt(text, start, 'azure-devops-pat', place);
  if (length === 40 && text.startsWith('NRAL', end - 4)) return keyOfFormatAt(text, start, text.startsWith('FFFFNRAL', end - 8) ? 'newrelic-license-key' : 'newrelic-license-key-any', place);
  if (length <= 37 && /-us\d{1,2}$/.test(text.slice(end - 5, end))) return keyOfFormatAt(text, start, 'mailchimp-api-key', place);
  if (length === 40 && text.startsWith('_mmk', end - 4)) return keyOfFormatAt(text, start, 'maxmind-license-key', place);
  const azure = length >= 52 && length < 200 ? text.slice(start, end).indexOf('JQQJ99C') : -1;
  return azure >= 0 ? keyOfFormatAt(text, startOfBase64(text, start + azure, 52), 'azure-ai-services-key', place) : undefined;
}

function addressAt(text: string, start: number, end: number, place: Place): FoundCredential | undefined {
  const address = passwordInAddress(text, end, text.slice(start, end), place);
  if (!address) return undefined;
  const isDatabase = DATABASE.test(address.scheme);
  return {
    start: address.start,
    end: address.end,
    secret: address.password,
    kind: isDatabase ? 'connection-string' : 'password',
    name: `${address.scheme}://`,
    severity: place.test || address.local ? 'low' : isDatabase ? 'critical' : 'high',
    confidence: address.confidence,
  };
}

/** `"user:password@tcp(host)/database"`, as drivers of Go take it. */
function driverAddressAt(text: string, start: number, end: number, place: Place): FoundCredential | undefined {
  const password = /^:([^\s"'`@]{4,100})@(?:tcp|unix)\(/.exec(text.slice(end, end + 120))?.[1];
  const argument = password ? undefined : passwordArgument(text, start, end, place);
  if (argument) return argument;
  if (!password) return text.startsWith(':AA', end) ? keyOfFormatAt(text, end - digitsBefore(text, end), 'telegram-bot-token', place) : undefined;
  if (isPlaceholder(password) || isKnownDefault(password) || password === text.slice(start, end) || /^[%$]/.test(password)) return undefined;
  const local = /^:[^@]+@tcp\((?:localhost|127\.)/.test(text.slice(end, end + 130));
  return { start: end + 1, end: end + 1 + password.length, secret: password, kind: 'connection-string', name: 'mysql://', severity: place.test || local ? 'low' : 'critical', confidence: place.test || place.sample || local ? 'possible' : 'likely' };
}

/** `getConnection("jdbc:mysql://host/name", "user", "password")`. */
function passwordArgument(text: string, start: number, end: number, place: Place): FoundCredential | undefined {
  if (!/^(?:jdbc|mysql|pgsql|sqlsrv|oci|dblib|odbc|dbi)$/i.test(text.slice(start, end))) return undefined;
  const literal = lastOfList(text, start - 1);
  if (!literal || literal.value.length < 4 || isPlaceholder(literal.value) || isKnownDefault(literal.value) || isSoftPhrase(literal.value) || !/^[!-~]+$/.test(literal.value)) return undefined;
  const local = /^[^"'\n]{0,40}(?:localhost|127\.)/.test(text.slice(end, end + 60));
  const unsure = place.test || place.sample || local || /^[a-z]+$/i.test(literal.value);
  return { start: literal.start, end: literal.end, secret: literal.value, kind: 'password', name: 'password', severity: place.test || local ? 'low' : 'high', confidence: unsure ? 'possible' : 'likely' };
}

function isQuoteAt(text: string, at: number): boolean {
  return isQuote(text.charCodeAt(at));
}

function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}

const DATABASE = /^(?:postgres|mysql|mariadb|mongodb|redis|amqp|mssql|sqlserver|ldap|smtp|clickhouse|cockroach|jdbc|nats|mqtt)/;

function tokenAt(text: string, start: number, place: Place): FoundCredential | undefined {
  TOKEN.lastIndex = start;
  const token = TOKEN.exec(text)?.[0];
  const payload = token && payloadOf(token);
  if (!payload || isDocumentedSample(token)) return undefined;
  const name = namesOfValue(text, start, start + token.length)[0] ?? '';
  const isServiceRole = payload['role'] === 'service_role';
  if (isHarmless(payload) && !isServiceRole) return undefined;
  const format = formatUnder(name, token) ?? (isServiceRole ? formatNamed('supabase-service-role-jwt').format : undefined);
  return {
    start,
    end: start + token.length,
    secret: token,
    kind: 'token',
    ...(format && { provider: format.provider, format }),
    name,
    severity: place.test ? 'low' : (format?.severity ?? 'medium'),
    confidence: place.test || place.sample || isInComment(text, start) ? 'possible' : 'likely',
  };
}

const TOKEN = /ey[\w-]{8,2000}\.ey[\w-]{8,4000}\.[\w-]{20,1400}/y;

function discordTokenAt(text: string, start: number, place: Place): FoundCredential | undefined {
  // The first part is the bot's id, which is a number.
  const isBot = (key: string) => /^\d{17,20}$/.test(Buffer.from(key.slice(0, key.indexOf('.')), 'base64').toString('latin1'));
  return keyOfFormatAt(text, start, 'discord-bot-token', place, isBot) ?? keyOfFormatAt(text, start, 'discord-bot-token-long', place, isBot);
}

function basicHeaderAt(text: string, end: number, place: Place): FoundCredential | undefined {
  // As a file of requests writes it: `Authorization: Basic user password`.
  const plainly = place.syntax === 'ini' ? /^ ([\w.@-]{1,60}) (\S{6,100})(?=\s|$)/.exec(text.slice(end, end + 180)) : null;
  if (plainly) return plainBasic(text, end + 2 + plainly[1]!.length, plainly[2]!, place);
  const encoded = /^ ([A-Za-z0-9+/]{8,300}={0,2})(?![A-Za-z0-9+/=])/.exec(text.slice(end, end + 310))?.[1];
  if (!encoded || isDocumentedSample(encoded)) return undefined;
  const plain = printable(encoded);
  const colon = plain?.indexOf(':') ?? -1;
  if (!plain || colon < 0) return undefined;
  const [user, password] = [plain.slice(0, colon), plain.slice(colon + 1)];
  const secret = password === '' ? user : password;
  if (secret.length < 4 || /\s/.test(secret) || isPlaceholder(secret) || isKnownDefault(secret) || (secret === user && password !== '')) return undefined;
  const start = end + 1;
  return { start, end: start + encoded.length, secret: encoded, kind: 'password', name: 'Authorization', severity: place.test ? 'low' : 'high', confidence: place.test || place.sample ? 'possible' : 'likely' };
}

function plainBasic(text: string, start: number, secret: string, place: Place): FoundCredential | undefined {
  if (!/\bAuthorization:\s{1,3}Basic \S+ $/i.test(text.slice(Math.max(0, start - 90), start)) || isPlaceholder(secret) || isKnownDefault(secret)) return undefined;
  return { start, end: start + secret.length, secret, kind: 'password', name: 'Authorization', severity: place.test ? 'low' : 'high', confidence: place.test || place.sample ? 'possible' : 'likely' };
}

function keyBlockAt(text: string, start: number, place: Place): FoundCredential | undefined {
  const block = privateKeyAt(text, start);
  if (!block) return undefined;
  const severity = place.test ? 'low' : block.encrypted ? 'medium' : 'critical';
  return { start, end: block.end, secret: text.slice(start, block.end), kind: 'private-key', name: block.label, severity, confidence: isInComment(text, start) ? 'possible' : place.sample || place.test || block.encrypted ? 'likely' : 'certain' };
}

function puttyKeyAt(text: string, start: number, end: number, place: Place): FoundCredential | undefined {
  if (!/^: \S+[\s\S]{0,800}Private-Lines: \d/.test(text.slice(end, end + 1400))) return undefined;
  return { start, end, secret: text.slice(start, start + 400), kind: 'private-key', name: '', severity: place.test ? 'low' : 'critical', confidence: 'certain' };
}

function digitsBefore(text: string, end: number): number {
  let count = 0;
  while (count < 17 && text.charCodeAt(end - count - 1) >= 48 && text.charCodeAt(end - count - 1) <= 57) count += 1;
  return count;
}
