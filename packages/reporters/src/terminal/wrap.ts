import { displayWidth, widthOf } from './display-width.js';

/** Lines of at most `width` columns, broken at spaces; a longer word is cut. Never fewer than one line. */
export function wrap(text: string, width: number): string[] {
  const room = Math.max(width, 8);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap(word => pieces(word, room))) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function pieces(word: string, room: number): string[] {
  if (displayWidth(word) <= room) return [word];
  const cut: string[] = [];
  let piece = '';
  let width = 0;
  for (const char of word) {
    if (width + widthOf(char) > room) {
      cut.push(piece);
      piece = '';
      width = 0;
    }
    piece += char;
    width += widthOf(char);
  }
  return [...cut, piece];
}
