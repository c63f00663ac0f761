import { startOfLine } from './start-of-line.js';
import type { Confidence } from '@postern/catalogue';
import { mayBeText, printable } from './base64.js';
import { isInComment } from './is-in-comment.js';
import type { FoundCredential } from './credential.js';
import { findCredentials } from './find-credentials.js';
import { formatUnder } from './format-index.js';
import { judge, looksGenerated } from './judge.js';
import { payloadOf } from './jwt.js';
import { type Literal, quotedAt } from './literal.js';
import { roleOf } from './name-role.js';
import { callOfValue, enclosingName, isOfDigest, namesOfValue, parentsOf } from './names-of-value.js';
import { isKnownDefault, isPlaceholder } from './placeholder.js';
import type { Place } from './place.js';
import { isSaidToBeMadeUp } from './said-to-be-made-up.js';
import { isDocumentedSample } from './samples.js';
import type { NamedLiteral } from './value-of-name.js';

/** What the name at `[start, end)` is given, judged by name, value and place. */
export function namedCredential(text: string, start: number, end: number, value: NamedLiteral, place: Place): FoundCredential | undefined {
  // `-----BEGIN RSA PUBLIC KEY-----`
  if (text.startsWith('-----', end - 5) || isOfDigest(text, start)) return undefined;
  const name = value.name ?? envNameIn(text, end, value.start) ?? fullName(text, start, end, place);
  const role = roleOf(name);
  if (role === 'none' || role === 'other' || (value.by === 'compared' && !looksGenerated(value.value))) return undefined;
  if (/^Basic [\w+/=]{8}/.test(value.value)) return undefined; // decoded as a header
  // `<Row key="…">`, and digests that say so: `key SHA256:…`
  if ((name === 'key' && isAttribute(text, start)) || DIGEST.test(text.slice(Math.max(0, value.start - 8), value.start))) return undefined;
  const pair = role === 'key' ? secondOfPair(text, end, value.start) : undefined;
  if (pair) return credentialOf(text, start, `${name}.password`, pair, place);
  const literal = withoutScheme(value);
  if (isInterpolated(text, literal)) return undefined;
  if (literal.value.length < 4 || (!literal.quoted && text.charCodeAt(literal.end) === 40)) return undefined;
  if (literal.value.includes('://') && /:\/\/[^\s/]{1,100}@/.test(literal.value)) return undefined; // read as an address
  if (literal.value.startsWith('ey') && literal.value.length === literal.end - literal.start && payloadOf(literal.value)) return undefined; // read as a token
  if (!literal.quoted && place.syntax === 'code' && !isBareValue(text, literal, value.by)) return undefined;
  const isQuery = value.by === 'query' || value.by === 'field' || value.by === 'default';
  return credentialOf(text, start, literal === value && !value.scheme ? name : `${name}.bearer`, isQuery ? { ...literal, quoted: true } : literal, place);
}

/** `f"{uuid}-{name}"`, `$"{prefix}:{id}"`: put together from what stands elsewhere. */
function isInterpolated(text: string, { start, value, quoted }: Literal): boolean {
  return quoted && /[fF$]/.test(text.charAt(start - 2)) && /\{[A-Za-z_][^{}]*\}/.test(value);
}

const DIGEST = /\b(?:sha(?:1|256|384|512)|md5)[:-]$/i;

function isAttribute(text: string, start: number): boolean {
  return /<[A-Za-z][\w.:-]*\s(?:[^<>]{0,160}\s)?$/.test(text.slice(Math.max(0, start - 200), start));
}

/** `auth=("user", "password")`, `auth: ['user', 'password']`. */
function secondOfPair(text: string, end: number, valueStart: number): Literal | undefined {
  const match = /^["']?\s{0,3}[:=]\s{0,3}(?:HTTPBasicAuth)?[(\[]\s{0,20}(?:["'][^"'\n]{1,80}["']|[\w.]{1,60})\s{0,3},\s{0,20}(?=["'])/.exec(text.slice(end, end + 260));
  return match && valueStart > end ? quotedAt(text, end + match[0].length) : undefined;
}

/** `process.env.API_KEY ||` between a name and its literal: the better name of the two. */
function envNameIn(text: string, end: number, valueStart: number): string | undefined {
  if (valueStart - end < 12) return undefined;
  const name = /\b(?:env|environ|getenv|ENV)\b(?:\.get|\.fetch)?[.(["']{1,3}(\w{2,60})["')\]]{0,3}!?\s{0,4}(?:\|\||\?\?|\?:|,|or\b)\s{0,80}["'`]?$/.exec(text.slice(end, valueStart))?.[1];
  return name && !['none', 'key'].includes(roleOf(name)) ? name : undefined;
}

/** The literal around a run that looks generated, where it does as a whole. */
export function generatedAround(text: string, start: number, end: number): Literal | undefined {
  return looksGenerated(text.slice(start, end)) ? literalAround(text, start, end) : undefined;
}

/** A generated value that no name in front of it claimed: named further off, or by the provider alone. */
export function unnamedCredential(text: string, literal: Literal, place: Place): FoundCredential | undefined {
  if (literal.value.length > 1200 || !looksGenerated(literal.value)) return undefined;
  // `action@commit`, `image@digest`
  if (!literal.quoted && (text.charCodeAt(literal.start - 1) === 64 || DIGEST.test(text.slice(Math.max(0, literal.start - 8), literal.start)))) return undefined;
  if (!literal.quoted && place.syntax === 'code' && !isBareValue(text, literal, 'assigned')) return undefined;
  if (SPOKEN_OF.test(text.slice(startOfLine(text, literal.start, 160), literal.start))) return undefined;
  const names = namesOfValue(text, literal.start, literal.end);
  const call = callOfValue(text, literal.start);
  if (/^(?:0x)?[0-9a-f]{64}$/i.test(literal.value) && !isInComment(text, literal.start) && (TO_WALLET.test(call ?? '') || ACCOUNTS.test(text.slice(Math.max(0, literal.start - 250), literal.start)))) names.unshift('private_key');
  else if ((call !== undefined && TO_SECRET.test(call)) || /\bBearer $/.test(text.slice(Math.max(0, literal.start - 8), literal.start))) names.push('secret');
  if (names.length > 0 && names.every(name => STAGE.test(name) || HOST.test(name))) {
    const around = enclosingName(text, literal.start) ?? parentsOf(text, literal.start, place)[0];
    if (around !== undefined) names.push(around);
  }
  for (const name of names) {
    const role = roleOf(name);
    if (role === 'other' || (name === 'key' && isAttribute(text, text.lastIndexOf(name, literal.start)))) return undefined;
    if (role !== 'none' && role !== 'password') return credentialOf(text, literal.start, name, literal, place);
  }
  for (const name of call === undefined ? names : [...names, call]) {
    const format = formatUnder(name, literal.value);
    if (!format || format.kind === 'publishable' || isPlaceholder(literal.value)) continue;
    const unsure = isSaidToBeMadeUp(text, literal.start, literal.end) || place.test || place.sample || /^[0-9a-f-]+$/i.test(literal.value) || isInComment(text, literal.start);
    return { start: literal.start, end: literal.end, secret: literal.value, kind: format.kind, provider: format.provider, format, name, severity: place.test ? 'low' : format.severity, confidence: unsure ? 'possible' : 'likely' };
  }
  return undefined;
}

/** What takes the key of a wallet. */
const TO_WALLET = /(?:^|\.)(?:Wallet|privateKeyToAccount|SigningKey|fromPrivateKey)$/;
const ACCOUNTS = /\baccounts["']?\s{0,3}:\s{0,3}\[[^\]{}]{0,200}$/;
const TO_SECRET = /(?:^|\.)(?:SecretValue\.\w{1,20}|SecretStr|SecretString)$/;

/** Of several values of one name: `apiKey = { production: '…' }`. */
const STAGE = /^(?:default|value|mainnet|testnet|sepolia|goerli|holesky|polygon|bsc|ethereum|arbitrum|arbitrumOne|optimism|optimisticEthereum|avalanche|base|prod|production|live|stage|staging|dev|development|sandbox|qa|uat|main|primary|secondary|eu|us)$/i;
/** `"bearer": { "packages.shop.net": "…" }`: the host that a key is for. */
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,10}(?::\d+)?$/;

/** In an example within a text for people. */
const SPOKEN_OF = /\b(?:e\.?g\.|i\.e\.|example|such as)[:,]?\s{0,3}["'`]?$|\b(?:placeholder|examples?|description|hint|title|label|help|helpText|tooltip)["']?\s{0,4}[:=]\s{0,4}["'`][^"'`\n]*$/i;

/** A credential in base64: a text whose decoded form holds one. */
export function wrappedCredential(text: string, literal: Literal, place: Place): FoundCredential | undefined {
  return literal.value.length >= 24 && mayBeText(text, literal.start, 4) ? unwrap(text, '', literal, place) : undefined;
}

/** Parents and providers are asked where name and value do not suffice. */
function credentialOf(text: string, start: number, name: string, literal: Literal, place: Place): FoundCredential | undefined {
  const { value, quoted } = literal;
  if (isSecretEntry(text, name, literal, place) && isMadeUp(printable(value) ?? '')) return undefined;
  const unwrapped = isReadToken(value) ? undefined : unwrap(text, name, literal, place);
  if (unwrapped) return unwrapped;
  let verdict = judge({ name, value, quoted: quoted || isInComment(text, literal.start), place });
  let context = name;
  const role = roleOf(name);
  if (role === 'key' && (verdict || value.length >= 8) && !isPlaceholder(value)) {
    const parents = parentsOf(text, start, place);
    if (parents.length > 0) {
      context = [...parents].reverse().concat(name).join('.');
      const within = judge({ name: context, value, quoted, place });
      if (within && !place.sample && (!verdict || verdict.confidence === 'possible')) verdict = within;
    }
  }
  const format = role === 'password' || isPlaceholder(value) ? undefined : formatUnder(context, value);
  if ((!verdict && !(format && value.length >= 10 && isMixed(value))) || isDocumentedSample(value)) return undefined;
  const isPublic = format?.kind === 'publishable' || roleOf(context) === 'public' || isSearchKey(text, literal) || isReadToken(value);
  // The answers of an API, copied into a comment.
  const isSample = isSaidToBeMadeUp(text, literal.start, literal.end) || isCopiedAnswer(text, literal.start);
  const made: Confidence = place.test ? 'possible' : 'likely';
  return {
    start: literal.start,
    end: literal.end,
    secret: value,
    kind: isPublic ? 'publishable' : (format?.kind ?? (verdict?.kind === 'password' ? 'password' : 'secret')),
    ...(format && { provider: format.provider, format }),
    name,
    severity: place.test || isPublic ? 'low' : (format?.severity ?? 'high'),
    confidence: isPublic || isSample ? 'possible' : format ? made : verdict!.confidence,
  };
}

/** A line of JSON in a comment, or one of several fields that stand there; `// apiKey: …` alone is a key that was put aside. */
function isCopiedAnswer(text: string, at: number): boolean {
  if (!isInComment(text, at)) return false;
  const lineStart = startOfLine(text, at);
  const before = text.slice(lineStart, at);
  if (!/[\w"']\s{0,4}:\s{0,4}["']?$|[a-z] $/.test(before)) return false;
  if (/\b(?:is|was) $/.test(before)) return false;
  if (!/^\s*(?:\/\/|\/?\*)\s{0,4}[\w .-]{2,60}:\s{1,4}$/.test(before)) return true;
  const lineEnd = text.indexOf('\n', at);
  const above = text.slice(startOfLine(text, Math.max(0, lineStart - 1)), Math.max(0, lineStart - 1));
  const below = lineEnd < 0 ? '' : text.slice(lineEnd + 1, lineEnd + 120).split('\n', 1)[0]!;
  return FIELD.test(above) || FIELD.test(below);
}

const FIELD = /^\s*(?:\/\/|\/?\*)\s*(?:["'\w.-]+\s*[:=]|[{}[\]]|@\w|```)/;

/** Algolia's search key stands beside its application id, in pages for everyone. */
function isSearchKey(text: string, { start, end, value }: Literal): boolean {
  if (!/^[0-9a-f]{32}$/.test(value)) return false;
  const around = text.slice(Math.max(0, start - 200), end + 200);
  return (/\bindex_?name["']?\s{0,3}:/i.test(around) && /docsearch|algolia/i.test(text)) || /\bapp(?:lication)?_?id["']?\s{0,3}[:=]\s{0,3}["'][A-Z0-9]{10}["']/i.test(around);
}

/** Nx Cloud's token for reading the cache: made to be committed. */
function isReadToken(value: string): boolean {
  return value.length === 60 || value.length === 56 ? /^[0-9a-f-]{36}\|read(?:-only)?$/.test(Buffer.from(value, 'base64').toString('latin1')) : false;
}

/** What base64 hides, where it decodes to text that holds a credential. */
function unwrap(text: string, name: string, literal: Literal, place: Place): FoundCredential | undefined {
  const { value } = literal;
  const isEntry = isSecretEntry(text, name, literal, place);
  if (!isEntry && (value.length < 24 || !mayBeText(value, 0, 3))) return undefined;
  const plain = printable(value);
  if (!plain) return undefined;
  const inner = findCredentials(plain, { ...place, syntax: isEntry ? 'ini' : 'code' })[0] ?? (name === '' ? undefined : innerOf(name, plain.trim(), literal, place));
  return inner && { ...inner, start: literal.start, end: literal.end, secret: value, name: name || inner.name };
}

function innerOf(name: string, plain: string, literal: Literal, place: Place): FoundCredential | undefined {
  const verdict = judge({ name, value: plain, quoted: true, place });
  return verdict && { start: literal.start, end: literal.end, secret: plain, kind: verdict.kind === 'password' ? 'password' : 'secret', name, severity: place.test ? 'low' : 'high', confidence: verdict.confidence };
}

function isSecretEntry(text: string, name: string, { start, value }: Literal, { syntax }: Place): boolean {
  return syntax === 'yaml' && name !== '' && value.length >= 8 && isInSecret(text, start);
}

function isMadeUp(plain: string): boolean {
  return plain !== '' && (isPlaceholder(plain) || isKnownDefault(plain.trim()));
}

/** Within a document of `kind: Secret`. */
function isInSecret(text: string, at: number): boolean {
  if (text !== lastText) [lastText, hasSecrets] = [text, KIND.test(text)];
  if (!hasSecrets) return false;
  const before = text.slice(Math.max(0, at - 20_000), at);
  const after = text.slice(at, at + 20_000);
  return KIND.test(before.slice(before.lastIndexOf('\n---') + 1) + after.split('\n---', 1)[0]!);
}

// Of the file at hand: its names ask one after the other.
let lastText = '';
let hasSecrets = false;
const KIND = /^kind:\s*["']?Secret\b/m;

/** The name with what belongs to it further left: `spring.datasource.password`, `API key`. */
function fullName(text: string, start: number, end: number, place: Place): string {
  let from = start;
  while (text.charCodeAt(from - 1) === 46 && /[\w$)\]?]/.test(text.charAt(from - 2)) && end - from < 120) {
    from -= 2;
    while (/[\w$-]/.test(text.charAt(from - 1))) from -= 1;
  }
  const name = text.slice(from, end);
  if (place.syntax !== 'prose' && !/^(?:by|key|token|password|secret)$/i.test(name)) return name;
  const spaced = /(?:\b[A-Za-z]{2,16}[ _]){1,3}$/.exec(text.slice(Math.max(0, start - 40), start))?.[0];
  return spaced && !DECLARATION.test(spaced) ? `${spaced}${name}` : name;
}

const DECLARATION = /\b(?:const|let|var|export|static|final|String|private|public|string|val|def|set|env|arg|the|new|return|machine|login|user|with|encrypted|char|auto)[ _]$/i;

/** A bare word in code is an identifier, unless it stands within a literal or a comment and looks generated. */
function isBareValue(text: string, { start, end, value }: Literal, by: NamedLiteral['by']): boolean {
  if (by === 'element') return !/[{}()$]/.test(value);
  if (/[(.[]/.test(text.charAt(end))) return false;
  if (by === 'spaced' && isInText(text, start)) return looksGenerated(value) || isMixed(value);
  if (by === 'field' || by === 'spaced' || by === 'default') return true;
  // `// NAME=value`
  if (by === 'assigned' && isMixed(value) && value.length >= 8 && /^\s*(?:\/\/|#|\*)\s*(?:export\s+)?[\w.-]+\s?[=:]\s?$/.test(text.slice(startOfLine(text, start), start))) return !/[;(]$/.test(value);
  if (by === 'query') return value.length >= 8 && isInText(text, start);
  return looksGenerated(value) && /\d.*\d/.test(value) && isInText(text, start);
}

/** Within a literal or a comment, as far as the line tells. */
function isInText(text: string, at: number): boolean {
  const line = text.slice(startOfLine(text, at), at);
  return /(?:^|\s)(?:\/\/|#|\*|<!--)/.test(line) || (line.match(/["'`]/g)?.length ?? 0) % 2 === 1;
}

function isMixed(value: string): boolean {
  return /\d/.test(value) && (/[A-Za-z]/.test(value) || value.length >= 15) && new Set(value).size >= 6;
}

function withoutScheme<T extends Literal>(literal: T): T {
  const scheme = SCHEME.exec(literal.value)?.[0];
  if (!scheme) return literal;
  return { ...literal, start: literal.start + scheme.length, value: literal.value.slice(scheme.length).replace(/["']$/, '') };
}

const SCHEME = /^(?:Bearer|Token|ApiKey|Key|SSWS|Splunk|OAuth|GenieKey|JWT|Bot|Api-Key)[ :=]{1,3}(?:token=)?["']?/i;

/** The quoted text around a run, or the run with the `+`, `/`, `.`, `=` and `~` that belong to it. */
function literalAround(text: string, start: number, end: number): Literal {
  let from = start;
  let to = end;
  while (start - from < 2000 && EXTENDS.test(text.charAt(from - 1))) from -= 1;
  while (to - end < 4000 && EXTENDS.test(text.charAt(to))) to += 1;
  const quoted = /["'`]/.test(text.charAt(from - 1)) && /["'`\\]/.test(text.charAt(to));
  if (!quoted) {
    // Without quotes, "=" and ":" join a name to the run, and a full stop ends a sentence.
    const before = text.slice(from, start);
    from += Math.max(before.lastIndexOf('='), before.lastIndexOf(':')) + 1;
    while (to > end && /[.=:]/.test(text.charAt(to - 1)) && !(text.charAt(to - 1) === '=' && (to - from) % 4 === 0)) to -= 1;
  }
  return { start: from, end: to, value: text.slice(from, to), quoted };
}

const EXTENDS = /[A-Za-z0-9+/.=~:_-]/;
