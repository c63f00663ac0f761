/**
 * Finds which of many literals occur in the bytes of a file, in one pass, without regard to ASCII case.
 *
 * Each literal is known by its rarest three bytes. A small table says whether any literal has the three bytes at hand;
 * almost everywhere none has, and the pass goes on. Where one may, the byte behind them is asked too, and only then are
 * literals compared. A literal that was found is not looked for again in the same file.
 */
export interface LiteralMatcher {
  /** Calls `found` once for each literal of three bytes or more that occurs. */
  match(bytes: Uint8Array, found: (literal: number) => void): void;
  /** Whether a literal of one or two bytes occurs: a search of its own, for those who have to know. */
  hasShort(bytes: Uint8Array, literal: number): boolean;
  isShort(literal: number): boolean;
}

const BITS = 16;
const WINDOW = 3;

export function literalMatcher(literals: readonly string[]): LiteralMatcher {
  const patterns = literals.map(patternOf);
  const isWanted = new Uint8Array(1 << BITS);
  const buckets: Bucket[] = [];
  const bucketOf = new Uint16Array(1 << BITS);
  for (const pattern of patterns) {
    if (pattern.bytes.length < WINDOW) continue;
    const { bytes, at } = pattern;
    const slot = slotOf((bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!);
    if (isWanted[slot] === 0) {
      isWanted[slot] = 1;
      bucketOf[slot] = buckets.push({ slot, next: 0, open: 0, patterns: [] }) - 1;
    }
    const bucket = buckets[bucketOf[slot]!]!;
    bucket.patterns.push(pattern);
    bucket.open += 1;
    // Where the literal ends with its three bytes, any byte may follow.
    bucket.next |= at + WINDOW < bytes.length ? 1 << (bytes[at + WINDOW]! & 31) : -1;
  }
  // The number of the last file in which a literal was found: cheaper than a fresh table a file.
  const seen = new Uint32Array(literals.length);
  let round = 0;
  /** Of which something was found in the file at hand. */
  const opened: Bucket[] = [];

  return { match, hasShort, isShort: literal => patterns[literal]!.bytes.length < WINDOW };

  function match(bytes: Uint8Array, found: (literal: number) => void): void {
    round += 1;
    const end = bytes.length;
    const wanted = isWanted;
    const lower = LOWER;
    let window = end > 1 ? (lower[bytes[0]!]! << 8) | lower[bytes[1]!]! : 0;
    for (let i = 2; i < end; i += 1) {
      window = ((window << 8) | lower[bytes[i]!]!) & 0xffffff;
      if (wanted[Math.imul(window, MULTIPLIER) >>> (32 - BITS)] !== 0) compare(bytes, i, window, found);
    }
    for (let bucket = opened.pop(); bucket !== undefined; bucket = opened.pop()) {
      bucket.open = bucket.patterns.length;
      isWanted[bucket.slot] = 1;
    }
  }

  function compare(bytes: Uint8Array, last: number, window: number, found: (literal: number) => void): void {
    const bucket = buckets[bucketOf[slotOf(window)]!]!;
    // Case differs in one bit of the five that are not looked at.
    if (((bucket.next >>> (bytes[last + 1]! & 31)) & 1) === 0 && bucket.next !== -1) return;
    for (const pattern of bucket.patterns) {
      if (seen[pattern.index] === round || !occursAt(bytes, pattern.bytes, last - 2 - pattern.at)) continue;
      seen[pattern.index] = round;
      found(pattern.index);
      if (bucket.open === bucket.patterns.length) opened.push(bucket);
      bucket.open -= 1;
      if (bucket.open === 0) isWanted[bucket.slot] = 0;
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
  /** Where its rarest three bytes start. */
  at: number;
  /** A short one in every case: the native search knows one only. */
  writings: readonly string[];
}

/** Literals with the same slot for their three bytes. */
interface Bucket {
  slot: number;
  /** The lowest five bits of the bytes that may follow, one bit a value; all bits where any may. */
  next: number;
  /** How many of its literals were not found yet. */
  open: number;
  patterns: Pattern[];
}

const MULTIPLIER = 0x9e3779b1;

function slotOf(window: number): number {
  return Math.imul(window, MULTIPLIER) >>> (32 - BITS);
}

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

function patternOf(literal: string, index: number): Pattern {
  const bytes = Uint8Array.from(Buffer.from(literal, 'utf8'), byte => LOWER[byte]!);
  let at = 0;
  let least = Infinity;
  for (let i = 0; i + WINDOW <= bytes.length; i += 1) {
    const weight = weightOf(bytes[i]!) * weightOf(bytes[i + 1]!) * weightOf(bytes[i + 2]!);
    if (weight < least) [least, at] = [weight, i];
  }
  return { index, bytes, at, writings: bytes.length < WINDOW ? writingsOf(literal.toLowerCase()) : [] };
}

/** About how often a byte stands in a thousand bytes of source code. */
function weightOf(byte: number): number {
  return FREQUENT[String.fromCharCode(byte)] ?? 2;
}

const FREQUENT: Readonly<Record<string, number>> = {
  ' ': 180, e: 90, t: 75, r: 55, o: 55, n: 55, a: 50, i: 50, s: 50, c: 30, l: 35, d: 30, p: 28, u: 25, m: 22, f: 18, h: 18,
  g: 16, y: 12, b: 12, v: 10, k: 7, x: 6, w: 8, q: 3, z: 2, j: 3, '.': 14, ',': 14, '"': 20, "'": 16, '(': 12, ')': 12, ':': 12,
  ';': 10, '=': 12, _: 10, '-': 8, '/': 10, '{': 8, '}': 8, '0': 8, '1': 8, '\n': 30,
};

function occursAt(bytes: Uint8Array, wanted: Uint8Array, from: number): boolean {
  if (from < 0 || from + wanted.length > bytes.length) return false;
  for (let i = 0; i < wanted.length; i += 1) if (LOWER[bytes[from + i]!] !== wanted[i]) return false;
  return true;
}
