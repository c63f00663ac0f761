import { type Check, cweName, type Finding, owasp, type Report } from '@postern/catalogue';
import { docsUrlOf } from '../escape/docs-url.js';
import { inertJson } from '../escape/inert-line.js';
import { markdownText } from '../escape/markdown-text.js';
import type { ReporterOptions } from '../reporter.js';
import { severityWords } from '../severity-words.js';
import { checksOf } from '../tally/checks-of.js';
import { dependencyOf } from '../tally/dependency-of.js';
import { distinctIds } from './distinct-ids.js';

export type ScanType = 'sast' | 'secret_detection' | 'dependency_scanning';

// The schema takes 255 characters of a name and 7,000 of a solution; escaping makes a text longer.
const NAME_LENGTH = 255;
const TEXT_LENGTH = 2000;

/** GitLab's security report 15.2: each of its three kinds takes the findings that are of that kind. */
export function securityReport(type: ScanType, report: Report, options: ReporterOptions): string {
  const checks = checksOf(report);
  const idOf = distinctIds();
  const tool = { id: 'postern', name: report.tool.name, version: report.tool.version, vendor: { name: 'Postern' } };
  const document = {
    version: '15.2.0',
    scan: {
      analyzer: tool,
      scanner: tool,
      type,
      start_time: utc(options.startedAt),
      end_time: utc(options.endedAt ?? options.startedAt),
      status: report.failures.length === 0 ? 'success' : 'failure',
      messages: report.failures.map(({ subject, reason }) => ({ level: 'warn', value: `Not looked at: ${subject}: ${reason}` })),
    },
    vulnerabilities: report.findings
      .filter(finding => typeOf(finding, checks.get(finding.check)) === type)
      .map(finding => ({ id: uuidOf(idOf(finding)), ...vulnerability(finding, checks.get(finding.check), type, options) })),
  };
  return inertJson(`${JSON.stringify(document, null, 2)}\n`);
}

/** Secrets are what stands under CWE-798; dependencies name their package; the rest is code and configuration. */
function typeOf(finding: Finding, check: Check | undefined): ScanType {
  if (dependencyOf(finding)) return 'dependency_scanning';
  return check?.cwe[0] === 798 ? 'secret_detection' : 'sast';
}

/** Description and solution are shown as Markdown. */
function vulnerability(finding: Finding, check: Check | undefined, type: ScanType, options: ReporterOptions) {
  const identifiers = identifiersOf(finding, check, options);
  return {
    name: cut(check?.title ?? finding.check, NAME_LENGTH),
    description: [finding.message, check?.why ?? ''].filter(text => text !== '').map(text => markdownText(cut(text, TEXT_LENGTH))).join('\n\n'),
    severity: severityWords[finding.severity].gitlab,
    solution: markdownText(cut(finding.remediation, TEXT_LENGTH)),
    identifiers,
    links: identifiers.flatMap(({ url }) => (url ? [{ url }] : [])),
    location: locationOf(finding, type, options),
    ...(type === 'sast' ? { tracking: trackingOf(finding) } : {}),
  };
}

/** GitLab keeps 20 identifiers of a vulnerability. */
const ADVISORIES = 5;
const GHSA = /^GHSA(?:-[0-9a-z]{4}){3}$/;
const CVE = /^CVE-\d{4}-\d{4,}$/;

interface Identifier {
  type: string;
  name: string;
  value: string;
  url?: string;
}

/** The first is the primary one, by which GitLab joins the reports of several scanners. */
function identifiersOf(finding: Finding, check: Check | undefined, options: ReporterOptions): Identifier[] {
  const url = check && docsUrlOf(check, options);
  const { advisories = [], aliases = [] } = dependencyOf(finding) ?? {};
  const categories = [...owasp[2021], ...owasp[2025], ...owasp.api2023];
  const tags = check ? [...check.owasp[2021], ...check.owasp[2025], ...check.owasp.api2023] : [];
  return [
    ...advisories.filter(id => GHSA.test(id)).slice(0, ADVISORIES).map(id => ({ type: 'ghsa', name: id, value: id, url: `https://github.com/advisories/${id}` })),
    ...aliases.filter(id => CVE.test(id)).slice(0, ADVISORIES).map(id => ({ type: 'cve', name: id, value: id, url: `https://nvd.nist.gov/vuln/detail/${id}` })),
    { type: 'postern_rule_id', name: `Postern ${finding.check}`, value: finding.check, ...(url ? { url } : {}) },
    ...(check?.cwe ?? []).map(id => ({ type: 'cwe', name: `CWE-${id} ${cweName(id)}`, value: String(id), url: `https://cwe.mitre.org/data/definitions/${id}.html` })),
    ...categories.filter(({ id }) => tags.includes(id)).map(({ id, name, url }) => ({ type: 'owasp', name: `${id} ${name}`, value: id, url })),
  ];
}

function locationOf(finding: Finding, type: ScanType, { commit }: ReporterOptions) {
  const { file, range } = finding;
  const lines = { file, start_line: range.start.line, end_line: range.end.line };
  if (type === 'secret_detection') return { ...lines, commit: { sha: commit ?? '0000000' } };
  const dependency = dependencyOf(finding);
  if (type === 'sast' || !dependency) return lines;
  return { file, dependency: { package: { name: dependency.name }, version: dependency.version, direct: dependency.direct } };
}

function trackingOf({ file, range, fingerprint }: Finding) {
  const item = { file, start_line: range.start.line, end_line: range.end.line, signatures: [{ algorithm: 'hash', value: fingerprint }] };
  return { type: 'source', items: [item] };
}

/** 32 hexadecimal digits in the form of a UUID made by a rule of our own (version 8). */
function uuidOf(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/** UTC without a zone letter and without fractions. */
function utc(instant: string | undefined): string {
  return (instant ?? '1970-01-01T00:00:00').replace(/(?:\.\d+)?Z?$/, '');
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
