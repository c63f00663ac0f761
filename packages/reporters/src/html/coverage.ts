import type { Report } from '@postern/catalogue';
import { htmlText, prose } from '../escape/html-text.js';
import type { ReporterOptions } from '../reporter.js';
import { grouped, plural } from '../tally/plural.js';

const SHOWN = 300;

/** What this report does not speak about, and what it was made with. */
export function coverage({ failures, skipped, notices, checks, tool, filesScanned }: Report, { commit }: ReporterOptions): string {
  return [
    '<section id="coverage" class="card">',
    '<h2>What was not checked</h2>',
    failures.length === 0 ? '<p class="good">Everything that was to be looked at was looked at.</p>' : table('Could not be looked at', failures.map(({ subject, reason }) => [subject, reason])),
    ...(skipped.length > 0 ? [table(`Passed over on purpose`, skipped.map(({ file, reason }) => [file, reason]))] : []),
    ...(notices.length > 0 ? [`<h3>Notices</h3><ul>${notices.map(notice => `<li>${prose(notice)}</li>`).join('')}</ul>`] : []),
    '<h3>Made with</h3>',
    `<p>${htmlText(tool.name)} ${htmlText(tool.version)}, ${plural(checks.length, 'check')}, ${plural(filesScanned, 'file')}${commit ? `, commit <code>${htmlText(commit)}</code>` : ''}.</p>`,
    `<details><summary>The checks that ran</summary><p class="ids">${checks.map(({ id }) => `<code>${htmlText(id)}</code>`).join(' ')}</p></details>`,
    '</section>',
  ].join('\n');
}

function table(title: string, rows: readonly (readonly [string, string])[]): string {
  const left = rows.length - SHOWN;
  return [
    `<h3>${title} (${grouped(rows.length)})</h3>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr><th scope="col">What</th><th scope="col">Why</th></tr></thead>`,
    `<tbody>${rows.slice(0, SHOWN).map(([what, why]) => `<tr><th scope="row"><code>${htmlText(what)}</code></th><td>${prose(why)}</td></tr>`).join('\n')}</tbody></table></div>`,
    ...(left > 0 ? [`<p class="soft">and ${plural(left, 'more', 'more')}; the JSON report lists them all.</p>`] : []),
  ].join('\n');
}
