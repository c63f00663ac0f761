import type { Finding, Report } from '@postern/catalogue';
import { commandProperty, commandText } from './escape/github-command.js';
import { inertLine } from './escape/inert-line.js';
import { printable } from './escape/printable.js';
import type { Reporter } from './reporter.js';
import { severityWords } from './severity-words.js';
import { checksOf } from './tally/checks-of.js';
import { grouped, plural } from './tally/plural.js';
import { worstFirst } from './tally/worst-first.js';

/** A step shows this many annotations of a level and drops the rest without a word. */
const SHOWN = 10;

/** Workflow commands: annotations on the lines of a pull request, worst first. */
export const github: Reporter = report => {
  const checks = checksOf(report);
  const room = { error: SHOWN, warning: SHOWN, notice: SHOWN };
  const lines = incomplete(report);
  room.error -= lines.length;
  let left = 0;
  for (const finding of worstFirst(report.findings)) {
    const level = severityWords[finding.severity].github;
    if (room[level]-- > 0) lines.push(annotation(finding, level, checks.get(finding.check)?.title ?? finding.check));
    else left++;
  }
  if (left > 0) lines.push(inertLine(`${printable(report.tool.name)}: ${plural(left, 'more finding')} beyond the ${SHOWN} a level that a step can show; the job summary lists them.`));
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
};

function annotation({ check, message, file, range: { start, end }, remediation }: Finding, level: string, title: string): string {
  const column = start.line === end.line ? `,col=${start.column},endColumn=${end.column}` : '';
  const place = `file=${commandProperty(file)},line=${start.line},endLine=${end.line}${column}`;
  return `::${level} ${place},title=${commandProperty(`${title} (${check})`)}::${commandText(`${message}\n${remediation}`)}`;
}

function incomplete({ failures, tool }: Report): string[] {
  if (failures.length === 0) return [];
  const named = failures.slice(0, SHOWN).map(({ subject, reason }) => `${subject}: ${reason}`);
  const rest = failures.length > SHOWN ? [`and ${grouped(failures.length - SHOWN)} more`] : [];
  return [`::error title=${commandProperty(`${tool.name}: the scan is incomplete`)}::${commandText(['Not looked at:', ...named, ...rest].join('\n'))}`];
}
