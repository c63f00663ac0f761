import type { Finding, Report } from '@postern/catalogue';
import { htmlText, prose } from '../escape/html-text.js';
import { type Dependency, dependencyOf } from '../tally/dependency-of.js';
import { plural } from '../tally/plural.js';

/** Packages with known flaws: how they come in, and what mends them. */
export function dependencies({ findings, advisories }: Report): string {
  if (!advisories) return '';
  const rows = findings.flatMap(finding => {
    const dependency = dependencyOf(finding);
    return dependency ? [row(finding, dependency)] : [];
  });
  const { source, date, ageDays, packages } = advisories;
  const from = { snapshot: 'the built-in snapshot', osv: 'an OSV export', registry: 'the registry' }[source];
  return [
    '<section id="dependencies" class="card">',
    '<h2>Dependencies</h2>',
    `<p class="${ageDays > 30 ? 'warning' : 'soft'}">${plural(packages, 'package')} held against ${from} of ${htmlText(date)}, ${plural(ageDays, 'day')} old${ageDays > 30 ? ': newer flaws are not known here' : ''}.</p>`,
    ...(rows.length === 0
      ? ['<p>No package with a known flaw was found.</p>']
      : [
          '<div class="scroll" tabindex="0" role="region" aria-label="Dependencies with known flaws"><table>',
          '<thead><tr><th scope="col">Package</th><th scope="col">Severity</th><th scope="col">Advisories</th><th scope="col">Comes in by</th><th scope="col">Fixed in</th><th scope="col">Fix</th></tr></thead>',
          `<tbody>${rows.slice(0, SHOWN).join('\n')}</tbody></table></div>`,
          ...(rows.length > SHOWN ? [`<p class="soft">and ${plural(rows.length - SHOWN, 'more', 'more')}, among the findings above.</p>`] : []),
        ]),
    '</section>',
  ].join('\n');
}

/** A table is drawn as a whole, so a long one would hold up the page. */
const SHOWN = 300;
const SHOWN_ADVISORIES = 3;

function row({ severity, file, remediation }: Finding, { name, version, advisories, path, fixedIn, development }: Dependency): string {
  const left = advisories.length - SHOWN_ADVISORIES;
  const ids = [...advisories.slice(0, SHOWN_ADVISORIES).map(advisoryLink), ...(left > 0 ? [`<span class="soft">and ${left} more</span>`] : [])];
  const way = path.length > 0 ? path.map(htmlText).join(' › ') : htmlText(file);
  const mend = `<span>${prose(remediation)}</span> <button type="button" class="copy">Copy</button>`;
  return `<tr><th scope="row">${htmlText(name)} ${htmlText(version)}${development ? ' <span class="soft">development</span>' : ''}</th><td><span class="badge ${severity}">${severity}</span></td><td>${ids.join('<br>')}</td><td>${way}</td><td>${htmlText(fixedIn) || '–'}</td><td>${mend}</td></tr>`;
}

function advisoryLink(id: string): string {
  return /^GHSA(?:-[0-9a-z]{4}){3}$/.test(id) ? `<a href="https://github.com/advisories/${id}" rel="noreferrer">${id}</a>` : htmlText(id);
}
