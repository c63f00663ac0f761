import type { Triggers } from '@postern/catalogue';
import { literalMatcher } from './literal-matcher.js';

/** Which of many finders a file can concern. */
export interface TriggerIndex {
  /** Numbers of the finders that want the file and whose triggers occur in it, ascending. */
  match(bytes: Uint8Array, wants: (finder: number) => boolean, path?: string): number[];
}

export function triggerIndex(triggers: readonly Triggers[]): TriggerIndex {
  const numbers = new Map<string, number>();
  const numberOf = (literal: string): number => {
    const key = literal.toLowerCase();
    if (!numbers.has(key)) numbers.set(key, numbers.size);
    return numbers.get(key)!;
  };
  const wanted = triggers.map(entries => (entries === 'always' ? 'always' : entries.map(entry => (typeof entry === 'string' ? [[entry]] : entry.map(part => (typeof part === 'string' ? [part] : part))).map(part => part.map(numberOf)))));
  const matcher = literalMatcher([...numbers.keys()]);
  const occurs = new Uint32Array(numbers.size);
  let round = 0;

  return {
    match(bytes, wants, path = '') {
      const candidates = wanted.flatMap((_, finder) => (wants(finder) ? [finder] : []));
      if (candidates.length === 0) return [];
      round += 1;
      if (candidates.some(finder => wanted[finder] !== 'always')) {
        matcher.match(bytes, literal => (occurs[literal] = round));
        // `api/webhook.ts` says what it is about by its name alone.
        matcher.match(Buffer.from(path), literal => (occurs[literal] = round));
      }
      return candidates.filter(finder => {
        const entries = wanted[finder]!;
        return entries === 'always' || entries.some(parts => parts.every(part => part.some(literal => occurs[literal] === round)));
      });
    },
  };
}
