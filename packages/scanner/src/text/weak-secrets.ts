import type { Confidence, Problem } from '@postern/catalogue';
import { type Place, placeOf } from '@postern/credentials/place';
import { isKnownDefault, isPlaceholder, isReference, looksGenerated, surpriseOf, wordsOf } from '@postern/credentials/values';
import type { TextFinder } from '../finder.js';

/** Secrets that the project makes itself and signs with, where they are too short or too ordinary. */
export const weakSecrets: TextFinder = {
  checks: ['no-weak-secret'],
  wants: path => !/\.(?:map|md|mdx|txt|rst|csv|html?|svg|css|d\.ts)$|(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|yarn\.lock)$/i.test(path),
  triggers: ['createhmac', 'jwt', 'secret', 'signing', 'hmac', 'app_key', 'encryption_key', 'encryptionkey', 'cookie_key', 'session_key'],
  *find({ path: file, text }) {
    const place = placeOf(file);
    if (place.test || place.sample || place.labels) return;
    const isCode = place.syntax === 'code';
    if (isCode) yield* givenKeys(text, place);
    if (!(isCode ? MAY_BE_IN_CODE : MAY_BE_IN_CONFIG).test(text)) return;
    for (const match of text.matchAll(isCode ? IN_CODE : IN_CONFIG)) {
      const [, path = '', , quoted, bare] = match;
      const name = path.replace(/^(?:process\.env|import\.meta\.env|this|config|env)\./, '');
      const value = (quoted ?? bare ?? '').trim();
      if (!isOwnSecret(name) || value === '') continue;
      const weakness = weaknessOf(value, place);
      if (!weakness) continue;
      const start = match.index + match[0].lastIndexOf(value);
      if (isCommented(text, match.index) || (isCode && isListed(text, match.index))) continue;
      // `SECRET = 'secret'`, a name among names.
      if (isCode && wordsOf(name).length === 1 && (value.toLowerCase() === name.toLowerCase() || !isKnownWeak(value))) continue;
      yield problem(`"${name}"`, [start, start + value.length], WORKFLOW.test(file) ? { ...weakness, confidence: 'possible' } : weakness, value);
    }
  },
};

/** `createHmac('sha256', 'mysecret')`, `jwt.sign(payload, 'shhhhh')`: the key has no name there. */
const GIVEN_KEY = /\b(createHmac)\(\s{0,9}["'][\w-]{1,30}["']\s{0,9},\s{0,9}(["'])([^"'\n]{1,120})\2|\b(jwt\w{0,20}(?:\.default)?\.(?:sign|verify))\([^"'\n;]{1,160},\s{0,9}(["'])([^"'\n]{1,120})\5/g;

function* givenKeys(text: string, place: Place): Generator<Problem> {
  for (const match of text.matchAll(GIVEN_KEY)) {
    const name = match[1] ?? match[4]!;
    const value = match[3] ?? match[6]!;
    const known: Weakness | undefined = isKnownWeak(value) ? { what: 'is a word that everyone tries first', confidence: 'likely' } : undefined;
    const weakness = isCommented(text, match.index) ? undefined : (known ?? weaknessOf(value, place));
    const end = match.index + match[0].length - 1;
    if (weakness) yield problem(`The key of \`${name}\``, [end - value.length, end], weakness, value);
  }
}

/** The secrets of a test run are nobody's. */
const WORKFLOW = /(?:^|\/)\.github\/workflows\/|\.gitlab-ci\.yml$/;

function isCommented(text: string, at: number): boolean {
  return /^\s*(?:\/\/|\/?\*|#|--)/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at + 1).slice(-300));
}

/** `const PLACEHOLDERS = { JWT_SECRET: 'secret' }`: what a project refuses to start with. */
function isListed(text: string, at: number): boolean {
  return /\b\w{0,40}(?:placeholder|weak|insecure|forbidden|banned|blocked|blacklist|denylist)\w{0,40}\s{0,3}(?::[^={]{0,80})?=\s{0,3}(?:new Set\()?[{[][^}\]]*$/i.test(text.slice(Math.max(0, at - 500), at));
}

function isKnownWeak(value: string): boolean {
  return isKnownDefault(value) || ORDINARY.test(value);
}

const ORDINARY = /^(?:keyboard cat|change ?me.*|secret.{0,4}|your[-_ ].*|my[-_ ]?(?:super[-_ ]?)?secret.*|super[-_ ]?secret.*|s3cr3t.*|please[-_ ]?change.*|replace[-_ ]?me.*|insecure.*|shhh+)$/i;

const NAME = '(?<![\\w-])["\']?([A-Za-z][\\w.-]{2,60})["\']?';
const IN_CODE = new RegExp(`${NAME}\\s{0,3}(?::\\s?string\\s?)?(?:=(?![=>])|:(?!:)|\\|\\||\\?\\?)\\s{0,3}(["'\`])([^"'\`\\n\${]{1,120})\\2()`, 'g');
const IN_CONFIG = new RegExp(`${NAME}[ \\t]{0,8}[:=][ \\t]{0,8}(?:(["'])([^"'\\n\${]{1,200})\\2|([^\\s"'#{}\\[\\],;$<>&|*!%][^\\r\\n"'#{}\\[\\],;$<>&|*!%]{0,200}?)(?=[ \\t]*(?:#|;|\\r?\\n|,|$)))`, 'gm');

/** The end of every name that is judged, and what has to follow: most files only speak of secrets, and this is asked twenty times as fast. */
const ENDING = '(?:secret|key|salt|base)s?[_.-]*["\']?';
const MAY_BE_IN_CODE = new RegExp(`${ENDING}\\s{0,3}(?::\\s?string\\s?)?(?:=(?![=>])|:(?!:)|\\|\\||\\?\\?)\\s{0,3}["'\`][^"'\`\\n\${]`, 'i');
const MAY_BE_IN_CONFIG = new RegExp(`${ENDING}[ \\t]{0,8}[:=]`, 'i');

/** What a project signs or encrypts with by itself; a secret that somebody else issued is as long as they made it. */
function isOwnSecret(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1) ?? '';
  if (!/^(?:secret|key|salt|keys|secrets|base)$|(?:secret|signingkey|hmackey)$/.test(last)) return false;
  if (words.some(word => ISSUED.has(word))) return false;
  return words.some(word => OWN.has(word)) || /^(?:app|application|express|django|flask|rails|laravel)?_?secret(?:_key)?(?:_base)?$/i.test(name);
}

const OWN = new Set('jwt session cookie cookies webhook webhooks signing sign signature hmac auth nextauth authjs encryption encrypt csrf token hashing sso iron better betterauth payload strapi magic'.split(' '));
const ISSUED = new Set('client public access api stripe github gitlab slack google aws azure twilio discord oauth oauth2 shopify facebook paypal consumer app id name id_rsa url path file env type ref arn name length header field algorithm cache storage site rotation expires expiry ttl'.split(' ').filter(word => word !== 'app'));

interface Weakness {
  what: string;
  confidence: Confidence;
}

function weaknessOf(value: string, place: Place): Weakness | undefined {
  // `secret || '-'`: what is shown where there is none.
  if (!/[\p{L}\d]/u.test(value)) return undefined;
  if (isReference(value) || /^(?:https?:|\/|\.\/|[A-Z]:\\|-----BEGIN|true$|false$|null$|none$|undefined$|string$|\d{1,6}$|sha\d|hs\d|whsec_|encrypted:|ENC\[)/i.test(value) || /^<.*>$/.test(value)) return undefined;
  // `tokenKey: HF_TOKEN`, `secret: settings.secret`: the name of an entry elsewhere; `"signing-key": "5.7.0"`: a version.
  if (/^[a-z_$][\w$]*(?:\.[a-z_$][\w$]*)+$|^[\^~]?v?\d+\.\d+\.\d+/i.test(value) && place.syntax !== 'env') return undefined;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(value) && !/\d{3}/.test(value)) return undefined;
  if (place.syntax === 'code' && /^[a-z]+(?:[A-Z][a-z]+)+$|^[a-z]+(?:[._-][a-z]+)+$|\s{2}|[:;(){}]/.test(value) && !isKnownDefault(value) && value !== 'secretKey') return undefined;
  if (place.syntax === 'code' && isNoSecretInCode(value)) return undefined;
  const bytes = bytesOf(value);
  if (isKnownWeak(value)) return { what: 'is a word that everyone tries first', confidence: place.syntax === 'code' ? 'likely' : 'certain' };
  if (isPlaceholder(value)) return undefined;
  if (looksGenerated(value, 0.2)) return bytes < 16 ? { what: `has ${bytes} bytes`, confidence: 'certain' } : bytes < 32 ? { what: `has ${bytes} bytes of the 32 that a signature needs`, confidence: bytes < 24 ? 'likely' : 'possible' } : undefined;
  if (/\s/.test(value)) return undefined;
  if (value.length < 16) return { what: `has ${value.length} characters, of which a machine tries all`, confidence: 'likely' };
  return surpriseOf(value) < 0 && value.length < 40 ? { what: 'is made of ordinary words', confidence: place.syntax === 'code' ? 'possible' : 'likely' } : undefined;
}

/** `webhookSecret: 'whsec'`, `SESSION_KEY = 'oidc'`, `'REPLACE_ME'`: a prefix, the name of an entry, a gap to fill. */
function isNoSecretInCode(value: string): boolean {
  return (/^[a-z]{1,6}[_:-]?$/i.test(value) && !isKnownWeak(value)) || /^(?:replace|change|insert|your|put|enter|add|paste|set)[-_ ]?(?:me|your|here|this|\w*(?:key|secret|token))/i.test(value);
}

/** How many random bytes the text can stand for. */
function bytesOf(value: string): number {
  if (/^[0-9a-f]+$/i.test(value)) return Math.floor(value.length / 2);
  return Math.floor((value.replace(/=+$/, '').length * 3) / 4);
}

function problem(subject: string, span: readonly [number, number], { what, confidence }: Weakness, secret: string): Problem {
  return { check: 'no-weak-secret', message: `${subject} ${what}: whoever holds one signed message can find it. Generate 32 random bytes instead.`, span, confidence, secret };
}
