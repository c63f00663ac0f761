import type { Report, Suppressed } from '@postern/catalogue';
import { htmlText, prose } from '../escape/html-text.js';
import { plural } from '../tally/plural.js';

const SHOWN = 300;

/** What was found and let through: by whom, why, and until when. */
export function suppressions({ suppressed }: Report): string {
  if (suppressed.length === 0) return '';
  const left = suppressed.length - SHOWN;
  return [
    '<section id="suppressions" class="card">',
    '<h2>Suppressed findings</h2>',
    `<p class="soft">${plural(suppressed.length, 'finding')} let through by a comment, the configuration or the baseline.</p>`,
    '<div class="scroll" tabindex="0" role="region" aria-label="Suppressed findings"><table>',
    '<thead><tr><th scope="col">Finding</th><th scope="col">Place</th><th scope="col">By</th><th scope="col">Reason</th><th scope="col">Until</th></tr></thead>',
    `<tbody>${suppressed.slice(0, SHOWN).map(row).join('\n')}</tbody></table></div>`,
    ...(left > 0 ? [`<p class="soft">and ${plural(left, 'more', 'more')}; the JSON report lists them all.</p>`] : []),
    '</section>',
  ].join('\n');
}

function row({ finding, by, reason, until }: Suppressed): string {
  const { severity, check, message, file, range } = finding;
  return `<tr><td><span class="badge ${severity}">${severity}</span> <code>${htmlText(check)}</code><br>${prose(message)}</td><td><code>${htmlText(file)}:${range.start.line}</code></td><td>${by}</td><td>${htmlText(reason)}</td><td>${until === null ? 'no end' : htmlText(until)}</td></tr>`;
}
