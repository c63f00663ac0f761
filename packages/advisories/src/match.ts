import semver from 'semver/classes/semver.js';
import type { Advisory, AffectedRange } from './advisory.js';

/** Severest first; records of one event merged. Empty where nothing is known against this release. */
export function advisoriesAgainst(version: string, advisories: readonly Advisory[]): Advisory[] {
  const parsed = versionOf(version);
  return mergeAliases(advisories.filter(advisory => isAffected(parsed ?? version, advisory))).sort(bySeverity);
}

export function isAffected(version: string | semver, { ranges, versions }: Pick<Advisory, 'ranges' | 'versions'>): boolean {
  const text = typeof version === 'string' ? version : version.version;
  if (versions.includes(text)) return true;
  const parsed = typeof version === 'string' ? versionOf(version) : version;
  // A version that is none (a branch, a local path) is only hit by "all versions".
  if (!parsed) return ranges.some(({ introduced, after, fixed, lastAffected }) => !introduced && !after && !fixed && !lastAffected);
  return ranges.some(range => isInside(parsed, range)) || versions.some(exact => exact !== text && versionOf(exact)?.version === parsed.version);
}

export interface CleanBound {
  version: string;
  /** The first clean release is somewhere above it: the sources only name the last one that is affected. */
  isExclusive: boolean;
}

/** The lowest release above this one that no known advisory names. Sources give bounds, not releases: it is one of those bounds. */
export function lowestClean(version: string, advisories: readonly Advisory[]): CleanBound | undefined {
  const current = versionOf(version);
  if (!current) return undefined;
  const bounds = advisories.flatMap(({ ranges }) =>
    ranges.flatMap(({ fixed, lastAffected }) => {
      const bound = versionOf(fixed ?? lastAffected ?? '');
      return bound ? [{ bound, next: fixed === undefined ? new semver(bound.version).inc('patch') : bound, isExclusive: fixed === undefined }] : [];
    }),
  );
  const clean = bounds
    .filter(({ next }) => next.compare(current) > 0)
    .sort((a, b) => a.next.compare(b.next) || Number(a.isExclusive) - Number(b.isExclusive))
    .find(({ next }) => !advisories.some(advisory => isAffected(next, advisory)));
  return clean && { version: clean.bound.version, isExclusive: clean.isExclusive };
}

/** As it is written in a range: `^1.2.3` is a range that lets it in, `>1.2.3` one that starts above it. */
export function cleanRange({ version, isExclusive }: CleanBound): string {
  return isExclusive ? `>${version}` : `^${version}`;
}

/** Two records can describe one event: the first by date stays, with the ids of the other among its aliases. */
export function mergeAliases(advisories: readonly Advisory[]): Advisory[] {
  const merged: Advisory[] = [];
  for (const advisory of [...advisories].sort(byDate)) {
    const ids = [advisory.id, ...advisory.aliases];
    const same = merged.findIndex(({ id, aliases }) => ids.includes(id) || ids.some(other => aliases.includes(other)));
    const known = merged[same];
    if (!known) {
      merged.push(advisory);
      continue;
    }
    merged[same] = {
      ...known,
      aliases: [...new Set([...known.aliases, ...ids])].filter(id => id !== known.id),
      severity: rank(advisory.severity) < rank(known.severity) ? advisory.severity : known.severity,
      malicious: known.malicious || advisory.malicious,
      exploited: known.exploited || advisory.exploited,
      cwe: [...new Set([...known.cwe, ...advisory.cwe])],
      epss: known.epss ?? advisory.epss,
      ranges: [...known.ranges, ...advisory.ranges],
      versions: [...known.versions, ...advisory.versions],
    };
  }
  return merged;
}

const parsedVersions = new Map<string, semver | undefined>();

/** Sources write a few bounds short (`1.2`); what is missing is zero. */
function versionOf(text: string): semver | undefined {
  if (text === '') return undefined;
  if (parsedVersions.has(text)) return parsedVersions.get(text);
  const version = parse(text) ?? parse(text.replace(/^[v=]*(\d+)(\.\d+)?(?=$|-|\+)/, (_, major: string, minor = '.0') => `${major}${minor}.0`));
  if (parsedVersions.size > 50_000) parsedVersions.clear();
  parsedVersions.set(text, version);
  return version;
}

function parse(text: string): semver | undefined {
  try {
    return new semver(text, { loose: true });
  } catch {
    return undefined;
  }
}

function isInside(version: semver, { introduced, after, fixed, lastAffected }: AffectedRange): boolean {
  const compared = (bound: string) => {
    const parsed = versionOf(bound);
    return parsed ? version.compare(parsed) : Number.NaN; // every comparison with NaN is false: an unreadable bound hits nothing
  };
  return (
    (introduced === undefined || compared(introduced) >= 0) &&
    (after === undefined || compared(after) > 0) &&
    (fixed === undefined || compared(fixed) < 0) &&
    (lastAffected === undefined || compared(lastAffected) <= 0)
  );
}

function bySeverity(a: Advisory, b: Advisory): number {
  return rank(a.severity) - rank(b.severity) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function byDate(a: Advisory, b: Advisory): number {
  const [one, other] = [`${a.published ?? '9'} ${a.id}`, `${b.published ?? '9'} ${b.id}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function rank(severity: Advisory['severity']): number {
  return ['critical', 'high', 'medium', 'low'].indexOf(severity);
}
