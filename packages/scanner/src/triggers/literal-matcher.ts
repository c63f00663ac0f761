/**
 * Finds which of many literals occur in the bytes of a file, in one pass, without regard to ASCII case.
 *
 * Each literal is known by three of its bytes, of which five bits are looked at: so case makes no difference. A table says
 * which bytes may follow those three; almost everywhere none may, and the pass goes on. Where one may, the byte before them
 * is asked too, and only then are literals compared. A literal that was found is not looked for again in the same file.
 */
export interface LiteralMatcher {
  /** Calls `found` once for each literal of three bytes or more that occurs. */
  match(bytes: Uint8Array, found: (literal: number) => void): void;
  /** Whether a literal of one or two bytes occurs: a search of its own, for those who have to know. */
  hasShort(bytes: Uint8Array, literal: number): boolean;
  isShort(literal: number): boolean;
}

const WINDOW = 3;
const ANY = -1;

export function literalMatcher(literals: readonly string[]): LiteralMatcher {
  const patterns = literals.map(patternOf);
  /** By three bytes: the bytes that may follow them, one bit each. */
  const next = new Int32Array(1 << 15);
  const buckets: (Bucket | undefined)[] = Array.from({ length: 1 << 15 });
  for (const pattern of patterns) {
    if (pattern.bytes.length < WINDOW) continue;
    const { bytes, at } = pattern;
    const slot = ((bytes[at]! & 31) << 10) | ((bytes[at + 1]! & 31) << 5) | (bytes[at + 2]! & 31);
    const bucket = (buckets[slot] ??= { slot, next: 0, before: 0, open: 0, patterns: [] });
    bucket.patterns.push(pattern);
    bucket.open += 1;
    bucket.next |= at + WINDOW < bytes.length ? 1 << (bytes[at + WINDOW]! & 31) : ANY;
    bucket.before |= at > 0 ? 1 << (bytes[at - 1]! & 31) : ANY;
    next[slot] = bucket.next;
  }
  // The number of the last file in which a literal was found: cheaper than a fresh table a file.
  const seen = new Uint32Array(literals.length);
  let round = 0;
  /** Of which something was found in the file at hand. */
  const opened: Bucket[] = [];

  return { match, hasShort, isShort: literal => patterns[literal]!.bytes.length < WINDOW };

  function match(bytes: Uint8Array, found: (literal: number) => void): void {
    round += 1;
    const follows = next;
    const end = bytes.length;
    if (end < WINDOW) return;
    let window = ((bytes[0]! & 31) << 10) | ((bytes[1]! & 31) << 5) | (bytes[2]! & 31);
    for (let i = WINDOW; i < end; i += 1) {
      const byte = bytes[i]! & 31;
      if (((follows[window]! >>> byte) & 1) !== 0) compare(bytes, i - WINDOW, window, found);
      window = ((window << 5) | byte) & 0x7fff;
    }
    // Behind the last byte nothing follows, which is right for those that end with their three.
    if (follows[window] !== 0) compare(bytes, end - WINDOW, window, found);
    for (let bucket = opened.pop(); bucket !== undefined; bucket = opened.pop()) {
      bucket.open = bucket.patterns.length;
      next[bucket.slot] = bucket.next;
    }
  }

  /** Asks the literals whose three bytes may stand at `start`. */
  function compare(bytes: Uint8Array, start: number, window: number, found: (literal: number) => void): void {
    const bucket = buckets[window]!;
    if (start > 0 && ((bucket.before >>> (bytes[start - 1]! & 31)) & 1) === 0) return;
    const { patterns: candidates } = bucket;
    for (let i = 0; i < candidates.length; i += 1) {
      const pattern = candidates[i]!;
      if (seen[pattern.index] === round || !occursAt(bytes, pattern.bytes, start - pattern.at)) continue;
      seen[pattern.index] = round;
      found(pattern.index);
      if (bucket.open === bucket.patterns.length) opened.push(bucket);
      bucket.open -= 1;
      if (bucket.open === 0) next[window] = 0;
    }
  }

  function hasShort(bytes: Uint8Array, literal: number): boolean {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return patterns[literal]!.writings.some(writing => buffer.includes(writing));
  }
}

function writingsOf(text: string): readonly string[] {
  const [first, ...rest] = text;
  if (first === undefined) return [''];
  const cases = first.toUpperCase() === first ? [first] : [first, first.toUpperCase()];
  return writingsOf(rest.join('')).flatMap(tail => cases.map(head => head + tail));
}

interface Pattern {
  index: number;
  bytes: Uint8Array;
  /** Where the three bytes start by which it is known: the rarest, as far as one can say. */
  at: number;
  /** A short one in every case: the native search knows one only. */
  writings: readonly string[];
}

/** Literals that are known by the same three bytes. */
interface Bucket {
  slot: number;
  /** The five low bits of the bytes that may follow, one bit a value; all where any may. */
  next: number;
  /** The same for the byte before. */
  before: number;
  /** How many of its literals were not found yet. */
  open: number;
  patterns: Pattern[];
}

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

function patternOf(literal: string, index: number): Pattern {
  const bytes = Uint8Array.from(Buffer.from(literal, 'utf8'), byte => LOWER[byte]!);
  let at = 0;
  let least = Infinity;
  for (let i = 0; i + WINDOW <= bytes.length; i += 1) {
    // With the bytes on both sides: they are asked too.
    let weight = bytes[i] === bytes[i + 1] ? 50 : 1; // a line of dashes has many
    for (let k = i - 1; k <= i + WINDOW; k += 1) weight *= k < 0 || k >= bytes.length ? 1000 : WEIGHTS[bytes[k]! & 31]!;
    if (weight < least) [least, at] = [weight, i];
  }
  return { index, bytes, at, writings: bytes.length < WINDOW ? writingsOf(literal.toLowerCase()) : [] };
}

/** About how often bytes with the same five low bits stand in a thousand bytes of source code. */
const WEIGHTS = new Float64Array(32).fill(2);
for (const [characters, weight] of [
  [' ', 180], ['e', 90], ['t', 75], ['ron', 55], ['ais', 50], ['l', 35], ['cd\n', 30], ['p', 28], ['u', 25], ['m', 22], ['"', 20], ['fh', 18], ["g'", 16],
  ['.,', 14], ['yb():', 12], ['v;=_', 10], ['w-/{}01', 8], ['k', 7], ['x', 6], ['qzj', 3],
] as const) {
  for (const character of characters) WEIGHTS[character.charCodeAt(0) & 31]! += weight;
}

function occursAt(bytes: Uint8Array, wanted: Uint8Array, from: number): boolean {
  const { length } = wanted;
  if (from < 0 || from + length > bytes.length) return false;
  for (let i = 0; i < length; i += 1) if (LOWER[bytes[from + i]!] !== wanted[i]) return false;
  return true;
}
