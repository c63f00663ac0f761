/** The words of a name in lower case: `stripeSecretKey`, `STRIPE_SECRET_KEY` and `stripe.secret-key` are the same three. */
export function wordsOf(name: string): string[] {
  const words: string[] = [];
  let start = -1;
  let before = NONE;
  for (let i = 0; i <= name.length; i++) {
    const kind = kindAt(name, i);
    const isNew = kind !== NONE && (before === NONE || (kind === UPPER && (before === LOWER || (before === UPPER && isLowerLetter(name.charCodeAt(i + 1))))));
    if (before !== NONE && (kind === NONE || isNew)) words.push(name.slice(start, i).toLowerCase());
    if (isNew) start = i;
    before = kind;
  }
  return words;
}

const NONE = 0;
const UPPER = 1;
/** Digits too: a capital behind them begins a word. */
const LOWER = 2;
/** Of other alphabets: part of a word, and no sign of where one begins. */
const OTHER = 3;

function kindAt(name: string, at: number): number {
  const code = name.charCodeAt(at);
  if (code >= 65 && code <= 90) return UPPER;
  if (isLowerLetter(code) || (code >= 48 && code <= 57)) return LOWER;
  return code >= 0xc0 && code <= 0x24f ? OTHER : NONE;
}

function isLowerLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
