import { createHash } from 'node:crypto';
import type { Report } from '@postern/catalogue';
import { htmlText } from './escape/html-text.js';
import { attestations } from './html/attestations.js';
import { charts } from './html/charts.js';
import { coverage } from './html/coverage.js';
import { dependencies } from './html/dependencies.js';
import { findings } from './html/findings.js';
import { owaspMatrix } from './html/owasp-matrix.js';
import { pageHead } from './html/page-head.js';
import { practices } from './html/practices.js';
import { reportPage } from './html/report-page.js';
import { style } from './html/style.js';
import { suppressions } from './html/suppressions.js';
import { trendSection } from './html/trend-section.js';
import type { Reporter, ReporterOptions } from './reporter.js';
import { trend } from './tally/trend.js';

/** One file that needs nothing else: no network, no script but its own, and readable without that. */
export const html: Reporter = (report, options) => {
  const script = `(${reportPage.toString()})();`;
  const changes = options.earlier && trend(report, options.earlier);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy(script)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${htmlText(titleOf(report, options))}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<a class="skip" href="#findings">Skip to the findings</a>',
    pageHead(report, options),
    '<main>',
    ...[
      charts(report),
      changes && trendSection(changes),
      owaspMatrix(report, options),
      practices(report, options),
      attestations(report),
      findings(report, options, changes),
      dependencies(report),
      suppressions(report),
      coverage(report, options),
    ].filter(section => section),
    '</main>',
    `<footer><p>Made by ${htmlText(report.tool.name)} ${htmlText(report.tool.version)}. This file needs no network and sends nothing.</p></footer>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
};

function titleOf({ findings: found }: Report, { project }: ReporterOptions): string {
  const count = found.length === 1 ? '1 finding' : `${found.length} findings`;
  return project === undefined ? `Postern: ${count}` : `${project}: ${count} · Postern`;
}

/** Nothing is loaded, and only this style and this script count: injected text could do nothing even if it became markup. */
function policy(script: string): string {
  return `default-src 'none'; style-src '${hashOf(style)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
