/**
 * What may stand between the name of a function and its arguments, as an expression: a bracket and quotes, `!`, `?.`, a
 * cast, type arguments, a comment. Bounded, because the text may be hostile.
 */
export const BEFORE_ARGUMENTS = String.raw`['"${'`'}]?(?:[\]!)\s]{0,60}(?:as\b[^;]{0,80}?\)\s{0,20})?(?:\?\.\s{0,20})?(?:\(|<(?!/))|[\]!)?. \t]{0,20}/[/*])`;

/** Blanks and perhaps a comment, between two tokens. */
export const GAP = String.raw`\s{0,20}(?:/\*[^*]{0,200}\*/\s{0,20})?`;

/** An expression, as text, for calls of functions by these names, however they are laid out. Says too much rather than too little. */
export function callsOf(...names: readonly string[]): string {
  return String.raw`\b(?:${names.join('|')})${BEFORE_ARGUMENTS}`;
}
