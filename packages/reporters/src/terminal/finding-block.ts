import { type Check, cweName, type Finding, owasp, type Place } from '@postern/catalogue';
import { docsUrlOf } from '../escape/docs-url.js';
import { printable } from '../escape/printable.js';
import type { ReporterOptions } from '../reporter.js';
import { dependencyOf } from '../tally/dependency-of.js';
import { codeFrame } from './code-frame.js';
import { displayWidth } from './display-width.js';
import type { Palette } from './palette.js';
import { placeLink, placeText } from './place-link.js';
import { wrap } from './wrap.js';

/** What was said already, so that 200 findings of one check stay readable. */
export interface Told {
  /** Checks whose reason, general remedy and tags were given, in the whole report. */
  checks: Set<string>;
  /** Messages and remedies given in this file. */
  perFile: Set<string>;
  /** Findings of a check shown in this file. */
  shown: Map<string, number>;
}

/** From here on, findings of one check in one file take a line each. */
const FULL_BLOCKS = 5;

export function findingBlock(finding: Finding, check: Check | undefined, told: Told, options: ReporterOptions, palette: Palette): string[] {
  const shown = (told.shown.get(finding.check) ?? 0) + 1;
  told.shown.set(finding.check, shown);
  if (shown > FULL_BLOCKS && !options.explain) return compact(finding, told, options, palette);
  told.perFile.add(finding.message);
  return [
    '',
    ...headline(finding, options, palette),
    ...place(finding, check, options, palette),
    ...steps(finding, options, palette),
    ...advice(finding, check, told, options, palette),
    '',
  ];
}

function headline(finding: Finding, { width }: ReporterOptions, { severity, bold, dim }: Palette): string[] {
  const label = `${finding.severity}[${printable(finding.check)}]`;
  const unsure = finding.confidence === 'possible' ? ' (possible)' : '';
  const painted = `${severity(finding.severity)(label)}${dim(unsure)}`;
  const message = printable(finding.message);
  const lead = label.length + unsure.length + 2;
  const oneLine = lead + displayWidth(message) <= width;
  return oneLine ? [`${painted}  ${bold(message)}`] : [painted, ...wrap(message, width - 2).map(line => `  ${bold(line)}`)];
}

/** The message again only where it says something new. */
function compact(finding: Finding, { perFile }: Told, options: ReporterOptions, palette: Palette): string[] {
  const lead = placeText(finding);
  const message = perFile.has(finding.message) ? '' : printable(finding.message);
  perFile.add(finding.message);
  const [first = '', ...rest] = wrap(`${lead}  ${message}`.trimEnd(), options.width - 2);
  const linked = first.startsWith(lead) ? placeLink(finding, options, palette) + first.slice(lead.length) : first;
  return [`${palette.severity(finding.severity)(palette.signs.dot)} ${linked}`, ...rest.map(line => `  ${line}`)];
}

function place(finding: Finding, check: Check | undefined, options: ReporterOptions, palette: Palette): string[] {
  const { dim, signs } = palette;
  const use = finding.trace.at(-1);
  const here = use && use.file === finding.file && use.range.start.line === finding.range.start.line ? use.label : (check?.title ?? '');
  const frame = codeFrame(finding, printable(here), palette, finding.severity, options.width);
  const edge = frame.length > 0 ? ' '.repeat(2 + String(finding.frame!.start + finding.frame!.lines.length - 1).length + 1) : '   ';
  return [`${edge}${dim(signs.top)} ${placeLink(finding, options, palette)}`, ...frame, ...(frame.length > 0 ? [`${edge}${dim(signs.bottom)}`] : [])];
}

function steps({ trace, related, range, file }: Finding, options: ReporterOptions, palette: Palette): string[] {
  const says = trace.length > 1 || trace.some(step => step.file !== file || step.range.start.line !== range.start.line);
  return [
    ...(says ? trace.flatMap((step, index) => placed(index === 0 ? 'from' : index === trace.length - 1 ? 'to' : '', step, options, palette)) : []),
    ...related.flatMap(other => placed('also', other, options, palette)),
  ];
}

function placed(word: string, step: Place, options: ReporterOptions, palette: Palette): string[] {
  const where = placeText(step);
  const label = printable(step.label);
  const room = options.width - LEAD;
  const linked = placeLink(step, options, palette);
  if (displayWidth(where) + 2 + displayWidth(label) <= room) return [`${leadOf(word, palette)}${linked}  ${palette.dim(label)}`];
  return [`${leadOf(word, palette)}${linked}`, ...wrap(label, room).map(line => `${' '.repeat(LEAD)}${palette.dim(line)}`)];
}

function advice(finding: Finding, check: Check | undefined, told: Told, options: ReporterOptions, palette: Palette): string[] {
  const { width, explain } = options;
  const lines: string[] = [];
  const say = (word: string, text: string, paint = (line: string) => line) =>
    lines.push(...wrap(printable(text), width - LEAD).map((line, index) => `${leadOf(index === 0 ? word : '', palette)}${paint(line)}`));
  const first = (key: string, said: Set<string>) => explain || (!said.has(key) && said.add(key));

  const dependency = dependencyOf(finding);
  if (dependency && dependency.path.length > 2) say('path', dependency.path.join(' > '));
  const isFirst = check !== undefined && first(check.id, told.checks);
  if (isFirst) say('why', check.why);
  const isGeneral = finding.remediation === check?.remediation;
  if (finding.remediation && (isGeneral ? isFirst : first(finding.remediation, told.perFile))) say('fix', finding.remediation);
  if (finding.fix) say('', `postern scan --fix applies this: ${finding.fix.title}`, palette.dim);
  for (const { title } of finding.suggestions) say('edit', title);
  if (!isFirst) return lines;
  if (explain) for (const name of namesOf(check)) say('is', name, palette.dim);
  else say('tags', [`CWE-${check.cwe[0] ?? '?'}`, ...check.owasp[2021], ...check.owasp[2025], ...check.owasp.api2023].join(` ${palette.signs.dot} `), palette.dim);
  say('docs', pageOf(check, options), line => palette.dim(palette.link(line, docsUrlOf(check, options))));
  return lines;
}

/** An address that is broken over two lines opens nothing: the command that shows the page stands in for it. */
function pageOf(check: Check, options: ReporterOptions): string {
  const url = docsUrlOf(check, options);
  if (url === undefined || options.links) return check.docs;
  return displayWidth(url) <= options.width - LEAD ? url : `postern explain ${check.id}`;
}

function namesOf({ cwe, owasp: tags }: Check): string[] {
  const categories = [...owasp[2021], ...owasp[2025], ...owasp.api2023];
  const ids = [...tags[2021], ...tags[2025], ...tags.api2023];
  return [
    ...cwe.map(id => `CWE-${id} ${cweName(id)}`),
    ...ids.map(id => `${id} ${categories.find(category => category.id === id)?.name ?? ''}`.trimEnd()),
  ];
}

const LEAD = 9;

function leadOf(word: string, { bold }: Palette): string {
  return `   ${word === '' ? '    ' : bold(word.padEnd(4))}  `;
}
