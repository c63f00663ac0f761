import type { Severity } from '@postern/catalogue';
import type { Advisory, AffectedRange } from '../advisory.js';
import { cvssScore } from '../cvss-score.js';
import { severityOf } from '../severity-of.js';

/** One record of the OSV schema as advisories, one for each npm package it names. Empty for what is withdrawn or of another ecosystem. */
export function advisoriesOfOsv(record: unknown): Advisory[] {
  const { id, aliases, withdrawn, affected, severity, published, database_specific: specific } = objectOf(record);
  if (typeof id !== 'string' || !isPlain(id) || withdrawn) return [];
  const malicious = id.startsWith('MAL-') || listOf(aliases).some(alias => typeof alias === 'string' && alias.startsWith('MAL-'));
  const { severity: word, cwe_ids: weaknesses, epss, known_exploited: exploited } = objectOf(specific);
  const vectors = listOf(severity).map(entry => textOf(objectOf(entry)['score']));
  const cvss = vectors.find(vector => vector.startsWith('CVSS:3')) ?? vectors.find(vector => vector.startsWith('CVSS:')) ?? null;
  const packages = new Map<string, Pick<Advisory, 'ranges' | 'versions'>>();
  for (const entry of listOf(affected)) {
    const { package: named, ranges, versions, database_specific: own } = objectOf(entry);
    const { ecosystem, name } = objectOf(named);
    if (ecosystem !== 'npm' || typeof name !== 'string' || !isPlain(name)) continue;
    const known = packages.get(name);
    const read = rangesOf(listOf(ranges), textOf(objectOf(own)['last_known_affected_version_range']));
    const exact = read.length > 0 ? [] : listOf(versions).filter((version): version is string => typeof version === 'string' && isPlain(version));
    packages.set(name, { ranges: [...(known?.ranges ?? []), ...read], versions: [...(known?.versions ?? []), ...exact] });
  }
  return [...packages].map(([name, affectedBy]) => ({
    id,
    aliases: listOf(aliases).filter((alias): alias is string => typeof alias === 'string' && isPlain(alias)),
    package: name,
    ...affectedBy,
    severity: malicious ? 'critical' : (severityOf(textOf(word)) ?? severityByScore(cvss)),
    cvss: cvss !== null && isPlain(cvss) ? cvss : null,
    cwe: numbersOf(weaknesses, malicious),
    published: /^\d{4}-\d{2}-\d{2}/.exec(textOf(published))?.[0] ?? null,
    malicious,
    exploited: exploited === true,
    epss: epssOf(epss),
  }));
}

function rangesOf(ranges: readonly unknown[], lastKnown: string): AffectedRange[] {
  const found: AffectedRange[] = [];
  for (const range of ranges) {
    const { type, events } = objectOf(range);
    if (type !== 'SEMVER' && type !== 'ECOSYSTEM') continue;
    let open: AffectedRange | undefined;
    for (const event of listOf(events)) {
      const { introduced, fixed, last_affected: lastAffected } = objectOf(event);
      if (isVersion(introduced)) {
        if (open) found.push(open);
        open = introduced === '0' ? {} : { introduced };
      } else if (isVersion(fixed) || isVersion(lastAffected)) {
        // An end closes what is open; one with nothing open says nothing.
        if (open) found.push(isVersion(fixed) ? { ...open, fixed } : { ...open, lastAffected: lastAffected as string });
        open = undefined;
      }
    }
    // `<= 1.2.3`: GitHub closes a range there that the events leave open.
    const [, operator, bound] = /^\s*(<=?)\s*([\w.+-]+)\s*$/.exec(lastKnown) ?? [];
    if (open) found.push(bound && isVersion(bound) ? { ...open, ...(operator === '<' ? { fixed: bound } : { lastAffected: bound }) } : open);
  }
  return found;
}

function severityByScore(cvss: string | null): Severity {
  const score = cvss === null ? undefined : cvssScore(cvss);
  if (score === undefined) return 'high'; // as npm takes it where nobody rated it
  return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
}

function numbersOf(weaknesses: unknown, malicious: boolean): number[] {
  const numbers = listOf(weaknesses).flatMap(cwe => (typeof cwe === 'string' && /^CWE-\d{1,5}$/.test(cwe) ? Number(cwe.slice(4)) : []));
  return numbers.length === 0 && malicious ? [506] : numbers;
}

function epssOf(given: unknown): number | null {
  const value = typeof given === 'number' ? given : objectOf(given)['percentage'];
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : null;
}

/** Nothing that could break a line of the store. */
function isPlain(text: string): boolean {
  return text.length > 0 && text.length < 500 && !/[\s\0]/.test(text);
}

function isVersion(value: unknown): value is string {
  return typeof value === 'string' && isPlain(value) && !/[<>=|]/.test(value);
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
