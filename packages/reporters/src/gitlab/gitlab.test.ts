import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Report } from '@postern/catalogue';
import { fullReport, madeFinding, madeReport } from '../testing/made-report.js';
import { hostileReport } from '../testing/hostile-report.js';
import { plainOptions } from '../testing/options.js';
import { gitlabCodeQuality } from './gitlab-code-quality.js';
import { gitlabDependencies } from './gitlab-dependencies.js';
import { gitlabSast } from './gitlab-sast.js';
import { gitlabSecrets } from './gitlab-secrets.js';

const options = { ...plainOptions, startedAt: '2026-11-25T10:00:00.123Z', endedAt: '2026-11-25T10:00:02.000Z', commit: 'c0ffee' };
const all = [gitlabSast, gitlabSecrets, gitlabDependencies];

// What schema 15.2.0 asks for; it is published on GitLab alone, so the parts we use are written down here.
test('each report has what the schema asks for', () => {
  for (const report of [madeReport(), fullReport(), mixed(), hostileReport()]) {
    for (const reporter of all) {
      const { version, scan, vulnerabilities } = JSON.parse(reporter(report, options));
      assert.match(version, /^15\.\d+\.\d+$/);
      assert.match(scan.start_time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      assert.match(scan.end_time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
      for (const tool of [scan.analyzer, scan.scanner]) assert.ok(tool.id && tool.name && tool.version && tool.vendor.name);
      for (const { level, value } of scan.messages) assert.ok(['info', 'warn', 'fatal'].includes(level) && value.length > 0);
      for (const vulnerability of vulnerabilities) valid(vulnerability);
    }
  }
});

test('each finding goes into the report of its kind, and into one only', () => {
  const counts = all.map(reporter => JSON.parse(reporter(mixed(), options)).vulnerabilities.length);
  assert.equal(counts, [3, 1, 1]);
});

test('a dependency names package, version and advisory', () => {
  const [vulnerability] = JSON.parse(gitlabDependencies(mixed(), options)).vulnerabilities;
  assert.equal(vulnerability.location, { file: 'package-lock.json', dependency: { package: { name: 'axios' }, version: '1.6.0', direct: true } });
  assert.equal(vulnerability.identifiers[0], { type: 'ghsa', name: 'GHSA-jr5f-v2jv-69x6', value: 'GHSA-jr5f-v2jv-69x6', url: 'https://github.com/advisories/GHSA-jr5f-v2jv-69x6' });
});

test('a secret names its commit, and never the secret', () => {
  const [vulnerability] = JSON.parse(gitlabSecrets(mixed(), options)).vulnerabilities;
  assert.equal(vulnerability.location, { file: 'src/partners/acme.ts', start_line: 14, end_line: 14, commit: { sha: 'c0ffee' } });
  assert.not.match(JSON.stringify(vulnerability), 'raw_source_code_extract');
});

test('the id of a finding is the same in every run', () => {
  const ids = () => JSON.parse(gitlabSast(fullReport(), options)).vulnerabilities.map(({ id }: { id: string }) => id);
  assert.equal(ids(), ids());
  assert.is(new Set(ids()).size, 3);
});

test('an incomplete scan is no success', () => {
  const { scan } = JSON.parse(gitlabSast(fullReport(), options));
  assert.is(scan.status, 'failure');
  assert.match(scan.messages[0].value, 'src/broken.ts');
});

test('code quality: one issue a finding, each with a fingerprint of its own', () => {
  const findings = [madeFinding(), madeFinding(), madeFinding({ severity: 'low', file: 'src/other.ts' })];
  const issues = JSON.parse(gitlabCodeQuality(madeReport({ findings }), options));
  assert.is(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size, 3);
  assert.is(JSON.parse(gitlabCodeQuality(madeReport({ findings: findings.slice(2) }), options))[0].fingerprint, issues[2].fingerprint);
  assert.equal(issues.map(({ severity }: { severity: string }) => severity), ['critical', 'critical', 'minor']);
  assert.equal(issues[0].location, { path: 'src/partners/acme.ts', lines: { begin: 14, end: 14 } });
  assert.equal(JSON.parse(gitlabCodeQuality(madeReport(), options)), []);
});

test('foreign text does not become Markdown', () => {
  const finding = madeFinding({ message: '![x](https://evil.test/pixel.png) @all <img src=x> `code`' });
  const [vulnerability] = JSON.parse(gitlabSast(madeReport({ findings: [finding] }), options)).vulnerabilities;
  assert.match(vulnerability.description, '\\!\\[x\\](https:\\//evil.test');
  assert.match(vulnerability.description, '\\<img src=x\\>');
  assert.match(vulnerability.description, '`code`');
});

function mixed(): Report {
  const secret = madeFinding({ check: 'no-hardcoded-credentials', severity: 'critical', fingerprint: 's1' });
  return { ...fullReport(), findings: [...fullReport().findings, secret] };
}

interface Vulnerability {
  id: string;
  name: string;
  severity: string;
  solution: string;
  identifiers: { type: string; name: string; value: string; url?: string }[];
  location: { file: string };
}

function valid({ id, name, severity, solution, identifiers, location }: Vulnerability): void {
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.ok(name.length > 0 && name.length <= 255 && solution.length <= 7000);
  assert.ok(['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'].includes(severity));
  assert.ok(identifiers.length > 0 && location.file !== '');
  for (const { type, name: label, value, url = 'https://x' } of identifiers) assert.ok(type && label && value && /^https?:/.test(url));
}

test.run();
