import { type Report, severities } from '@postern/catalogue';
import { htmlText } from '../escape/html-text.js';
import type { ReporterOptions } from '../reporter.js';
import { grouped, plural } from '../tally/plural.js';
import { severityTally } from '../tally/severity-tally.js';

/** What was scanned, and how it went, on the first screen. */
export function pageHead(report: Report, options: ReporterOptions): string {
  const tally = new Map(severityTally(report.findings).map(({ severity, found }) => [severity, found]));
  const tiles = severities.map(severity => {
    const found = tally.get(severity) ?? 0;
    return `<li class="tile ${found > 0 ? severity : 'none'}"><a href="#findings" data-severity="${severity}"><b>${grouped(found)}</b> <span>${severity}</span></a></li>`;
  });
  return [
    '<header class="head">',
    `<div class="title">${mark}<div><p class="brand">Postern report</p><h1>${htmlText(options.project ?? 'Integration security')}</h1></div></div>`,
    `<p class="facts">${factsOf(report, options).join(' <span aria-hidden="true">·</span> ')}</p>`,
    verdict(report),
    `<ul class="tiles" aria-label="Findings by severity">${tiles.join('')}</ul>`,
    nav(report, options),
    '</header>',
  ].join('\n');
}

/** A door in a wall. */
const mark =
  '<svg class="mark" viewBox="0 0 32 32" width="44" height="44" aria-hidden="true"><rect width="32" height="32" rx="7" class="wall"/><path d="M9 27V14a7 7 0 0 1 14 0v13z" class="door"/><circle cx="19.4" cy="19" r="1.4" class="knob"/></svg>';

function factsOf({ tool, filesScanned, advisories }: Report, { commit, endedAt, startedAt, durationMs }: ReporterOptions): string[] {
  const when = endedAt ?? startedAt;
  return [
    ...(commit ? [`commit <code>${htmlText(commit.slice(0, 12))}</code>`] : []),
    ...(when ? [`<time datetime="${htmlText(when)}">${htmlText(when.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC'))}</time>`] : []),
    plural(filesScanned, 'file'),
    ...(advisories ? [plural(advisories.packages, 'package')] : []),
    `${htmlText(tool.name)} ${htmlText(tool.version)}`,
    ...(durationMs === undefined ? [] : [`${(durationMs / 1000).toFixed(2)} s`]),
  ];
}

function verdict({ findings, failures }: Report): string {
  const incomplete = failures.length > 0 ? ` <a href="#coverage">${plural(failures.length, 'thing')} could not be looked at.</a>` : '';
  if (findings.length === 0) return `<p class="verdict ${failures.length > 0 ? 'open' : 'clean'}">${failures.length > 0 ? 'Nothing found in what was looked at.' : 'Nothing found.'}${incomplete}</p>`;
  const files = new Set(findings.map(({ file }) => file)).size;
  return `<p class="verdict open">${plural(findings.length, 'finding')} in ${plural(files, 'file')}.${incomplete}</p>`;
}

function nav({ attestations, suppressed, advisories }: Report, { earlier }: ReporterOptions): string {
  const entries = [
    ...(earlier ? [['trend', 'Trend']] : []),
    ['owasp', 'OWASP'],
    ['practices', 'Practices'],
    ...(attestations && attestations.length > 0 ? [['attestations', 'Attestations']] : []),
    ['findings', 'Findings'],
    ...(advisories ? [['dependencies', 'Dependencies']] : []),
    ...(suppressed.length > 0 ? [['suppressions', 'Suppressions']] : []),
    ['coverage', 'Not checked'],
  ];
  return `<nav aria-label="Sections">${entries.map(([id, name]) => `<a href="#${id}">${name}</a>`).join('')}</nav>`;
}
