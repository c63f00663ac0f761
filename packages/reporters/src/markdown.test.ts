import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { markdown } from './markdown.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeFinding, madeReport } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

const onGitHub = { ...options, repositoryUrl: 'https://github.test/acme/shop', commit: '0123456789abcdef', docsUrl: 'https://docs.example.test' };

test('a row a finding, worst first, with a link to the line', () => {
  const rows = rowsOf(markdown(fullReport(), onGitHub));
  assert.match(rows[0]!, '**critical**');
  assert.match(rows[2]!, '[`src/partners/acme.ts:14`](https://github.test/acme/shop/blob/0123456789abcdef/src/partners/acme.ts#L14)');
  assert.match(rows[3]!, '#L31-L33');
});

test('says what was not looked at before anything else', () => {
  const text = markdown(fullReport(), options);
  assert.ok(text.indexOf('Not looked at') < text.indexOf('**critical**'));
  assert.match(text, '> - `src/broken.ts`: Syntax error');
});

test('a category without a check is "not checked", never none', () => {
  const text = markdown(madeReport(), options);
  assert.match(text, 'Injection | not checked |');
  assert.match(text, 'Authentication Failures | none |');
});

test('a clean scan says so, and only then', () => {
  assert.match(markdown(madeReport(), options), '### ✅ postern: nothing found');
  assert.not.match(markdown(madeReport({ failures: [{ subject: 'a', reason: 'b' }] }), options), '✅');
});

test('fits into a comment, and says how many findings it left out', () => {
  const findings = Array.from({ length: 5000 }, (_, index) => madeFinding({ file: `src/${'deep/'.repeat(20)}${index}.ts` }));
  const text = markdown(madeReport({ findings }), onGitHub);
  assert.ok(text.length <= 65_000, `${text.length} characters`);
  const shown = rowsOf(text).length;
  assert.ok(shown > 100);
  assert.match(text, `and ${(5000 - shown).toLocaleString('en-US')} more`);
  assert.ok(markdown(hostileReport(), onGitHub).length <= 65_000);
  const failures = Array.from({ length: 5000 }, () => ({ subject: '`'.repeat(5000), reason: '['.repeat(5000) }));
  assert.ok(markdown(madeReport({ findings, failures, notices: failures.map(({ reason }) => reason) }), onGitHub).length <= 65_000);
});

test('rendered, foreign text is text: no tag, link, image or row of its own', () => {
  const html = rendered(markdown(hostileReport(), onGitHub));
  const tags = new Set([...html.matchAll(/<\/?([a-z][\w-]*)/g)].map(([, tag]) => tag));
  const ours = ['h3', 'blockquote', 'p', 'strong', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'br', 'details', 'summary', 'a', 'code', 'sub'];
  assert.equal([...tags].filter(tag => !ours.includes(tag!)), []);
  for (const [, href] of html.matchAll(/href="([^"]*)"/g)) assert.match(href!, /^https:\/\/(?:github\.test|docs\.example\.test|owasp\.org)\//);
  for (const [, cells] of html.matchAll(/<tr>(.*?)<\/tr>/gs)) assert.ok([2, 3].includes(cells!.split(/<t[dh]/).length - 1), cells);
  assert.not.match(html, /<[^>]*\son\w+=/);
});

test('code of our own messages stays code', () => {
  assert.match(rendered(markdown(fullReport(), options)), '<code>rejectUnauthorized: false</code>');
});

function rowsOf(text: string): string[] {
  return text.split('\n').filter(line => /^\| \*\*(?:critical|high|medium|low)/.test(line));
}

function rendered(text: string): string {
  return micromark(text, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
}

test.run();
