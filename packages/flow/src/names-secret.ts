import { isProse } from './is-prose.js';
import { secretWords } from './secret-words.js';
import { type SecretStrength, secretStrengthOf } from './secret-values.js';

/**
 * Whether something in the text goes by the name of a credential: a variable, a member or a key. Not the words of a
 * sentence, and not a text that is nothing but the name, unless it is a key.
 */
export function namesSecret(text: string, isMeant: (strength: SecretStrength | undefined, name: string) => boolean): boolean {
  const judged = new Set<string>();
  for (const { 0: found, index } of text.matchAll(NAMED)) {
    let start = index;
    while (start > 0 && index - start < 60 && /[\w$-]/.test(text[start - 1]!)) start -= 1;
    const name = text.slice(start, index) + found;
    if (isWritten(text, start, start + name.length)) continue;
    for (const one of name.includes('-') ? [name, ...name.split('-')] : [name]) {
      if (judged.has(one)) continue;
      judged.add(one);
      if (isMeant(secretStrengthOf(one), one)) return true;
    }
  }
  return false;
}

const NAMED = new RegExp(`(?:${[...secretWords, 'pw', 'pat', 'kennwort', 'senha', 'contrase', 'motdepasse', 'wachtwoord', 'xpriv'].join('|')})[\\w$-]*`, 'gi');

/** In quotes, or in a sentence. */
function isWritten(text: string, start: number, end: number): boolean {
  const quote = text[start - 1];
  if (quote === "'" || quote === '"' || quote === '`') return text[end] !== quote || !/^['"`]\s*(?:[\]:?(]|\/[/*])/.test(text.slice(end, end + 40));
  return isProse(text, start);
}
