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
  const always = triggers.flatMap((entries, finder) => (entries === 'always' ? [finder] : []));
  const groups = triggers.flatMap((entries, finder) => (entries === 'always' ? [] : entries.map(entry => groupOf(entry, finder, numberOf))));
  const matcher = literalMatcher([...numbers.keys()]);
  // A group is asked where one of its parts occurs: the one with the fewest literals.
  const groupsOf: Group[][] = Array.from(numbers, () => []);
  for (const group of groups) for (const literal of keyPartOf(group, matcher.isShort)) groupsOf[literal]!.push(group);
  // By the number of the file at hand: cheaper than fresh tables a file.
  const occurs = new Uint32Array(numbers.size);
  const absent = new Uint32Array(numbers.size);
  let round = 0;
  const found: number[] = [];
  const take = (literal: number) => {
    if (occurs[literal] === round) return;
    occurs[literal] = round;
    found.push(literal);
  };

  return {
    match(bytes, wants, path = '') {
      round += 1;
      found.length = 0;
      matcher.match(bytes, take);
      // `api/webhook.ts` says what it is about by its name alone.
      const name = Buffer.from(path);
      matcher.match(name, take);
      const matched = always.slice();
      for (let i = 0; i < found.length; i += 1) {
        const groups = groupsOf[found[i]!]!;
        for (let k = 0; k < groups.length; k += 1) {
          const { finder, parts } = groups[k]!;
          if (!matched.includes(finder) && occurAll(parts, bytes, name)) matched.push(finder);
        }
      }
      return matched.filter(wants).sort((a, b) => a - b);
    },
  };

  // Loops, not `every` and `some`: half a million times a scan.
  function occurAll(parts: Group['parts'], bytes: Uint8Array, name: Uint8Array): boolean {
    for (let i = 0; i < parts.length; i += 1) if (!occursOne(parts[i]!, bytes, name)) return false;
    return true;
  }

  function occursOne(part: readonly number[], bytes: Uint8Array, name: Uint8Array): boolean {
    for (let i = 0; i < part.length; i += 1) if (occurs[part[i]!] === round) return true;
    for (let i = 0; i < part.length; i += 1) if (occursShort(part[i]!, bytes, name)) return true;
    return false;
  }

  function occursShort(literal: number, bytes: Uint8Array, name: Uint8Array): boolean {
    if (!matcher.isShort(literal) || absent[literal] === round) return false;
    const isThere = matcher.hasShort(bytes, literal) || matcher.hasShort(name, literal);
    (isThere ? occurs : absent)[literal] = round;
    return isThere;
  }
}

/** Parts that must all occur, each by one of its literals. */
interface Group {
  finder: number;
  parts: readonly (readonly number[])[];
}

function groupOf(entry: Exclude<Triggers, 'always'>[number], finder: number, numberOf: (literal: string) => number): Group {
  const parts = typeof entry === 'string' ? [[entry]] : entry.map(part => (typeof part === 'string' ? [part] : part));
  return { finder, parts: parts.map(part => part.map(numberOf)) };
}

/** The part that decides when the group is asked: one whose literals the pass itself finds. */
function keyPartOf({ parts }: Group, isShort: (literal: number) => boolean): readonly number[] {
  const [key] = parts.filter(part => !part.some(isShort)).sort((a, b) => a.length - b.length);
  if (!key) throw new Error('A trigger needs a part that has only literals of three characters or more.');
  return key;
}
