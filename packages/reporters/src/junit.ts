import type { Finding, Report, Suppressed } from '@postern/catalogue';
import { inertLine } from './escape/inert-line.js';
import { xmlText } from './escape/xml-text.js';
import type { Reporter, ReporterOptions } from './reporter.js';

/** JUnit XML: a suite a file, a case a finding; suppressed ones are skipped, what was not looked at is an error. */
export const junit: Reporter = (report, options) => {
  const suites = suitesOf(report);
  const count = (of: keyof Counts) => suites.reduce((sum, suite) => sum + suite[of], 0);
  const attributes = [
    `name="${xmlText(report.tool.name)}"`,
    ...counts({ tests: count('tests'), failures: count('failures'), errors: count('errors'), skipped: count('skipped') }),
    ...timing(options),
  ];
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${attributes.join(' ')}>`, ...suites.flatMap(suite => suiteLines(suite, options)), '</testsuites>', ''].join('\n');
};

interface Counts {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}

interface Suite extends Counts {
  name: string;
  cases: string[];
}

function suitesOf({ findings, suppressed, failures, filesScanned, tool }: Report): Suite[] {
  const byFile = new Map<string, { findings: Finding[]; suppressed: Suppressed[] }>();
  const of = (file: string) => byFile.get(file) ?? byFile.set(file, { findings: [], suppressed: [] }).get(file)!;
  for (const finding of findings) of(finding.file).findings.push(finding);
  for (const entry of suppressed) of(entry.finding.file).suppressed.push(entry);
  const suites = [...byFile].map(([name, found]) => ({
    name,
    tests: found.findings.length + found.suppressed.length,
    failures: found.findings.length,
    errors: 0,
    skipped: found.suppressed.length,
    cases: [...found.findings.flatMap(failedCase), ...found.suppressed.flatMap(skippedCase)],
  }));
  if (failures.length > 0) suites.push({ name: `${tool.name}: not looked at`, tests: failures.length, failures: 0, errors: failures.length, skipped: 0, cases: failures.flatMap(errorCase) });
  // Some readers refuse a file without a case.
  if (suites.length === 0) suites.push({ name: tool.name, tests: 1, failures: 0, errors: 0, skipped: 0, cases: [`    <testcase name="${filesScanned} files scanned, nothing found" classname="${xmlText(tool.name)}"/>`] });
  return suites;
}

function suiteLines({ name, cases, tests, failures, errors, skipped }: Suite, options: ReporterOptions): string[] {
  const started = options.startedAt ? [`timestamp="${xmlText(options.startedAt)}"`] : [];
  const attributes = [`name="${xmlText(name)}"`, ...counts({ tests, failures, errors, skipped }), ...started];
  return [`  <testsuite ${attributes.join(' ')}>`, ...cases, '  </testsuite>'];
}

function failedCase(finding: Finding): string[] {
  const { severity, message, remediation, check, file, range } = finding;
  return [
    `    ${caseTag(finding)}>`,
    `      <failure type="${severity}" message="${xmlText(message)}">`,
    ...[`${file}:${range.start.line}:${range.start.column} ${severity}[${check}]`, message, remediation].map(line => inertLine(xmlText(line))),
    '      </failure>',
    '    </testcase>',
  ];
}

function skippedCase({ finding, by, reason, until }: Suppressed): string[] {
  const end = until === null ? '' : ` until ${until}`;
  return [`    ${caseTag(finding)}>`, `      <skipped message="${xmlText(`by ${by}${end}: ${reason}`)}"/>`, '    </testcase>'];
}

function errorCase({ subject, reason }: Report['failures'][number]): string[] {
  return [
    `    <testcase name="${xmlText(subject)}" classname="${xmlText(subject)}">`,
    `      <error type="incomplete" message="${xmlText(reason)}"/>`,
    '    </testcase>',
  ];
}

function caseTag({ check, file, range: { start } }: Finding): string {
  return `<testcase name="${xmlText(`${check} at ${start.line}:${start.column}`)}" classname="${xmlText(file)}" file="${xmlText(file)}" line="${start.line}"`;
}

function counts(of: Counts): string[] {
  return Object.entries(of).map(([name, count]) => `${name}="${count}"`);
}

function timing({ durationMs, startedAt }: ReporterOptions): string[] {
  return [...(durationMs === undefined ? [] : [`time="${(durationMs / 1000).toFixed(3)}"`]), ...(startedAt ? [`timestamp="${xmlText(startedAt)}"`] : [])];
}
