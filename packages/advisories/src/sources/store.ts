import type { Severity } from '@postern/catalogue';
import type { Advisory } from '../advisory.js';
import { formatAffected, parseAffected } from './affected.js';

/**
 * Advisories as lines of text, sorted by package: read in a few milliseconds, and only the lines of packages that are
 * asked for are ever parsed. First line `# ` and the head as JSON; then, tab-separated:
 * package, id, affected, severity, aliases, CWE, CVSS, published, marks. Empty columns at the end are left out;
 * a row with no severity is a malicious release (critical, CWE-506).
 */
export interface AdvisoryStore {
  head: StoreHead;
  of(name: string): readonly Advisory[];
}

export interface StoreHead {
  /** ISO date of the newest fact. */
  date: string;
  packages: number;
  advisories: number;
  sources: readonly { name: string; licence: string }[];
}

export function readStore(text: string): AdvisoryStore {
  const head = headOf(text);
  const starts = new Map<string, number>();
  let last = '';
  for (let at = text.indexOf('\n') + 1; at > 0 && at < text.length; ) {
    const name = text.slice(at, text.indexOf('\t', at));
    if (name !== last) starts.set((last = name), at);
    const end = text.indexOf('\n', at);
    if (end < 0) break;
    at = end + 1;
  }
  return {
    head,
    of(name) {
      const start = starts.get(name);
      return start === undefined ? [] : rowsAt(text, start, `${name}\t`).map(parseRow);
    },
  };
}

export function formatStore(head: Pick<StoreHead, 'date' | 'sources'>, advisories: readonly Advisory[]): string {
  const rows = advisories.map(formatRow).sort(byPackage);
  const packages = new Set(advisories.map(advisory => advisory.package)).size;
  const full: StoreHead = { date: head.date, packages, advisories: advisories.length, sources: head.sources };
  return `# ${JSON.stringify(full)}\n${rows.join('\n')}\n`;
}

function headOf(text: string): StoreHead {
  const end = text.indexOf('\n');
  if (!text.startsWith('# {') || end < 0) throw new SyntaxError('no advisory store: its first line is missing');
  return JSON.parse(text.slice(2, end)) as StoreHead;
}

function rowsAt(text: string, start: number, prefix: string): string[] {
  const rows: string[] = [];
  for (let at = start; at < text.length && text.startsWith(prefix, at); ) {
    const end = text.indexOf('\n', at);
    rows.push(text.slice(at, end < 0 ? text.length : end));
    at = end < 0 ? text.length : end + 1;
  }
  return rows;
}

function parseRow(row: string): Advisory {
  const [name = '', id = '', affected = '', severity, aliases, cwe, cvss, published, marks] = row.split('\t');
  const { ranges, versions } = parseAffected(affected) ?? { ranges: [], versions: [] };
  const hostile = severity === undefined || severity === '';
  const marked = (marks ?? '').split(' ');
  const epss = marked.find(mark => mark.startsWith('epss='));
  return {
    id,
    aliases: aliases ? aliases.split(' ') : [],
    package: name,
    ranges,
    versions,
    severity: hostile ? 'critical' : (severity as Severity),
    cvss: cvss || null,
    cwe: cwe ? cwe.split(' ').map(Number) : hostile ? [506] : [],
    published: published || null,
    malicious: hostile || marked.includes('malicious'),
    exploited: marked.includes('exploited'),
    epss: epss ? Number(epss.slice('epss='.length)) : null,
  };
}

function formatRow(advisory: Advisory): string {
  const { malicious, exploited, epss, cvss, cwe, severity, published, aliases } = advisory;
  const plainMalware = malicious && severity === 'critical' && cwe.join() === '506' && !cvss && !published && !exploited && epss === null;
  const marks = [malicious && 'malicious', exploited && 'exploited', epss !== null && `epss=${epss}`].filter(Boolean).join(' ');
  const columns = plainMalware
    ? ['', aliases.join(' ')]
    : [severity, aliases.join(' '), cwe.join(' '), cvss ?? '', published ?? '', marks];
  return [advisory.package, advisory.id, formatAffected(advisory), ...columns].join('\t').replace(/\t+$/, '');
}

/** The order of the names, not of the rows: a tab sorts below every sign of a name. */
function byPackage(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
