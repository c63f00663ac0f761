import type { AdvisorySource, Report, Skipped, Suppressed } from '@postern/catalogue';
import { printable } from '../escape/printable.js';
import type { ReporterOptions } from '../reporter.js';
import { owaspTally, editionNames } from '../tally/owasp-tally.js';
import { grouped, plural } from '../tally/plural.js';
import { severityTally } from '../tally/severity-tally.js';
import { acceptance } from './acceptance.js';
import { displayWidth } from './display-width.js';
import type { Palette } from './palette.js';
import { placeText } from './place-link.js';
import { wrap } from './wrap.js';

const OLD_DAYS = 30;
const SHOWN_NOTICES = 10;

/** Counts, categories, what was not looked at, and what to do next. */
export function summary(report: Report, options: ReporterOptions, palette: Palette): string[] {
  const { dim, warn, signs } = palette;
  const line = (text: string, paint = (part: string) => part, indent = '  ') =>
    wrap(text, options.width - indent.length).map((part, index) => paint(`${index === 0 ? indent.slice(2) : indent}${part}`));
  const alert = (text: string, paint = warn) => line(`${signs.alert} ${text}`, paint);
  return [
    ...(report.findings.length > 0 ? [dim(signs.rule.repeat(Math.min(options.width, 60)))] : []),
    ...verdict(report, options, palette),
    ...categories(report, options, palette),
    ...(report.advisories ? line(advisoryLine(report.advisories, signs.dot), dim, '    ') : []),
    ...attestationLine(report, options, palette),
    ...(report.advisories && report.advisories.ageDays > OLD_DAYS
      ? alert(`Advisories are ${report.advisories.ageDays} days old: newer flaws are not known here. Run with --advisories auto to ask the registry.`)
      : []),
    ...failures(report, options, palette),
    ...(options.verbose ? suppressedList(report, options, palette) : []),
    ...(report.skipped.length > 0 ? line(`skipped ${plural(report.skipped.length, 'file')}: ${reasonsOf(report.skipped)}`, dim, '    ') : []),
    ...(options.verbose ? report.skipped.flatMap(({ file, reason }) => listed(printable(file), printable(reason), options, dim)) : []),
    ...(options.verbose ? report.notices : report.notices.slice(0, SHOWN_NOTICES)).flatMap(notice => alert(printable(notice))),
    ...(report.notices.length > SHOWN_NOTICES && !options.verbose ? alert(`${plural(report.notices.length - SHOWN_NOTICES, 'more notice')}: --verbose lists them`) : []),
    ...nextSteps(report, options, palette),
  ];
}

function verdict(report: Report, options: ReporterOptions, palette: Palette): string[] {
  const { bold, good, warn, dim, severity, signs } = palette;
  const { findings, failures, tool } = report;
  const known = report.suppressed.filter(({ by }) => by === 'baseline').length;
  const time = options.durationMs === undefined ? '' : ` (${seconds(options.durationMs)})`;
  const looked = [plural(report.filesScanned, 'file'), ...(report.advisories ? [plural(report.advisories.packages, 'package')] : [])];
  if (findings.length === 0) {
    const text = `${looked.join(', ')}, nothing found${time}.`;
    const sign = failures.length > 0 ? signs.alert : signs.check;
    const paint = failures.length > 0 ? warn : good;
    const aside = [...(known > 0 ? [`${plural(known, 'known finding')} in the baseline.`] : []), ...suppressedText(report.suppressed)];
    return wrap(`${sign} ${tool.name}: ${[text, ...aside].join(' ')}`, options.width).map(line => paint(line));
  }
  const dot = ` ${dim(signs.dot)} `;
  const parts = [
    bold(`${printable(tool.name)} ${printable(tool.version)}`),
    ...severityTally(findings).map(count => severity(count.severity)(`${grouped(count.found)} ${count.severity}`)),
    ...looked,
    ...(known > 0 ? [`${grouped(known)} in baseline`] : []),
    ...suppressedText(report.suppressed).map(text => text.replace(/\.$/, '')),
    ...(options.durationMs === undefined ? [] : [seconds(options.durationMs)]),
  ];
  return flow(parts, dot, options.width);
}

function suppressedText(suppressed: readonly Suppressed[]): string[] {
  const byHand = suppressed.filter(({ by }) => by !== 'baseline');
  if (byHand.length === 0) return [];
  const ends = byHand.flatMap(({ until }) => (until ? [printable(until)] : [])).sort();
  return [`${grouped(byHand.length)} suppressed${ends[0] ? `, next until ${ends[0]}` : ''}.`];
}

function categories(report: Report, options: ReporterOptions, { dim, bold }: Palette): string[] {
  const hit = owaspTally(report, options.owasp).filter(({ found }) => found > 0);
  if (hit.length === 0) return [];
  const parts = hit.map(({ category, found }) => `${bold(category.id.split(':')[0]!)} ${grouped(found)}`);
  return flow([dim(editionNames[options.owasp]), ...parts], '   ', options.width - 2).map(line => `  ${line}`);
}

function attestationLine({ attestations }: Report, { width }: ReporterOptions, { dim, warn }: Palette): string[] {
  if (!attestations || attestations.length === 0) return [];
  const count = (status: string) => attestations.filter(attestation => attestation.status === status).length;
  if (count('missing') === attestations.length) return wrap(`attestations: none on record (${plural(attestations.length, 'practice')} that code cannot prove)`, width - 2).map(line => `  ${dim(line)}`);
  const open = count('overdue') + count('missing');
  const text = `attestations: ${count('attested')} in date, ${count('overdue')} overdue, ${count('missing')} missing`;
  return wrap(text, width - 2).map(line => `  ${open > 0 ? warn(line) : dim(line)}`);
}

function advisoryLine({ source, date, ageDays, packages }: AdvisorySource, dot: string): string {
  const from = { snapshot: 'built-in snapshot', osv: 'OSV export', registry: 'registry' }[source] ?? printable(source);
  return `advisories: ${from} of ${printable(date)} (${plural(ageDays, 'day')} old) ${dot} ${plural(packages, 'package')} checked`;
}

const SHOWN_FAILURES = 20;

function failures(report: Report, options: ReporterOptions, { bad, dim, signs }: Palette): string[] {
  const { failures } = report;
  if (failures.length === 0) return [];
  const rest = failures.length - SHOWN_FAILURES;
  return [
    ...wrap(`${signs.alert} The scan is incomplete. ${failures.length === 1 ? 'One thing was' : `${grouped(failures.length)} things were`} NOT looked at:`, options.width).map(line => bad(line)),
    ...failures.slice(0, SHOWN_FAILURES).flatMap(({ subject, reason }) => listed(printable(subject), printable(reason), options, text => text)),
    ...(rest > 0 ? [dim(`    and ${grouped(rest)} more; the JSON report lists them all`)] : []),
  ];
}

function suppressedList({ suppressed }: Report, options: ReporterOptions, { dim }: Palette): string[] {
  return suppressed.flatMap(({ finding, by, reason, until }) => {
    const end = until === null ? '' : `, until ${printable(until)}`;
    return listed(placeText(finding), `${printable(finding.check)} by ${by}${end}: ${printable(reason)}`, options, dim);
  });
}

function listed(what: string, why: string, { width }: ReporterOptions, paint: (text: string) => string): string[] {
  const [first = '', ...more] = wrap(`${what}  ${why}`, width - 6);
  return [paint(`    ${first}`), ...more.map(line => paint(`      ${line}`))];
}

function reasonsOf(skipped: readonly Skipped[]): string {
  const reasons = new Map<string, number>();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [...reasons].map(([reason, count]) => `${grouped(count)} ${printable(reason)}`).join(', ');
}

function nextSteps({ findings }: Report, { width, explain }: ReporterOptions, { dim, bold }: Palette): string[] {
  if (findings.length === 0) return [];
  const fixable = findings.filter(({ fix }) => fix).length;
  const worst = printable(findings.find(({ severity }) => severity === severityTally(findings)[0]!.severity)!.check);
  const steps = [
    ...(fixable > 0 ? [`postern scan --fix   applies ${plural(fixable, 'safe edit')}`] : []),
    ...(explain ? [] : [`postern explain ${worst}`]),
    `false alarm?   ${acceptance(findings)}`,
  ];
  const lines = steps.flatMap(step => stepLines(step, width - 6));
  return ['', ...lines.map((line, index) => `${index === 0 ? bold('next') : '    '}  ${dim(line)}`)];
}

/** What is there to be copied stays on one line as long as it fits on one. */
function stepLines(step: string, room: number): string[] {
  if (displayWidth(step) <= room) return [step];
  return step.split('   ').flatMap((part, index) => wrap(part.trim(), room - 2).map((line, row) => (index + row === 0 ? line : `  ${line}`)));
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`;
}

/** Coloured parts joined while they fit the width. */
function flow(parts: readonly string[], joint: string, width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && bareWidth(last) + bareWidth(joint) + bareWidth(part) <= width) lines[lines.length - 1] = last + joint + part;
    else lines.push(lines.length === 0 ? part : `  ${part}`);
  }
  return lines;
}

function bareWidth(text: string): number {
  // eslint-disable-next-line no-control-regex -- our own colour codes
  return displayWidth(text.replace(/\x1b\[[\d;]*m/g, ''));
}
