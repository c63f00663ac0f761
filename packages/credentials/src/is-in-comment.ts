import { startOfLine } from './start-of-line.js';

/** On a line that is a comment as a whole. */
export function isInComment(text: string, at: number): boolean {
  const line = text.slice(startOfLine(text, at), at);
  // A schedule begins like a comment: `*/5 * * * *`.
  return /^\s*(?:\/\/|\/?\*(?!\/\d))/.test(line);
}
