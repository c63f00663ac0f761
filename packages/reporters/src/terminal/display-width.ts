/** Columns that a text without controls takes in a terminal. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += widthOf(char);
  return width;
}

export function widthOf(char: string): 0 | 1 | 2 {
  if (combining.test(char)) return 0;
  return wide.test(char) ? 2 : 1;
}

const plain = /^[\x20-\x7e]*$/;
const combining = /^[\p{Mn}\p{Me}\u200d\ufe00-\ufe0f]$/u;
// East Asian wide and full-width blocks, and emoji that terminals draw over two cells. Source: Unicode EastAsianWidth.
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18aff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]$|^\p{Emoji_Presentation}$/u;
