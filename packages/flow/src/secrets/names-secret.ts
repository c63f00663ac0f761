import { isWritten } from '../values/is-prose.js';
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

/** What is told of whatever it holds: the environment, the headers and the configuration of a request. */
export const HOLDERS = /\benv\b|[hH]eaders\b(?!['"`]?\s*:)|(?:\.\s*|\[\s*['"`])config\b/;

const NAMED = new RegExp(`(?:${[...secretWords, 'pw', 'pat', 'kennwort', 'senha', 'contrase', 'motdepasse', 'wachtwoord', 'xpriv'].join('|')})[\\w$-]*`, 'gi');
