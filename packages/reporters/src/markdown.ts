import type { Check, Finding, Report } from '@postern/catalogue';
import { codeSpan, markdownText, tableCell } from './escape/markdown-text.js';
import { docsUrlOf } from './escape/docs-url.js';
import { inertLine } from './escape/inert-line.js';
import { sourceUrl } from './escape/source-url.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { checksOf } from './tally/checks-of.js';
import { editionNames, owaspTally } from './tally/owasp-tally.js';
import { grouped, plural } from './tally/plural.js';
import { severityTally } from './tally/severity-tally.js';
import { worstFirst } from './tally/worst-first.js';

/** A comment on GitHub takes 65,536 characters; a little is left for what a workflow adds. */
const LENGTH = 65_000;

/** For job summaries and comments on pull requests: a table of findings, worst first, and how to mend each kind. */
export const markdown: Reporter = (report, options) => {
  const head = [`### ${headline(report)}`, ...incomplete(report)].join('\n\n');
  const tail = [categories(report, options), footer(report, options)].filter(text => text !== '').join('\n\n');
  const room = LENGTH - head.length - tail.length - 200;
  const kinds = remedies(report, options, Math.floor(room / 3));
  const table = findingTable(report, options, room - kinds.length);
  const text = [head, table, kinds, tail].filter(part => part !== '').join('\n\n');
  return `${text.split('\n').map(inertLine).join('\n')}\n`;
};

function headline({ findings, failures, tool }: Report): string {
  const name = markdownText(tool.name);
  const counts = severityTally(findings).map(({ severity, found }) => `${grouped(found)} ${severity}`);
  if (findings.length > 0) return `${name}: ${plural(findings.length, 'finding')} (${counts.join(', ')})`;
  return failures.length > 0 ? `${name}: nothing found in what was looked at` : `✅ ${name}: nothing found`;
}

const SHOWN_FAILURES = 20;

function incomplete({ failures }: Report): string[] {
  if (failures.length === 0) return [];
  const rows = failures.slice(0, SHOWN_FAILURES).map(({ subject, reason }) => `> - ${clipped(codeSpan, subject, 300)}: ${clipped(markdownText, reason, 300)}`);
  const rest = failures.length > SHOWN_FAILURES ? [`> - and ${grouped(failures.length - SHOWN_FAILURES)} more`] : [];
  return [['> [!WARNING]', '> **The scan is incomplete.** Not looked at:', ...rows, ...rest].join('\n')];
}

function findingTable(report: Report, options: ReporterOptions, room: number): string {
  const { findings } = report;
  const checks = checksOf(report);
  if (findings.length === 0) return '';
  const lines = ['| | Place | Finding |', '| --- | --- | --- |'];
  let length = lines.join('\n').length + 100;
  const rows = worstFirst(findings).map(finding => row(finding, checks.get(finding.check), options));
  let shown = 0;
  while (shown < rows.length && length + rows[shown]!.length + 1 <= room) length += rows[shown++]!.length + 1;
  const rest = rows.length - shown;
  return [...lines, ...rows.slice(0, shown), ...(rest > 0 ? ['', `and ${grouped(rest)} more, all of them less severe or later in the order of files.`] : [])].join('\n');
}

function row({ severity, check: id, file, range, message, remediation }: Finding, check: Check | undefined, options: ReporterOptions): string {
  // The general remedy of a check stands once below.
  const mend = remediation === check?.remediation ? '' : ` · ${clipped(markdownText, remediation, 400)}`;
  const place = clipped(codeSpan, `${file}:${range.start.line}`, 300);
  const url = sourceUrl(file, range, options);
  const cells = [`**${severity}**`, url && file.length < 300 ? `[${place}](${url})` : place, `${clipped(markdownText, message, 400)}<br>${codeSpan(id)}${mend}`];
  return `| ${cells.map(tableCell).join(' | ')} |`;
}

function remedies(report: Report, options: ReporterOptions, room: number): string {
  const hit = new Set(report.findings.map(({ check }) => check));
  const byId = checksOf(report);
  const lines: string[] = [];
  let length = 0;
  for (const id of hit) {
    const line = remedy(byId.get(id), options);
    if (line === '' || length + line.length > room) continue;
    length += line.length + 1;
    lines.push(line);
  }
  return lines.length === 0 ? '' : ['<details><summary>Why it matters and how to mend it</summary>', '', ...lines, '', '</details>'].join('\n');
}

function remedy(check: Check | undefined, options: ReporterOptions): string {
  if (!check) return '';
  const url = docsUrlOf(check, options);
  const name = url === undefined ? codeSpan(check.id) : `[${codeSpan(check.id)}](${url})`;
  const tags = [`CWE-${check.cwe[0] ?? '?'}`, ...check.owasp[options.owasp], ...(options.owasp === 'api2023' ? [] : check.owasp.api2023)].join(', ');
  return `- ${name} (${markdownText(tags)}): ${markdownText(check.why)} ${markdownText(check.remediation)}`;
}

function categories(report: Report, { owasp }: ReporterOptions): string {
  const rows = owaspTally(report, owasp).map(({ category, found, checks }) => {
    const count = checks === 0 ? 'not checked' : found === 0 ? 'none' : `**${grouped(found)}**`;
    return `| [${category.id}](${category.url}) ${markdownText(category.name)} | ${count} |`;
  });
  return [`<details><summary>${editionNames[owasp]}</summary>`, '', '| Category | Findings |', '| --- | --- |', ...rows, ...attested(report), '', '</details>'].join('\n');
}

/** What code cannot prove stands with the categories, as the register has it. */
function attested({ attestations = [] }: Report): string[] {
  if (attestations.length === 0) return [];
  const rows = attestations.map(({ check, status, by, due, evidence }) => {
    const until = due === null ? '' : ` until ${markdownText(due)}`;
    const proof = [clipped(markdownText, by, 200), clipped(markdownText, evidence, 400)].filter(text => text !== '').join(': ');
    const cells = [codeSpan(check), `${status === 'attested' ? status : `**${status}**`}${until}`, proof || '–'];
    return `| ${cells.map(tableCell).join(' | ')} |`;
  });
  return ['', '| Attested by people | Status | Who, and the evidence |', '| --- | --- | --- |', ...rows];
}

function footer({ tool, filesScanned, advisories, suppressed, skipped, notices }: Report, { commit }: ReporterOptions): string {
  const known = suppressed.filter(({ by }) => by === 'baseline').length;
  const byHand = suppressed.length - known;
  const facts = [
    `${markdownText(tool.name)} ${markdownText(tool.version)}`,
    plural(filesScanned, 'file'),
    ...(advisories ? [`${plural(advisories.packages, 'package')} against advisories of ${markdownText(advisories.date)} (${plural(advisories.ageDays, 'day')} old)`] : []),
    ...(known > 0 ? [`${grouped(known)} in the baseline`] : []),
    ...(byHand > 0 ? [`${grouped(byHand)} suppressed`] : []),
    ...(skipped.length > 0 ? [`${plural(skipped.length, 'file')} skipped`] : []),
    ...(commit ? [codeSpan(commit.slice(0, 12))] : []),
  ];
  return [...notices.slice(0, 10).map(notice => `- ${clipped(markdownText, notice, 500)}`), ...(notices.length > 0 ? [''] : []), `<sub>${facts.join(' · ')}</sub>`].join('\n');
}

/** Cut before it is escaped: a cut after it could leave half an escape. */
function clipped(escape: (text: string) => string, text: string, length: number): string {
  return escape(text.length > length ? `${text.slice(0, length - 1)}…` : text);
}
