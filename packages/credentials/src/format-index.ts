import { type KeyFormat, keyFormats } from '@postern/catalogue/key-formats';
import { hasValidChecksum } from './checksum.js';
import { wordsOf } from './name-words.js';
import { isMonotonous, isPlaceholder } from './placeholder.js';
import { surpriseOf } from './surprise.js';
import { isDocumentedSample } from './samples.js';
import { expressionOf, lengthsOf, parseShape, type ShapePart } from './shape.js';

export interface CompiledFormat {
  format: KeyFormat;
  parts: readonly ShapePart[];
  min: number;
  max: number;
  /** Fixed text that is too short, or too like a word, to stand for a provider outside a literal of its own. */
  weak: boolean;
  /** Matches at `lastIndex`. */
  at: RegExp;
  whole: RegExp;
}

/** Not 0 where a format begins with the two characters `first << 7 | second`: a bit for each third character, by its lowest five bits. */
export function formatStarts(): Uint32Array {
  prefixes ??= indexPrefixes();
  return thirds;
}

/** How long a run at least is that holds the beginning of a format, by its first two characters. */
export function leastRuns(): Uint8Array {
  prefixes ??= indexPrefixes();
  return runs;
}

/** Whether the fixed text of a format may begin with these four characters. */
export function mayStartFormat(first: number, second: number, third: number, fourth: number): boolean {
  const start = (first << 7) | second;
  return ((thirds[start]! >>> (third & 31)) & (fourths[start]! >>> (fourth & 31)) & 1) === 1;
}

/** Self-identifying formats that begin with fixed text, by the first two characters of it. */
export function formatsStarting(first: number, second: number): readonly CompiledFormat[] {
  prefixes ??= indexPrefixes();
  return first < 128 && second < 128 ? (prefixes[first * 128 + second] ?? NONE) : NONE;
}

/** A self-identifying format without fixed text in front, by its id. */
export function formatNamed(id: string): CompiledFormat {
  byId ??= new Map(keyFormats.map(format => [format.id, format]));
  return compiled(byId.get(id)!);
}

/** The key format of a provider that a name speaks of, where the value has its shape. */
export function formatUnder(name: string, value: string): KeyFormat | undefined {
  let found: KeyFormat | undefined;
  for (const format of formatsNear(name)) {
    const { min, max, whole } = compiled(format);
    if (value.length < min || (value.length > max && !format.openEnded) || !whole.test(value)) continue;
    // A secret outranks a publishable key of the same shape only where the name does not say otherwise.
    if (!found || (found.kind === 'publishable' && !/search|public|anon|site/i.test(name)) || nearIn(format, name) > nearIn(found, name)) found = format;
  }
  return found;
}

/** The provider that a name speaks of, whatever the value. */
export function providerIn(name: string): string | undefined {
  return formatsNear(name)[0]?.provider;
}

/** Whether a text that has the shape of the format can be a live key: not a sample, not a mask, checksum right. */
export function isGenuine({ format, parts }: CompiledFormat, key: string): boolean {
  if (hasValidChecksum(format.id === 'age-secret-key' ? 'bech32' : format.checksum, key) === false) return false;
  const body = bodyOf(parts, key);
  if (isMonotonous(body) || isPlaceholder(body) || isDocumentedSample(key) || /devstoreaccount1/.test(key)) return false;
  if (format.checksum) return true;
  const letters = body.replace(/[^A-Za-z0-9]/g, '');
  return letters.length < 12 || surpriseOf(body) >= (letters.length < 20 ? 0 : 0.1) || /^\d+$/.test(letters);
}

const NONE: readonly CompiledFormat[] = [];
/** Read by their structure elsewhere: addresses with a user, key blocks, tokens that decode. */
const STRUCTURED = /^(?:private-key-|jwt$|calendly-api-key$|url-userinfo|basic-auth|(?:amqp|ldap|mongodb|mysql|postgres|redis|smtp|jdbc|neon|sqlserver)-connection)/;
/** Words of names that are providers too: alone they say nothing. */
const COMMON = new Set('new use web line box gov less flat rev meta guru hive keen open live test data admin search storage stream hooks catch params anon server= azure amazon use fb dd spark page here monday survey chatbot privatekey presharedkey sessiontoken secretkey accesskey checkout apple keyid teamid google session_token flow close front linear ghost render bubble current base square zoom segment customer heap plain wave pivot fire ship stripe-test'.split(' '));

let prefixes: (CompiledFormat[] | undefined)[] | undefined;
const thirds = new Uint32Array(128 * 128);
const fourths = new Uint32Array(128 * 128);
const runs = new Uint8Array(128 * 128).fill(255);
let byId: Map<string, KeyFormat> | undefined;
let byNear: Map<string, KeyFormat[]> | undefined;
const cache = new Map<string, CompiledFormat>();

function compiled(format: KeyFormat): CompiledFormat {
  const known = cache.get(format.id);
  if (known) return known;
  const parts = parseShape(format.shape);
  const [min, max] = lengthsOf(parts);
  const source = expressionOf(parts, format.openEnded);
  const last = parts.findLast(part => !part.optional)!;
  const end = 'texts' in last ? '' : /\+\//.test(last.alphabet) ? '(?![0-9A-Za-z+/])' : '(?![0-9A-Za-z_]|-[0-9A-Za-z])';
  const entry = { format, parts, min, max, weak: isWeak(parts), at: new RegExp(`${source}${end}`, 'y'), whole: new RegExp(`^(?:${source})$`) };
  cache.set(format.id, entry);
  return entry;
}

function indexPrefixes(): (CompiledFormat[] | undefined)[] {
  const index = new Array<CompiledFormat[] | undefined>(128 * 128);
  for (const format of keyFormats) {
    if (!format.selfIdentifying || STRUCTURED.test(format.id)) continue;
    const entry = compiled(format);
    const first = entry.parts[0]!;
    if (!('texts' in first)) continue;
    const keys = new Set<number>();
    for (const text of first.texts) {
      if (text.length < 2) continue;
      const key = text.charCodeAt(0) * 128 + text.charCodeAt(1);
      thirds[key]! |= bitOf(text, 2);
      fourths[key]! |= bitOf(text, 3);
      runs[key] = Math.min(runs[key]!, leastRunOf(text, entry.parts));
      keys.add(key);
    }
    for (const key of keys) (index[key] ??= []).push(entry);
  }
  return index;
}

/** How many characters in front, of the fixed text and what follows it, are of words at least. */
function leastRunOf(text: string, [, ...parts]: readonly ShapePart[]): number {
  let length = /^[\w-]*/.exec(text)![0].length;
  if (length < text.length) return length;
  for (const part of parts) {
    const isOfWords = 'texts' in part ? part.texts.every(text => /^[\w-]*$/.test(text)) : part.alphabet !== 'jwt' && (part.alphabet === 'uuid' || !NO_WORD.some(char => new RegExp(`[${part.alphabet}]`).test(char)));
    if (!isOfWords) break;
    if (!part.optional) length += 'texts' in part ? Math.min(...part.texts.map(text => text.length)) : part.min;
  }
  return Math.min(length, 255);
}

const NO_WORD = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).filter(char => !/[\w-]/.test(char));

/** Every bit, where the text does not say which character follows. */
function bitOf(text: string, at: number): number {
  return at < text.length ? 1 << (text.charCodeAt(at) & 31) : -1;
}

function isWeak(parts: readonly ShapePart[]): boolean {
  let longest = '';
  for (const part of parts) {
    if (!('texts' in part) || part.optional) continue;
    const shortest = part.texts.reduce((a, b) => (b.length < a.length ? b : a));
    if (shortest.length > longest.length) longest = shortest;
  }
  return longest.length < 4 || (longest.length < 5 && !/[_.-]$/.test(longest));
}

function formatsNear(name: string): readonly KeyFormat[] {
  if (!byNear) {
    byNear = new Map();
    for (const format of keyFormats) {
      for (const near of new Set([...(format.near ?? []), format.provider].map(joined))) if (near.length > 1) byNear.set(near, [...(byNear.get(near) ?? []), format]);
    }
  }
  const words = wordsOf(name).slice(-8);
  const found: KeyFormat[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= Math.min(words.length, from + 3); to++) {
      const near = words.slice(from, to).join('');
      if (!COMMON.has(near)) for (const format of byNear.get(near) ?? []) found.push(format);
    }
  }
  return found;
}

function nearIn(format: KeyFormat, name: string): number {
  const text = joined(name);
  return (format.near ?? []).filter(near => text.includes(joined(near))).length + (format.env?.includes(name) ? 4 : 0);
}

function joined(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What is left of a key without its fixed text. */
function bodyOf(parts: readonly ShapePart[], key: string): string {
  let body = key;
  for (const part of parts) {
    if (!('texts' in part)) continue;
    const text = part.texts.find(text => body.includes(text));
    if (text !== undefined) body = body.replace(text, '');
  }
  return body === '' ? key : body;
}
