import type { Finding, Report } from '@postern/catalogue';
import { printable } from '../escape/printable.js';
import type { ReporterOptions } from '../reporter.js';
import { plural } from '../tally/plural.js';
import { worstFirst } from '../tally/worst-first.js';
import { acceptance } from './acceptance.js';
import type { Palette } from './palette.js';
import { placeLink } from './place-link.js';

const LINES = 10;

/** For a commit hook: nothing when clean, at most ten lines when not. */
export function briefReport(report: Report, options: ReporterOptions, palette: Palette): string[] {
  const { findings, failures } = report;
  const lines = [
    ...worstFirst(findings).map(finding => oneLine(finding, options, palette)),
    ...failures.map(({ subject, reason }) => palette.warn(`${palette.signs.alert} not looked at: ${printable(subject)}  ${printable(reason)}`)),
  ];
  if (lines.length === 0) return [];
  const closing = closingLines(report, palette);
  const room = LINES - closing.length;
  if (lines.length <= room) return [...lines, ...closing];
  return [...lines.slice(0, room - 1), palette.dim(`and ${lines.length - room + 1} more: --explain shows them all`), ...closing];
}

function oneLine(finding: Finding, options: ReporterOptions, palette: Palette): string {
  const label = palette.severity(finding.severity)(`${finding.severity}[${printable(finding.check)}]`);
  return `${placeLink(finding, options, palette)}  ${label}  ${printable(finding.message)}`;
}

function closingLines({ findings, failures }: Report, { bold, dim }: Palette): string[] {
  const counts = [...(findings.length > 0 ? [plural(findings.length, 'finding')] : []), ...(failures.length > 0 ? [`${plural(failures.length, 'thing')} not looked at`] : [])];
  return [
    bold(`postern: ${counts.join(', ')}`),
    ...(findings.length > 0 ? [dim(`suppress with a reason: ${acceptance(findings)}`)] : []),
  ];
}
