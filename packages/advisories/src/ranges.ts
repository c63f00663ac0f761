import SemVer from 'semver/classes/semver.js';
import Range from 'semver/classes/range.js';
import minVersion from 'semver/ranges/min-version.js';
import subset from 'semver/ranges/subset.js';
import type { Advisory } from './advisory.js';
import { type CleanBound, isAffected } from './match.js';
import { formatAffected } from './sources/affected.js';

/** Whether the range as written in a manifest lets a release in; `false` where it names no range. */
export function allows(range: string, version: string): boolean {
  return rangeOf(range)?.test(version) ?? false;
}

/** Whether the range lets in a release that is clean by what is known. */
export function allowsClean(range: string, { version, isExclusive }: CleanBound): boolean {
  const bound = new SemVer(version, { loose: true });
  return allows(range, isExclusive ? bound.inc('patch').version : bound.version);
}

/** The advisories that hit every release the range lets in, and those that hit at least its lowest one. */
export function advisoriesAgainstRange(range: string, advisories: readonly Advisory[]): { certain: Advisory[]; lowest: Advisory[]; version: string } | undefined {
  const parsed = rangeOf(range);
  const least = parsed && minVersion(parsed)?.version;
  if (!parsed || !least || parsed.range === '' || parsed.range === '*') return undefined;
  const lowest = advisories.filter(advisory => isAffected(least, advisory));
  const certain = lowest.filter(advisory => {
    const affected = rangeOf(formatAffected(advisory));
    return affected !== undefined && subset(parsed, affected, { includePrerelease: true });
  });
  return { certain, lowest, version: least };
}

/** The range behind `npm:name@range`; `undefined` for tags, addresses and the words of workspaces. */
function rangeOf(written: string): Range | undefined {
  const range = written.replace(/^npm:(?:@?[^@]+@)?/, '').replace(/^workspace:/, '');
  if (range.length > 500) return undefined;
  try {
    return new Range(range, { includePrerelease: true, loose: true });
  } catch {
    return undefined;
  }
}
