/** Whether the checksum within a key is right; `undefined` where the format has none that can be computed. */
export function hasValidChecksum(algorithm: string | undefined, key: string): boolean | undefined {
  if (algorithm === 'crc32-base62') {
    const body = key.slice(key.indexOf('_') + 1);
    return baseOf(crc32(body.slice(0, -6)), BASE62).padStart(6, '0') === body.slice(-6);
  }
  if (algorithm === 'crc32-hex') {
    const body = key.slice(key.indexOf('_') + 1);
    return crc32(body.slice(0, -8)).toString(16).padStart(8, '0') === body.slice(-8);
  }
  if (algorithm === 'crc32-base36') return crc32(key.slice(0, -7)).toString(36).padStart(7, '0') === key.slice(-7);
  if (algorithm === 'bech32') return isBech32(key.toLowerCase());
  return undefined;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** CRC-32 (IEEE) of an ASCII text. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i++) {
    crc ^= text.charCodeAt(i) & 0xff;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

export function baseOf(value: number, digits: string): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / digits.length)) text = digits[rest % digits.length]! + text;
  return text || digits[0]!;
}

// BIP 173: prefix, "1", payload, six characters of checksum.
function isBech32(text: string): boolean {
  const at = text.lastIndexOf('1');
  const prefix = text.slice(0, at);
  const values = [...prefix].map(char => char.charCodeAt(0) >> 5).concat(0, ...[...prefix].map(char => char.charCodeAt(0) & 31));
  for (const char of text.slice(at + 1)) values.push(BECH32.indexOf(char));
  let state = 1;
  for (const value of values) {
    if (value < 0) return false;
    const top = state >>> 25;
    state = ((state & 0x1ffffff) << 5) ^ value;
    GENERATORS.forEach((generator, i) => (state ^= (top >>> i) & 1 ? generator : 0));
  }
  return state === 1;
}
