import type { Check, Finding, Place } from '@postern/catalogue';
import { htmlText, prose } from '../escape/html-text.js';
import { sourceUrl } from '../escape/source-url.js';
import type { ReporterOptions } from '../reporter.js';
import type { Trend } from '../tally/trend.js';
import { aboutId } from './about-check.js';
import { sourceFrame } from './source-frame.js';

/**
 * What is true of the check stands once, in the list of practices; the page brings it into an article as it draws it.
 */
export function findingArticle(finding: Finding, check: Check | undefined, options: ReporterOptions, changes: Trend | undefined): string {
  const { severity, confidence, message, remediation, suggestions, fix } = finding;
  const isNew = changes?.added.has(finding) === true;
  const state = changes === undefined ? '' : isNew ? 'new' : 'known';
  return [
    `<article class="finding" data-severity="${severity}" data-check="${htmlText(finding.check)}" data-state="${state}">`,
    '<details open><summary>',
    `<span class="badge ${severity}">${severity}</span>${isNew ? '<span class="badge new">new</span>' : ''}`,
    `<h3>${prose(message)}</h3>`,
    `<span class="where"><code>${htmlText(finding.file)}:${finding.range.start.line}:${finding.range.start.column}</code></span>`,
    '</summary><div class="body">',
    `<p class="meta"><code>${htmlText(finding.check)}</code>${check ? ` ${htmlText(check.title)}` : ''} <span class="soft">confidence: ${confidence}</span>${openLink(finding, options)}</p>`,
    sourceFrame(finding),
    trace(finding),
    related(finding),
    '<dl>',
    `<dt>Fix</dt><dd><span>${prose(remediation)}</span> <button type="button" class="copy">Copy</button></dd>`,
    ...(fix ? [`<dt>Safe edit</dt><dd>${prose(fix.title)} <span class="soft">(<code>postern scan --fix</code> applies it)</span></dd>`] : []),
    ...suggestions.map(({ title }) => `<dt>Or</dt><dd>${prose(title)}</dd>`),
    '</dl>',
    ...(check ? [`<p class="about"><a href="#${aboutId(check.id)}">Why it matters</a></p>`] : []),
    '</div></details></article>',
  ]
    .filter(part => part !== '')
    .join('\n');
}

function openLink({ file, range }: Finding, options: ReporterOptions): string {
  const url = sourceUrl(file, range, options);
  return url === undefined ? '' : ` <a href="${htmlText(url)}" rel="noreferrer">open in the repository</a>`;
}

function trace({ trace: steps, range, file }: Finding): string {
  const says = steps.length > 1 || steps.some(step => step.file !== file || step.range.start.line !== range.start.line);
  if (!says) return '';
  return `<p class="lead">How the value gets there</p><ol class="trace">${steps.map(step).join('')}</ol>`;
}

function related({ related: places }: Finding): string {
  return places.length === 0 ? '' : `<p class="lead">See also</p><ul class="trace">${places.map(step).join('')}</ul>`;
}

function step({ file, range, label }: Place): string {
  return `<li><code>${htmlText(file)}:${range.start.line}:${range.start.column}</code> ${prose(label)}</li>`;
}
