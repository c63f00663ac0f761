import type { Attestation, Report } from '@postern/catalogue';
import { htmlText } from '../escape/html-text.js';

/** What people vouch for, because code cannot prove it. */
export function attestations({ attestations: entries }: Report): string {
  if (!entries || entries.length === 0) return '';
  return [
    '<section id="attestations" class="card">',
    '<h2>Attestations</h2>',
    '<p class="soft">Practices that code cannot prove, as the project’s register has them.</p>',
    '<div class="scroll" tabindex="0" role="region" aria-label="Attestations"><table>',
    '<thead><tr><th scope="col">Practice</th><th scope="col">Status</th><th scope="col">By</th><th scope="col">On</th><th scope="col">Due</th><th scope="col">Evidence</th></tr></thead>',
    `<tbody>${entries.map(row).join('\n')}</tbody></table></div>`,
    '</section>',
  ].join('\n');
}

function row({ check, status, by, on, due, evidence }: Attestation): string {
  const cells = [by, on ?? '', due ?? ''].map(text => `<td>${htmlText(text) || '–'}</td>`);
  return `<tr><th scope="row"><code>${htmlText(check)}</code></th><td><span class="badge ${status}">${status}</span></td>${cells.join('')}<td>${evidenceOf(evidence)}</td></tr>`;
}

function evidenceOf(evidence: string): string {
  if (evidence === '') return '–';
  const text = htmlText(evidence);
  return /^https?:\/\/[^\s]+$/.test(evidence) ? `<a href="${text}" rel="noreferrer">${text}</a>` : text;
}
