import type { Check, Report } from '@postern/catalogue';
import { docsUrlOf } from '../escape/docs-url.js';
import { htmlText } from '../escape/html-text.js';
import type { ReporterOptions } from '../reporter.js';
import { checksThatLooked } from '../tally/checks-that-looked.js';
import { grouped, plural } from '../tally/plural.js';
import { aboutCheck } from './about-check.js';

/** Every check that ran, as a practice that is broken somewhere, kept everywhere, or vouched for by nobody. */
export function practices(report: Report, options: ReporterOptions): string {
  const found = countOf(report.findings.map(({ check }) => check));
  const excused = countOf(report.suppressed.map(({ finding }) => finding.check));
  const broken = report.checks.filter(({ id }) => found.has(id));
  const looked = checksThatLooked(report);
  const kept = looked.filter(({ id }) => !found.has(id));
  const unproved = report.checks.filter(check => !looked.includes(check));
  const list = (checks: readonly Check[], sign: string) =>
    checks.map(check => {
      const count = found.get(check.id);
      const known = excused.get(check.id);
      const aside = known === undefined ? '' : ` <span class="soft">${grouped(known)} suppressed</span>`;
      const number = count === undefined ? '' : `<a class="count" href="#findings" data-check="${htmlText(check.id)}" aria-label="${plural(count, 'finding')} of ${htmlText(check.id)}">${grouped(count)}</a>`;
      // The title says what is wrong, so it stands only where something is.
      const says = count === undefined ? '' : `<br><span class="soft">${htmlText(check.title)}</span><details open><summary>Why it matters</summary>${aboutCheck(check, options)}</details>`;
      return `<li><span class="sign" aria-hidden="true">${sign}</span><span>${name(check, options)} ${number}${aside}${says}</span></li>`;
    });
  return [
    '<section id="practices" class="card">',
    '<h2>Practices</h2>',
    '<div class="columns">',
    `<div><h3 class="bad">${grouped(broken.length)} broken</h3><ul class="checks broken">${list(broken, '✗').join('')}</ul></div>`,
    `<div><h3 class="good">${grouped(kept.length)} kept</h3><ul class="checks kept">${list(kept, '✓').join('')}</ul>${unproved.length === 0 ? '' : `<h3 class="warning">${grouped(unproved.length)} not attested</h3><ul class="checks unproved">${list(unproved, '?').join('')}</ul>`}</div>`,
    '</div>',
    `<p class="soft">Kept means: the check ran and found nothing that counts.${unproved.length === 0 ? '' : ' Not attested means: code cannot prove the practice, and nobody vouches for it.'}</p>`,
    '</section>',
  ].join('\n');
}

function name(check: Check, options: ReporterOptions): string {
  const url = docsUrlOf(check, options);
  const id = `<code>${htmlText(check.id)}</code>`;
  return url === undefined ? id : `<a href="${htmlText(url)}" rel="noreferrer">${id}</a>`;
}

function countOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
