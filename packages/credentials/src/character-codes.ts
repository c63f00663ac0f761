/** The codes of a text's characters, which are read three times as fast as the characters themselves. Behind the last there is a 0. */
export interface Codes {
  codes: Uint8Array;
  /** How many of them are the text's. */
  length: number;
}

/** What is not ASCII belongs to no word and no joint, whatever it is: one code stands for all of it. Give it back after use. */
export function codesOf(text: string): Codes {
  const { length } = text;
  const codes = spare && spare.length > length ? spare : Buffer.allocUnsafeSlow(Math.max(length + 1, 1 << 16));
  // A text may hold a text: the inner one has codes of its own.
  spare = undefined;
  codes.write(Buffer.byteLength(text) === length ? text : text.replace(/[^\0-\x7f]/g, '\x80'), 'latin1');
  codes[length] = 0;
  return { codes, length };
}

export function giveBack({ codes }: Codes): void {
  if (!spare || spare.length < codes.length) spare = codes as Buffer;
}

export function holds({ codes, length }: Codes, text: string): boolean {
  return Buffer.from(codes.buffer, codes.byteOffset, length).includes(text);
}

/** The characters of a run: they are ASCII in every text. */
export function wordOf(codes: Uint8Array, start: number, end: number): string {
  let word = '';
  for (let i = start; i < end; i++) word += String.fromCharCode(codes[i]!);
  return word;
}

let spare: Buffer | undefined;
