/** The words of a name in lower case: `stripeSecretKey`, `STRIPE_SECRET_KEY` and `stripe.secret-key` are the same three. */
export function wordsOf(name: string): string[] {
  const words: string[] = [];
  for (const [part] of name.matchAll(/[A-Za-z0-9\u00c0-\u024f]+/g)) {
    for (const word of part.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2').split(' ')) words.push(word.toLowerCase());
  }
  return words;
}
