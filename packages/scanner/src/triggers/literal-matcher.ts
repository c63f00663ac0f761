/**
 * Finds which of many literals occur in the bytes of a file, in one pass, without regard to ASCII case.
 *
 * Each literal is known by its rarest three bytes. A table of bits says whether any literal has the three bytes at
 * hand; almost everywhere none has, and the pass goes on. Where one may, the literals of that bucket are compared.
 */
export interface LiteralMatcher {
  /** Calls `found` once for each literal that occurs. */
  match(bytes: Uint8Array, found: (literal: number) => void): void;
}

const BITS = 18;
const SIZE = 1 << BITS;

export function literalMatcher(literals: readonly string[]): LiteralMatcher {
  const patterns = literals.map(patternOf);
  const filter = new Uint8Array(SIZE);
  const buckets = new Map<number, Pattern[]>();
  patterns.forEach((pattern, index) => {
    pattern.index = index;
    if (pattern.bytes.length < 3) return;
    const { bytes, at } = pattern;
    const slot = slotOf((bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!);
    filter[slot] = 1;
    buckets.set(slot, [...(buckets.get(slot) ?? []), pattern]);
  });
  const short = patterns.filter(({ bytes }) => bytes.length < 3);
  // The number of the last file in which a literal was found: cheaper than a fresh table a file.
  const seen = new Uint32Array(literals.length);
  let round = 0;

  return {
    match(bytes, found) {
      round += 1;
      for (const { index, bytes: wanted } of short) if (occursAnywhere(bytes, wanted)) found(index);
      const end = bytes.length;
      let window = end > 1 ? (LOWER[bytes[0]!]! << 8) | LOWER[bytes[1]!]! : 0;
      for (let i = 2; i < end; i += 1) {
        window = ((window << 8) | LOWER[bytes[i]!]!) & 0xffffff;
        if (filter[(Math.imul(window, MULTIPLIER) >>> (32 - BITS))] === 0) continue;
        const bucket = buckets.get(slotOf(window));
        if (bucket === undefined) continue;
        for (const pattern of bucket) {
          if (seen[pattern.index] === round || !occursAt(bytes, pattern.bytes, i - 2 - pattern.at)) continue;
          seen[pattern.index] = round;
          found(pattern.index);
        }
      }
    },
  };
}

interface Pattern {
  index: number;
  bytes: Uint8Array;
  /** Where its rarest three bytes start. */
  at: number;
}

const MULTIPLIER = 0x9e3779b1;

function slotOf(window: number): number {
  return Math.imul(window, MULTIPLIER) >>> (32 - BITS);
}

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

function patternOf(literal: string): Pattern {
  const bytes = Uint8Array.from(Buffer.from(literal, 'utf8'), byte => LOWER[byte]!);
  let at = 0;
  let least = Infinity;
  for (let i = 0; i + 2 < bytes.length; i += 1) {
    const weight = weightOf(bytes[i]!) * weightOf(bytes[i + 1]!) * weightOf(bytes[i + 2]!);
    if (weight < least) [least, at] = [weight, i];
  }
  return { index: 0, bytes, at };
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

function occursAnywhere(bytes: Uint8Array, wanted: Uint8Array): boolean {
  if (wanted.length === 0) return true;
  // Signs have no case, so the native search will do.
  if (wanted.every(byte => byte < 97 || byte > 122)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(wanted));
  for (let i = 0; i + wanted.length <= bytes.length; i += 1) if (occursAt(bytes, wanted, i)) return true;
  return false;
}
