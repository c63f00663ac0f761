import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { html } from './html.js';
import type { ReporterOptions } from './reporter.js';
import { type Browser, openBrowser, type Page } from './testing/browser.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeFinding, madeReport, rangeOf } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

const whole: ReporterOptions = { ...options, project: 'acme/shop', commit: '0123456789abcdef', repositoryUrl: 'https://github.test/acme/shop', docsUrl: 'https://docs.example.test', endedAt: '2026-11-25T10:00:00Z' };
const browser: Browser | undefined = await openBrowser();
if (!browser) console.log('No Chromium on this machine: the tests that open the report are skipped.');
const inBrowser = browser ? test : (name: string, run: () => Promise<void>) => test.skip(name, run);
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('asks for nothing from outside and allows no script but its own', () => {
  const text = html(fullReport(), whole);
  assert.match(text, /content="default-src 'none'; style-src 'sha256-[\w+/]+=*'; script-src 'sha256-[\w+/]+=*'; base-uri 'none'; form-action 'none'"/);
  assert.not.match(text, /<(?:link|img|iframe|object|embed|base|form)\b|\ssrc=|@import|url\(|\sstyle=|\son\w+="/);
});

test('a category that no check covers is "not checked", never 0', () => {
  const rows = html(madeReport(), options).split('<tr').filter(row => row.includes('A05:2025'));
  assert.is(rows.length, 1);
  assert.match(rows[0]!, 'not checked');
  assert.not.match(rows[0]!, '>0<');
});

test('names practices broken and kept, attestations, suppressions, dependencies and what was not checked', () => {
  const text = html(fullReport(), whole);
  assert.match(text, '4 broken</h3>');
  assert.match(text, '2 kept</h3>');
  assert.not.match(text, 'not attested');
  assert.match(text, 'goes with the old partner</td><td>2027-01-31');
  assert.match(text, 'shop › partner-sdk 2.0.1 › axios 1.6.0');
  assert.match(text, '<code>src/broken.ts</code></th><td>Syntax error at line 3');
  assert.match(text, /no-client-secrets.*attested.*Dana/);
  assert.match(text, 'href="https://github.test/acme/shop/blob/0123456789abcdef/src/partners/acme.ts#L14"');
});

test('a practice that nobody vouches for is not kept, and its category not checked', () => {
  const [check] = madeReport().checks.filter(({ id }) => id === 'require-timeout');
  const attestation = { check: check!.id, by: '', on: null, due: null, evidence: '' };
  const missing = html(madeReport({ checks: [check!], attestations: [{ ...attestation, status: 'missing' }] }), options);
  assert.match(missing, '0 kept</h3>');
  assert.match(missing, '1 not attested</h3>');
  assert.not.match(missing, 'class="zero"');
  const attested = html(madeReport({ checks: [check!], attestations: [{ ...attestation, status: 'attested' }] }), options);
  assert.match(attested, '1 kept</h3>');
});

test('compares with an earlier report by fingerprint', () => {
  const earlier = madeReport({ findings: [madeFinding(), madeFinding({ fingerprint: 'gone', message: 'This one was mended.' }), madeFinding({ fingerprint: 'f4' })] });
  const text = html(fullReport(), { ...whole, earlier });
  assert.match(text, 'aria-label="3 new, 1 known, 1 fixed"');
  assert.match(text, 'This one was mended.');
});

test('without attestations, advisories or suppressions there are no empty sections', () => {
  const text = html(madeReport(), options);
  for (const id of ['attestations', 'dependencies', 'suppressions', 'trend']) assert.not.match(text, `id="${id}"`);
  assert.match(text, 'Nothing found.');
});

test('marks the range in the source, over several lines too', () => {
  const text = html(fullReport(), options);
  assert.match(text, '{ <mark>rejectUnauthorized: false</mark> }');
  assert.match(text, '<mark>method,</mark>');
});

inBrowser('opens without a complaint and without a request', async () => {
  await inPage(html(fullReport(), whole), async page => {
    assert.equal(page.complaints, []);
    assert.is(page.requests.length, 1);
    assert.is(await count(page, '.finding'), 4);
  });
});

inBrowser('is accessible: light, dark, narrow, and with nothing found', async () => {
  const earlier = madeReport({ findings: [madeFinding({ fingerprint: 'gone' })] });
  for (const report of [fullReport(), madeReport()]) {
    await inPage(html(report, { ...whole, earlier }), async page => {
      await page.evaluate(axe);
      for (const [scheme, width] of [['light', 1200], ['dark', 1200], ['light', 400]] as const) {
        await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
        await page.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
        const problems = await page.evaluate<string[]>(`axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(node => id + ': ' + node.html)))`);
        assert.equal(problems, [], `${scheme}, ${width} columns`);
        assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= width, 'nothing sticks out');
      }
    });
  }
});

inBrowser('a cell of the matrix narrows the findings to it', async () => {
  await inPage(html(fullReport(), whole), async page => {
    await page.evaluate(`document.querySelector('#matrix-2025 a[data-owasp="A07:2025"][data-severity=high]').click()`);
    assert.is(await count(page, '.finding'), 1);
    assert.is(await page.evaluate('document.querySelector("#category").value'), 'A07:2025');
    assert.is(await page.evaluate('document.querySelector("#shown").textContent'), '1 of 4 findings');
    await page.press('Escape');
    assert.is(await count(page, '.finding'), 4);
  });
});

inBrowser('the keyboard goes to search, to the next finding, opens and closes', async () => {
  await inPage(html(fullReport(), whole), async page => {
    await page.press('/');
    await page.send('Input.insertText', { text: 'wait forever' });
    await settled(page, `document.querySelectorAll('.finding').length === 1`);
    await page.press('Escape');
    assert.is(await count(page, '.finding'), 4);
    await page.press('j');
    await page.press('j');
    assert.match(await page.evaluate<string>('document.activeElement.textContent'), 'axios 1.6.0');
    await page.press('k');
    assert.match(await page.evaluate<string>('document.activeElement.textContent'), '.env.local');
    const isOpen = () => page.evaluate<boolean>('document.activeElement.parentElement.open');
    const before = await isOpen();
    await page.press('Enter');
    assert.is(await isOpen(), !before);
  });
});

inBrowser('the switch changes the edition, and a copy button copies the code of the fix', async () => {
  await inPage(html(fullReport(), whole), async page => {
    const shown = (edition: string) => page.evaluate<boolean>(`document.querySelector('#matrix-${edition}').offsetParent !== null`);
    assert.equal([await shown('2025'), await shown('api2023')], [true, false]);
    await page.evaluate(`document.querySelector('label[for=edition-api2023]').click()`);
    assert.equal([await shown('2025'), await shown('api2023')], [false, true]);
    await page.evaluate(`Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.copied = text; } } })`);
    await page.evaluate(`document.querySelector('.finding[data-check=no-vulnerable-dependency] .copy').click()`);
    assert.is(await page.evaluate('window.copied'), 'npm install axios@^1.8.2');
  });
});

inBrowser('without script everything is there to read', async () => {
  await inPage(html(fullReport(), whole), async page => {
    await page.send('Emulation.setScriptExecutionDisabled', { value: true });
    const loaded = new Promise(done => setTimeout(done, 500));
    await page.send('Page.reload');
    await loaded;
    const { root } = (await page.send('DOM.getDocument')) as { root: { nodeId: number } };
    const { nodeIds } = (await page.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.finding details[open] .frame' })) as { nodeIds: number[] };
    assert.is(nodeIds.length, 3);
  });
});

inBrowser('print has every finding, opened', async () => {
  const findings = Array.from({ length: 150 }, (_, index) => madeFinding({ range: rangeOf(index + 1, 1, index + 1, 4) }));
  await inPage(html(madeReport({ findings }), whole), async page => {
    await page.send('Page.printToPDF');
    assert.is(await count(page, '.finding details[open]'), 150);
  });
});

inBrowser('ten thousand findings: only what is in view is drawn, and the rest is found', async () => {
  const findings = Array.from({ length: 10_000 }, (_, index) => madeFinding({ file: `src/partners/client-${index}.ts`, fingerprint: `f${index}` }));
  await inPage(html(madeReport({ findings }), whole), async page => {
    assert.ok((await count(page, '.finding')) < 200);
    await page.evaluate(`document.querySelector('#search').value = 'client-9876.ts'; document.querySelector('#search').dispatchEvent(new Event('input'))`);
    await settled(page, `document.querySelectorAll('.finding').length === 1`);
  });
});

inBrowser('foreign text stays text', async () => {
  const hostile = hostileReport();
  await inPage(html(hostile, { ...whole, project: hostile.findings[0]!.message, commit: hostile.findings[0]!.message, earlier: hostile }), async page => {
    assert.equal(page.complaints, []);
    assert.is(page.requests.length, 1);
    assert.is(await count(page, '.finding'), 4);
    assert.is(await count(page, 'script'), 1);
    assert.is(await count(page, 'img, iframe, textarea, main style'), 0);
    assert.is(await page.evaluate(`[...document.querySelectorAll('a')].filter(a => !/^(https?:|#)/.test(a.getAttribute('href'))).length`), 0);
    assert.is(await page.evaluate(`[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => a.name.startsWith('on')))`), false);
  });
});

test.after(() => browser?.close());

function count(page: Page, selector: string): Promise<number> {
  return page.evaluate(`document.querySelectorAll(${JSON.stringify(selector)}).length`);
}

function settled(page: Page, condition: string): Promise<unknown> {
  return page.evaluate(`new Promise((done, failed) => { const until = Date.now() + 3000; (function look() { if (${condition}) done(true); else if (Date.now() > until) failed(new Error(${JSON.stringify(condition)})); else setTimeout(look, 20); })(); })`);
}

let files = 0;

async function inPage(text: string, look: (page: Page) => Promise<void>): Promise<void> {
  const file = join(tmpdir(), `postern-report-${process.pid}-${++files}.html`);
  writeFileSync(file, text);
  try {
    await look(await browser!.open(pathToFileURL(file).href));
  } finally {
    rmSync(file, { force: true });
  }
}

test.run();
