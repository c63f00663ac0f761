import type { AffectedRange } from '../advisory.js';

export interface Affected {
  ranges: readonly AffectedRange[];
  versions: readonly string[];
}

const COMPARATOR = /^(>=|<=|>|<|=)?\s*([^\s<>=]+)$/;

/** `>=1.0.0 <1.2.3 || =2.0.0`: comparators only, no x-ranges. `*` is every version. `undefined` where it is written otherwise. */
export function parseAffected(text: string): Affected | undefined {
  const ranges: AffectedRange[] = [];
  const versions: string[] = [];
  for (const alternative of text.split('||')) {
    const range: AffectedRange = {};
    const written = alternative.trim().replace(/([<>=])\s+/g, '$1');
    if (written === '*' || written === '') {
      ranges.push(range);
      continue;
    }
    const comparators = written.split(/[\s,]+/).map(part => COMPARATOR.exec(part));
    for (const comparator of comparators) {
      if (!comparator) return undefined;
      const [, operator = '=', version = ''] = comparator;
      if (!/^v?\d+\.\d+\.\d+/.test(version)) {
        // `<2` is 2.0.0 in every reading; `<=2` and `>2` are x-ranges with another meaning.
        if (!/^\d+(\.\d+)?$/.test(version) || (operator !== '<' && operator !== '>=')) return undefined;
      }
      const full = /^\d+$/.test(version) ? `${version}.0.0` : /^\d+\.\d+$/.test(version) ? `${version}.0` : version;
      if (operator === '=') {
        if (comparators.length > 1) return undefined;
        versions.push(full);
      } else if (operator === '>=') range.introduced = full;
      else if (operator === '>') range.after = full;
      else if (operator === '<') range.fixed = full;
      else range.lastAffected = full;
    }
    if (Object.keys(range).length > 0) ranges.push(range);
  }
  return { ranges, versions };
}

export function formatAffected({ ranges, versions }: Affected): string {
  const written = ranges.map(({ introduced, after, fixed, lastAffected }) => {
    const parts = [introduced && `>=${introduced}`, after && `>${after}`, fixed && `<${fixed}`, lastAffected && `<=${lastAffected}`];
    return parts.filter(Boolean).join(' ') || '*';
  });
  return [...written, ...versions.map(version => `=${version}`)].join(' || ');
}
