/**
 * Whether a word stands in a sentence and not in code: another word before it on its line, which is no keyword of the
 * language.
 */
export function isProse(text: string, at: number): boolean {
  const before = /[A-Za-z]+(?= {1,4}$)/.exec(text.slice(Math.max(0, at - 24), at))?.[0];
  return before !== undefined && !KEYWORDS.has(before);
}

const KEYWORDS = new Set('as async await case class const default delete do else enum export extends finally from function get implements import in instanceof interface is let new of private protected public readonly return satisfies set static throw try type typeof var void yield'.split(' '));
