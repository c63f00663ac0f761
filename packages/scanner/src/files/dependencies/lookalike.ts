import { wellKnownPackages } from './well-known-packages.js';

const known = new Set(wellKnownPackages);

/** Honest packages one sign away from a famous one. */
const honest = new Set(['gaxios', 'mssql', 'colord', 'dargs', 'enquirer', 'crypt', 'jsdoc', 'mkdir', 'mquery', 'rambda', 'preact', 'color', 'conf', 'globs', 'prompt', 'validate', 'uuidv4', 'sqlite', 'rxjs5', 'mysql', 'cookies', 'requests', 'marker', 'chain', 'redis3', 'husky2', 'multi', 'pinot', 'vitest', 'helmets', 'dotenvx', 'immers', 'classname', 'luxon2', 'parcel2']);

/** The famous package that this name could be taken for: one sign more, less, other, or two swapped. */
export function lookalikeOf(name: string): string | undefined {
  if (known.has(name) || honest.has(name) || name.length < 5) return undefined;
  // `@types/node` and friends belong to their scope.
  if (name.startsWith('@')) return undefined;
  const flat = name.replace(/[-_.]/g, '');
  return wellKnownPackages.find(famous => famous.length >= 5 && (isOneEditAway(name, famous) || (flat !== name && flat === famous.replace(/[-_.]/g, ''))));
}

function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  if (a.length === b.length) {
    if (a.slice(from + 1) === b.slice(from + 1)) return true;
    return a[from] === b[from + 1] && a[from + 1] === b[from] && a.slice(from + 2) === b.slice(from + 2);
  }
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.slice(from) === long.slice(from + 1);
}
