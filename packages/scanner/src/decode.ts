import { isUtf8 } from 'node:buffer';

/** The text of a file, without its byte-order mark; undefined where it is no text. */
export function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2, bytes.length - (bytes.length % 2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le');
  if (isBinary(bytes)) return undefined;
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  // Text in an older encoding keeps its columns as latin1; as UTF-8 each odd byte would be a question mark.
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1', start);
}

const LOOK_AT = 8000; // as git does

export function isBinary(bytes: Buffer): boolean {
  if (isUtf16(bytes)) return false;
  const at = bytes.indexOf(0);
  return at >= 0 && at < LOOK_AT;
}

export function isUtf16(bytes: Buffer): boolean {
  return bytes.length > 1 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff));
}
