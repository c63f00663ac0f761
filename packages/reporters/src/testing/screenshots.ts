/**
 * Takes the screenshots under `docs/images` from a scan of the example project, in Chromium:
 * `node packages/reporters/dist/testing/screenshots.js`, after a build.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Report } from '@postern/catalogue';
import { html } from '../html.js';
import { parseReport } from '../json.js';
import { pretty } from '../pretty.js';
import type { ReporterOptions } from '../reporter.js';
import { terminalPage } from './terminal-page.js';
import { openBrowser, type Page } from './browser.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const images = join(root, 'docs/images');
const scratch = mkdtempSync(join(tmpdir(), 'postern-screenshots-'));
const browser = await openBrowser();
if (!browser) throw new Error('The screenshots need Chromium. Install it, or name it in CHROMIUM.');
mkdirSync(images, { recursive: true });
try {
  const report = scanned();
  const options: ReporterOptions = { color: true, width: 100, links: false, owasp: '2025', durationMs: 230, project: 'The example project', endedAt: '2026-11-25T10:00:00Z' };
  await shoot('terminal', terminalPage(pretty({ ...report, findings: someOf(report) }, options)), 'light', 0);
  await shoot('report-light', html(report, options), 'light', 1500);
  await shoot('report-dark', html(report, options), 'dark', 1500);
  await shoot('report-findings', html(report, options), 'light', 1000, async page => {
    await page.evaluate(`document.querySelector('#findings').scrollIntoView()`);
  });
} finally {
  await browser.close();
  rmSync(scratch, { recursive: true, force: true });
}

function scanned(): Report {
  const file = join(scratch, 'report.json');
  const command = ['scan', join(root, 'fixtures/ng.example'), '--output', `json=${file}`, '--fail-on', 'never'];
  spawnSync(process.execPath, [join(root, 'packages/cli/dist/main.js'), ...command], { stdio: ['ignore', 'ignore', 'inherit'] });
  const report = parseReport(readFileSync(file, 'utf8'));
  if ('problem' in report) throw new Error(report.problem);
  return report;
}

/** A terminal shows three findings of different kinds on one screen. */
function someOf({ findings }: Report): Report['findings'] {
  const kinds = new Map(findings.map(finding => [finding.check, finding]));
  return findings.filter(finding => kinds.get(finding.check) === finding).slice(0, 3);
}

async function shoot(name: string, text: string, scheme: 'light' | 'dark', height: number, prepare?: (page: Page) => Promise<void>): Promise<void> {
  const file = join(scratch, `${name}.html`);
  writeFileSync(file, text);
  const page = await browser!.open(pathToFileURL(file).href);
  const size = (pixels: number) => page.send('Emulation.setDeviceMetricsOverride', { width: height === 0 ? 980 : 1200, height: pixels, deviceScaleFactor: 1, mobile: false });
  await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  await size(height || 100);
  await size(height || (await page.evaluate<number>('document.documentElement.scrollHeight')));
  await prepare?.(page);
  await page.evaluate('new Promise(done => setTimeout(done, 200))');
  writeFileSync(join(images, `${name}.png`), await page.screenshot());
}
