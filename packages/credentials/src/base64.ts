/** The ASCII text that base64 stands for; `undefined` where it is none. */
export function printable(encoded: string): string | undefined {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(encoded)) return undefined;
  const plain = Buffer.from(encoded, 'base64').toString('latin1');
  return plain.length > 3 && /^[\x20-\x7e\r\n\t]+$/.test(plain) ? plain : undefined;
}

/** Whether base64 that begins at `start` may stand for ASCII text: every fourth digit holds six bits of a printable character. */
export function mayBeText(text: string, start: number, groups: number): boolean {
  for (let i = 0; i < groups; i++) {
    const code = text.charCodeAt(start + i * 4);
    if (!((code >= 73 && code <= 90) || (code >= 97 && code <= 102))) return false;
  }
  return true;
}

/** Where the base64 text of this length that ends at `end` begins; -1 where there is no such text. */
export function startOfBase64(text: string, end: number, length: number): number {
  const start = end - length;
  return start >= 0 && /^[A-Za-z0-9+/]*$/.test(text.slice(start, end)) && !/[A-Za-z0-9+/]/.test(text.charAt(start - 1)) ? start : -1;
}
