import { owasp, type OwaspEdition, type Report, severities } from '@postern/catalogue';
import { htmlText } from '../escape/html-text.js';
import type { ReporterOptions } from '../reporter.js';
import { checksOf } from '../tally/checks-of.js';
import { editionNames, owaspTally } from '../tally/owasp-tally.js';
import type { Trend } from '../tally/trend.js';
import { findingArticle } from './finding-article.js';

/**
 * The findings stand in a `noscript`: without script they are simply there; with it the browser keeps them as text, and
 * the page draws only what comes into view. Ten thousand open at once that way.
 */
export function findings(report: Report, options: ReporterOptions, changes: Trend | undefined): string {
  const checks = checksOf(report);
  const articles = report.findings.map(finding => findingArticle(finding, checks.get(finding.check), options, changes));
  return [
    '<section id="findings">',
    '<h2>Findings</h2>',
    ...(articles.length === 0
      ? ['<p class="card good">Nothing was found.</p>']
      : [
          filters(report, changes !== undefined),
          '<p id="shown" class="soft js" role="status"></p>',
          '<div id="list"></div>',
          '<div id="more" class="js"></div>',
          '<noscript>',
          ...articles,
          '</noscript>',
        ]),
    '</section>',
  ].join('\n');
}

function filters(report: Report, hasTrend: boolean): string {
  const found = new Set(report.findings.map(({ check }) => check));
  const boxes = severities.map(severity => `<label class="box ${severity}"><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`);
  const checks = [...found].map(id => `<option value="${htmlText(id)}">${htmlText(id)}</option>`);
  return [
    '<div class="filters card js" role="search" aria-label="Filter the findings">',
    '<label class="wide">Search <input type="search" id="search" autocomplete="off" spellcheck="false" placeholder="message, file, code …"></label>',
    `<fieldset><legend>Severity</legend>${boxes.join('')}</fieldset>`,
    `<label>Check <select id="check"><option value="">all</option>${checks.join('')}</select></label>`,
    `<label>OWASP <select id="category"><option value="">all</option>${categories(report)}</select></label>`,
    ...(hasTrend ? ['<label>Since the earlier report <select id="state"><option value="">all</option><option value="new">new</option><option value="known">known</option></select></label>'] : []),
    '<label>Order <select id="order"><option value="file">by file</option><option value="worst">worst first</option></select></label>',
    '<div class="buttons"><button type="button" id="reset">Clear</button><button type="button" id="fold">Open all</button></div>',
    '<p class="soft keys">Keys: <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>Enter</kbd> open or close, <kbd>/</kbd> search, <kbd>Esc</kbd> clear</p>',
    '</div>',
  ].join('\n');
}

function categories(report: Report): string {
  const groups = (Object.keys(owasp) as OwaspEdition[]).map(edition => {
    const hit = owaspTally(report, edition).filter(({ found }) => found > 0);
    const entries = hit.map(({ category: { id, name } }) => `<option value="${id}">${id} ${htmlText(name)}</option>`);
    return entries.length === 0 ? '' : `<optgroup label="${editionNames[edition]}">${entries.join('')}</optgroup>`;
  });
  return groups.join('');
}
