import { type Check, cweName } from '@postern/catalogue';
import { docsUrlOf } from '../escape/docs-url.js';
import { htmlText, prose } from '../escape/html-text.js';
import type { ReporterOptions } from '../reporter.js';

/** Why a check matters, its fix in general, and where it stands in CWE and OWASP. */
export function aboutCheck(check: Check, options: ReporterOptions): string {
  const url = docsUrlOf(check, options);
  const tags = [...check.owasp[2021], ...check.owasp[2025], ...check.owasp.api2023];
  return [
    `<dl id="${aboutId(check.id)}" data-check="${htmlText(check.id)}" data-owasp="${htmlText(tags.join(' '))}">`,
    `<dt>Why</dt><dd>${prose(check.why)}</dd>`,
    `<dt>Tags</dt><dd class="tags">${[...check.cwe.map(weakness), ...tags.map(htmlText)].join(' · ')}</dd>`,
    ...(url === undefined ? [] : [`<dt>More</dt><dd><a href="${htmlText(url)}" rel="noreferrer">${htmlText(check.docs)}</a></dd>`]),
    '</dl>',
  ].join('');
}

export function aboutId(check: string): string {
  return `about-${encodeURIComponent(check.replace(/\p{Surrogate}/gu, '')).replaceAll("'", '%27')}`;
}

function weakness(id: number): string {
  return `<a href="https://cwe.mitre.org/data/definitions/${id}.html" rel="noreferrer" title="${htmlText(cweName(id))}">CWE-${id}</a>`;
}
