import { type OwaspEdition, type Report, severities, type Severity } from '@postern/catalogue';
import { htmlText } from '../escape/html-text.js';
import type { ReporterOptions } from '../reporter.js';
import { checksOf } from '../tally/checks-of.js';
import { type CategoryTally, editionNames, owaspTally } from '../tally/owasp-tally.js';
import { grouped, plural } from '../tally/plural.js';

const editions = ['2021', '2025', 'api2023'] as const satisfies readonly `${OwaspEdition}`[];
const shortNames = { 2021: 'Top 10 2021', 2025: 'Top 10 2025', api2023: 'API Security 2023' };

/** Counts by category and severity for the three lists. The switch is made of radio buttons, so it works without script. */
export function owaspMatrix(report: Report, { owasp }: ReporterOptions): string {
  const switches = editions.map(edition => `<input type="radio" name="edition" id="edition-${edition}"${edition === owasp ? ' checked' : ''}>`);
  const labels = editions.map(edition => `<label for="edition-${edition}">${shortNames[edition]}</label>`);
  return [
    '<section id="owasp" class="card">',
    '<h2>OWASP categories</h2>',
    ...switches,
    `<div class="switch">${labels.join('')}</div>`,
    ...editions.map(edition => table(report, edition)),
    '<p class="soft">A finding counts in every category it falls under. “Not checked” means that no check of this scan looks at the category; it says nothing about it.</p>',
    '</section>',
  ].join('\n');
}

function table(report: Report, edition: (typeof editions)[number]): string {
  const bySeverity = countsBySeverity(report, edition);
  const rows = owaspTally(report, edition).map(tally => row(tally, bySeverity.get(tally.category.id)));
  const heads = severities.map(severity => `<th scope="col">${severity}</th>`).join('');
  return [
    `<div class="scroll edition" id="matrix-${edition}" tabindex="0" role="region" aria-label="${editionNames[edition]}">`,
    `<table class="matrix"><caption>${editionNames[edition]}</caption>`,
    `<thead><tr><th scope="col">Category</th>${heads}<th scope="col">all</th><th scope="col">checks</th></tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
  ].join('\n');
}

function row({ category: { id, name, url }, found, checks }: CategoryTally, bySeverity: ReadonlyMap<Severity, number> | undefined): string {
  const head = `<th scope="row"><a href="${htmlText(url)}" rel="noreferrer"><b>${id}</b></a> ${htmlText(name)}</th>`;
  if (checks === 0) return `<tr class="unchecked">${head}<td colspan="${severities.length + 2}">not checked</td></tr>`;
  const cells = severities.map(severity => {
    const count = bySeverity?.get(severity) ?? 0;
    return count === 0 ? '<td class="zero">0</td>' : `<td>${link(id, count, severity, `${plural(count, 'finding')}, ${severity}, ${id}`)}</td>`;
  });
  const all = found === 0 ? '<td class="zero">0</td>' : `<td>${link(id, found, undefined, `${plural(found, 'finding')}, ${id}`)}</td>`;
  return `<tr>${head}${cells.join('')}${all}<td class="number">${checks}</td></tr>`;
}

function link(id: string, count: number, severity: Severity | undefined, label: string): string {
  const chosen = severity ? ` data-severity="${severity}" class="${severity}"` : '';
  return `<a href="#findings" data-owasp="${id}"${chosen} aria-label="${label}">${grouped(count)}</a>`;
}

function countsBySeverity(report: Report, edition: (typeof editions)[number]): ReadonlyMap<string, ReadonlyMap<Severity, number>> {
  const checks = checksOf(report);
  const counts = new Map<string, Map<Severity, number>>();
  for (const { check, severity } of report.findings) {
    for (const id of checks.get(check)?.owasp[edition] ?? []) {
      const row = counts.get(id) ?? counts.set(id, new Map()).get(id)!;
      row.set(severity, (row.get(severity) ?? 0) + 1);
    }
  }
  return counts;
}
