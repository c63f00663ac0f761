/**
 * Whether a word stands in a sentence and not in code: another word before it on its line, which is no keyword of the
 * language.
 */
export function isProse(text: string, at: number): boolean {
  const before = /[A-Za-z]+(?= {1,4}$)/.exec(text.slice(Math.max(0, at - 24), at))?.[0];
  return before !== undefined && !KEYWORDS.has(before);
}

/** Whether a word is no name of the code: in a sentence, or in quotes and no key. */
export function isWritten(text: string, start: number, end: number): boolean {
  const quote = text[start - 1];
  if (quote === "'" || quote === '"' || quote === '`') return text[end] !== quote || !/^['"`]\s*(?:[\]:?(]|\/[/*])/.test(text.slice(end, end + 40));
  return isProse(text, start);
}

/** Whether one of the words is a name of the code. */
export function hasName(text: string, words: RegExp): boolean {
  for (const { 0: word, index } of text.matchAll(words)) if (!isWritten(text, index, index + word.length)) return true;
  return false;
}

const KEYWORDS = new Set('abstract accessor as async await case class const declare default delete do else enum export extends finally from function get implements import in instanceof interface is keyof let new of override private protected public readonly return satisfies set static throw try type typeof var void yield'.split(' '));
