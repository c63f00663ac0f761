import type { AffectedRange } from '../advisory.js';

export interface Affected {
  ranges: readonly AffectedRange[];
  versions: readonly string[];
}

/** `>=1.0.0 <1.2.3 || =2.0.0`: bounds and exact versions, no x-ranges. `*` is every version. `undefined` where it is written otherwise. */
export function parseAffected(text: string): Affected | undefined {
  const ranges: AffectedRange[] = [];
  const versions: string[] = [];
  for (const alternative of text.split('||')) {
    const written = alternative.trim();
    if (written.startsWith('=')) {
      versions.push(written.slice(1));
      continue;
    }
    const range: AffectedRange = {};
    for (const comparator of written === '*' ? [] : written.split(/\s+/)) {
      if (comparator.startsWith('>=')) range.introduced = comparator.slice(2);
      else if (comparator.startsWith('<=')) range.lastAffected = comparator.slice(2);
      else if (comparator.startsWith('>')) range.after = comparator.slice(1);
      else if (comparator.startsWith('<')) range.fixed = comparator.slice(1);
      else return undefined;
    }
    ranges.push(range);
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
