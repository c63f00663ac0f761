import { type Report, severities, type Severity } from '@postern/catalogue';
import { htmlText } from '../escape/html-text.js';
import { checksOf } from '../tally/checks-of.js';
import { grouped, plural } from '../tally/plural.js';

const BARS = 8;
const NAME_LENGTH = 30;

/** Where the findings are: by chapter of the guide, and by file. */
export function charts(report: Report): string {
  if (report.findings.length === 0) return '';
  const checks = checksOf(report);
  const chapters = barsOf(report, ({ check }) => checks.get(check)?.family ?? 'other');
  const files = barsOf(report, ({ file }) => file);
  return `<section class="charts" aria-label="Overview">\n${chart('By chapter', chapters)}\n${chart('By file', files)}\n</section>`;
}

interface Bar {
  name: string;
  total: number;
  bySeverity: ReadonlyMap<Severity, number>;
}

/** The longest bars, in the order of length; equal ones in the order of the report. */
function barsOf({ findings }: Report, nameOf: (finding: Report['findings'][number]) => string): { shown: Bar[]; left: number } {
  const bars = new Map<string, { name: string; total: number; bySeverity: Map<Severity, number> }>();
  for (const finding of findings) {
    const name = nameOf(finding);
    const bar = bars.get(name) ?? bars.set(name, { name, total: 0, bySeverity: new Map() }).get(name)!;
    bar.total++;
    bar.bySeverity.set(finding.severity, (bar.bySeverity.get(finding.severity) ?? 0) + 1);
  }
  const sorted = [...bars.values()].sort((a, b) => b.total - a.total);
  return { shown: sorted.slice(0, BARS), left: Math.max(sorted.length - BARS, 0) };
}

function chart(title: string, { shown, left }: { shown: Bar[]; left: number }): string {
  const longest = Math.max(...shown.map(({ total }) => total));
  const rows = shown.map(bar => `<tr><th scope="row"><span title="${htmlText(bar.name)}">${htmlText(ending(bar.name))}</span></th><td>${drawn(bar, longest)}</td><td class="number">${grouped(bar.total)}</td></tr>`);
  const rest = left > 0 ? `<p class="soft">and ${plural(left, 'more', 'more')}</p>` : '';
  return `<figure class="card"><figcaption>${title}</figcaption><table class="bars"><tbody>${rows.join('')}</tbody></table>${rest}</figure>`;
}

/** The end of a path tells more than its beginning. */
function ending(name: string): string {
  return name.length > NAME_LENGTH ? `…${name.slice(1 - NAME_LENGTH)}` : name;
}

function drawn({ bySeverity, total }: Bar, longest: number): string {
  let x = 0;
  const parts = severities.flatMap(severity => {
    const found = bySeverity.get(severity) ?? 0;
    if (found === 0) return [];
    const width = (100 * found) / longest;
    const rect = `<rect class="${severity}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="10"/>`;
    x += width;
    return [rect];
  });
  const said = severities.filter(severity => bySeverity.has(severity)).map(severity => `${bySeverity.get(severity)} ${severity}`);
  return `<svg role="img" aria-label="${plural(total, 'finding')}: ${said.join(', ')}" viewBox="0 0 100 10" preserveAspectRatio="none">${parts.join('')}</svg>`;
}
