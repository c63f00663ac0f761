import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pretty } from './pretty.js';
import { displayWidth } from './terminal/display-width.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeFinding, madeReport, rangeOf } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

test('says severity, check, message, place, code, why, fix and tags', () => {
  const text = pretty(fullReport(), options);
  assert.match(text, 'high[no-disabled-tls-verification]\n  `rejectUnauthorized: false` accepts any certificate.');
  assert.match(text, '╭─ src/partners/acme.ts:14:14');
  assert.match(text, '14 │   connect: { rejectUnauthorized: false },\n     │              ─────────────────────────  any certificate is accepted');
  assert.match(text, 'why   Anyone on the network path');
  assert.match(text, 'fix   Remove the switch.');
  assert.match(text, 'CWE-295 · A07:2021 · A07:2025 · API8:2023');
});

test('shows the way of a value from its origin to its use', () => {
  const text = pretty(fullReport(), options);
  const [from, through, to] = ['from  src/config.ts:3:1', 'src/partners/http.ts:9:1', 'to    src/partners/acme.ts:14:14'].map(place => text.indexOf(place));
  assert.ok(from! > 0 && from! < through! && through! < to!);
  assert.match(text, 'also  src/partners/acme.ts:22:1  this request uses the agent');
});

test('gives the way to a package and the command that mends it', () => {
  const text = pretty(fullReport(), options);
  assert.match(text, 'path  shop > partner-sdk 2.0.1 > axios 1.6.0');
  assert.match(text, 'fix   Run `npm install axios@^1.8.2`.');
});

test('sums up: severities, categories, age of advisories, what was not looked at, what is next', () => {
  const text = pretty(fullReport(), { ...options, durationMs: 840 });
  assert.match(text, 'postern 1.4.0 · 1 critical · 2 high · 1 medium · 214 files · 812 packages · 1 in baseline');
  assert.match(text, '1 suppressed, next until 2027-01-31 · 840 ms');
  assert.match(text, 'OWASP Top 10 2025   A01 1   A03 1   A07 1   A10 1');
  assert.match(text, 'advisories: built-in snapshot of 2026-11-20 (5 days old)');
  assert.match(text, 'One thing was NOT looked at:\n    src/broken.ts  Syntax error at line 3');
  assert.match(text, 'skipped 2 files: 1 binary, 1 over the size limit');
  assert.match(text, '! The baseline has 3 entries that no longer occur');
  assert.match(text, 'attestations: 1 in date, 0 overdue, 1 missing');
  assert.match(text, 'postern scan --fix   applies 1 safe edit');
});

test('a clean scan is one line', () => {
  const report = madeReport({ advisories: { source: 'registry', date: '2026-11-24', ageDays: 0, packages: 812 } });
  assert.is(pretty(report, { ...options, durationMs: 610 }).split('\n')[0], '✓ postern: 214 files, 812 packages, nothing found (610 ms).');
});

test('a scan that failed somewhere never looks clean', () => {
  const text = pretty(madeReport({ failures: [{ subject: 'pnpm-lock.yaml', reason: 'It has no lockfileVersion.' }] }), options);
  assert.not.match(text, '✓');
  assert.match(text, 'The scan is incomplete. One thing was NOT looked at:');
});

test('old advisories are a warning', () => {
  const old = pretty(madeReport({ advisories: { source: 'snapshot', date: '2026-09-01', ageDays: 85, packages: 3 } }), options);
  assert.match(old, '! Advisories are 85 days old');
  const fresh = pretty(madeReport({ advisories: { source: 'snapshot', date: '2026-11-01', ageDays: 30, packages: 3 } }), options);
  assert.not.match(fresh, 'days old: newer flaws');
});

test('200 findings of one check stay readable: reasons once, then a line each', () => {
  const findings = Array.from({ length: 200 }, (_, index) => madeFinding({ range: rangeOf(index + 1, 3, index + 1, 8), frame: null }));
  const text = pretty(madeReport({ findings }), options);
  assert.is(text.split('Anyone on the network path').length, 2);
  assert.is(text.split('fix   Remove the switch').length, 2);
  assert.ok(text.split('\n').length < 260, `${text.split('\n').length} lines`);
  assert.match(text, 'src/partners/acme.ts:200:3');
});

test('a range of many lines is cut after the first', () => {
  const lines = ['fetch(url, {', ...Array.from({ length: 20 }, (_, index) => `  option${index}: true,`), '});', 'after();'];
  const text = pretty(madeReport({ findings: [madeFinding({ range: rangeOf(1, 1, 22, 3), frame: { start: 1, lines } })] }), options);
  assert.match(text, '   4 ┃   option2: true,\n     ┆\n     ╰─');
  assert.not.match(text, 'option3');
});

test('what a mask has moved is underlined where it stands now', () => {
  const finding = madeFinding({ range: rangeOf(1, 20, 1, 32), frame: { start: 1, lines: ["sign('ab…yz', 'cd…xy');"], columns: { start: 15, end: 22 } } });
  assert.match(pretty(madeReport({ findings: [finding] }), options), /sign\('ab…yz', 'cd…xy'\);\n *│ {15}─{7} {2}\S/);
});

test('over many files, reasons and tags are given once', () => {
  const general = madeFinding().remediation;
  const findings = Array.from({ length: 30 }, (_, index) => madeFinding({ file: `src/${String(index).padStart(2, '0')}.ts`, remediation: madeReport().checks.find(({ id }) => id === madeFinding().check)?.remediation ?? general }));
  const text = pretty(madeReport({ findings }), options);
  for (const word of ['why  ', 'fix  ', 'tags ', 'docs ']) assert.is(text.split(`   ${word}`).length, 2, word);
});

test('--explain says why at every finding and names the categories', () => {
  const findings = [madeFinding(), madeFinding({ range: rangeOf(20, 1, 20, 4) })];
  const text = pretty(madeReport({ findings }), { ...options, explain: true });
  assert.is(text.split('why   Anyone').length, 3);
  assert.match(text, 'CWE-295 Improper Certificate Validation');
  assert.match(text, 'API8:2023 Security Misconfiguration');
});

test('keeps within 40 and 60 columns', () => {
  for (const width of [40, 60]) {
    const lines = pretty(fullReport(), { ...options, width }).split('\n');
    for (const line of lines) assert.ok(displayWidth(line) <= width, `${width}: ${line}`);
  }
});

test('draws with ASCII alone where the code page has no more', () => {
  const text = pretty(fullReport(), { ...options, unicode: false });
  assert.is(text.replace(/[\x20-\x7e\n]/g, ''), '');
  assert.match(text, '^^^^^^^^^^^^^^^^^^^^^^^^^');
});

test('underlines wide signs and tabs where they stand', () => {
  const line = "\tconst 名前 = '値';";
  const finding = madeFinding({ range: rangeOf(1, 8, 1, 10), frame: { start: 1, lines: [line] } });
  const rows = pretty(madeReport({ findings: [finding] }), options).split('\n');
  const [code = '', mark = ''] = rows.slice(rows.findIndex(row => row.includes('名前')));
  assert.is(displayWidth(code.slice(0, code.indexOf('名'))), displayWidth(mark.slice(0, mark.indexOf('─'))));
  assert.match(mark, /[^─]────[^─]/);
});

test('a giant line is cut around the place', () => {
  const line = `${'a'.repeat(5000)}MARK${'b'.repeat(5000)}`;
  const finding = madeFinding({ range: rangeOf(1, 5001, 1, 5005), frame: { start: 1, lines: [line] } });
  const text = pretty(madeReport({ findings: [finding] }), options);
  const rows = text.split('\n');
  const row = rows.findIndex(code => code.includes('MARK'));
  assert.ok(rows[row]!.length <= 100);
  assert.is(rows[row + 1]!.indexOf('────'), rows[row]!.indexOf('MARK'));
});

test('colours and links only where asked', () => {
  assert.not.match(pretty(fullReport(), options), '\x1b');
  const text = pretty(fullReport(), { ...options, color: true, links: true, root: '/home/dana/my shop', docsUrl: 'https://docs.example.test' });
  assert.match(text, '\x1b]8;;file:///home/dana/my%20shop/src/partners/acme.ts\x1b\\src/partners/acme.ts:14:14\x1b]8;;\x1b\\');
  assert.match(text, '\x1b]8;;https://docs.example.test/docs/checks/no-disabled-tls-verification.md\x1b\\');
  assert.match(text, '\x1b[31m');
});

test('--verbose lists what was suppressed and skipped, with the reasons', () => {
  const text = pretty(fullReport(), { ...options, width: 120, verbose: true });
  assert.match(text, 'src/legacy.ts:14:14  no-disabled-tls-verification by comment, until 2027-01-31: goes with the old partner');
  assert.match(text, 'assets/logo.png  binary');
});

test('ten notices are enough unless more are asked for', () => {
  const notices = Array.from({ length: 40 }, (_, index) => `Entry ${index} of the baseline is stale.`);
  const text = pretty(madeReport({ notices }), options);
  assert.match(text, 'Entry 9 of');
  assert.not.match(text, 'Entry 10 of');
  assert.match(text, '30 more notices: --verbose lists them');
  assert.match(pretty(madeReport({ notices }), { ...options, verbose: true }), 'Entry 39 of');
});

test('offers a comment only where a file can hold one', () => {
  assert.match(pretty(fullReport(), options), 'false alarm?   # postern-ignore-next-line env-file-ignored -- why');
  const locked = fullReport().findings.filter(({ file }) => file === 'package-lock.json');
  assert.match(pretty(madeReport({ findings: locked }), options), 'an "ignore" entry in postern.config.json');
});

test('in a hook: nothing when clean, ten lines at most when not, worst first', () => {
  assert.is(pretty(madeReport(), { ...options, brief: true }).trim(), '');
  const findings = [madeFinding({ severity: 'low', file: 'a.ts' }), ...Array.from({ length: 30 }, () => madeFinding())];
  const lines = pretty(madeReport({ findings }), { ...options, brief: true }).trimEnd().split('\n');
  assert.ok(lines.length <= 10, `${lines.length} lines`);
  assert.match(lines[0]!, 'src/partners/acme.ts:14:14  high[');
  assert.match(lines.at(-3)!, 'and 24 more');
});

test('nothing foreign reaches the terminal as a command', () => {
  for (const brief of [false, true]) {
    const text = pretty(hostileReport(), { ...options, brief });
    // eslint-disable-next-line no-control-regex -- controls are what it looks for
    assert.not.match(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u{e0041}]|\p{Surrogate}/u);
    assert.not.match(text, /^\s*::|##\[/m);
  }
});

test.run();
