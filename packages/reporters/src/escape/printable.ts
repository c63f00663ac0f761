/**
 * Foreign text for a terminal or a plain text report, on one line: what moves the cursor, colours, hides or turns text
 * around is written out as `\x1b` or `\u{202e}`.
 */
export function printable(text: string): string {
  return unprintable.test(text) ? text.replace(everyUnprintable, writtenOut) : text;
}

// Controls; soft hyphen; Arabic letter mark; zero width; bidi marks, embeddings and isolates; line separators; invisible
// operators; fillers; interlinear marks; BOM; what is no character; lone surrogates; tags and variation selectors beyond the plane.
const unprintable =
  // eslint-disable-next-line no-control-regex -- controls are what it looks for
  /[\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}]|\p{Surrogate}/u;
const everyUnprintable = new RegExp(unprintable.source, 'gu');

function writtenOut(char: string): string {
  if (char === '\n') return '\\n';
  if (char === '\r') return '\\r';
  if (char === '\t') return '\\t';
  const code = char.codePointAt(0)!;
  return code <= 0xff ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
