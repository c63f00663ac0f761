import type { Triggers } from '@postern/catalogue';

/** Whether a text, or its path, holds what a finder is triggered by. The scanner has a faster matcher for many finders at once. */
export function occursIn(text: string, triggers: Triggers, path = ''): boolean {
  if (triggers === 'always') return true;
  const { single, groups } = compiled(triggers);
  if (single?.test(text) || single?.test(path)) return true;
  if (groups.length === 0) return false;
  const lower = `${path}\n${text}`.toLowerCase();
  const known = new Map<string, boolean>();
  const occurs = (part: string) => {
    if (!known.has(part)) known.set(part, lower.includes(part));
    return known.get(part)!;
  };
  return groups.some(group => group.every(part => part.some(occurs)));
}

interface Compiled {
  /** All literals that suffice alone: one expression is a hundred times faster than as many searches. */
  single: RegExp | undefined;
  groups: readonly (readonly (readonly string[])[])[];
}

// Keyed by the list itself: it lives as long as its rule.
const compiledLists = new WeakMap<readonly unknown[], Compiled>();

function compiled(triggers: Exclude<Triggers, 'always'>): Compiled {
  const found = compiledLists.get(triggers);
  if (found) return found;
  const literals = triggers.filter(entry => typeof entry === 'string');
  const groups = triggers.filter(entry => typeof entry !== 'string').map(group => group.map(part => (typeof part === 'string' ? [part] : part).map(literal => literal.toLowerCase())));
  const single = literals.length > 0 ? new RegExp(literals.map(literal => literal.replace(/[^\w\s]/g, '\\$&')).join('|'), 'i') : undefined;
  const made = { single, groups };
  compiledLists.set(triggers, made);
  return made;
}
