import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { formats } from '@postern/reporters';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixturesFolder } from './testing/fixture.js';
import { gitlabSchemas, junitSchema } from './testing/report-schemas.js';
import { runCommand } from './testing/run-command.js';
import { gitIn, withFolder } from './testing/temporary-folder.js';

const FINDINGS = 11;

test('every format of a faulty project is what its readers ask for', async () => {
  await inExample(async folder => {
    const outputs = formats.flatMap(format => ['--output', `${format}=out/${format}`]);
    const { code, err } = await runCommand(['scan', ...outputs, '--no-cache', '--format', 'json'], { cwd: folder });
    assert.equal([code, err], [1, '']);
    const report = (format: string) => readFileSync(join(folder, 'out', format), 'utf8');

    valid(report('json'), compiled(shipped('@postern/reporters/schema/report.schema.json')));
    valid(report('sarif'), compiled(shipped('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')));
    for (const [format, schema] of Object.entries(gitlabSchemas)) valid(report(format), compiled(schema));
    assert.is(XMLValidator.validate(report('junit')), true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray: name => ['testsuite', 'testcase'].includes(name) });
    valid(JSON.stringify(parser.parse(report('junit'))), compiled(junitSchema));

    // None of them loses a finding.
    assert.is(JSON.parse(report('json')).findings.length, FINDINGS);
    assert.is(JSON.parse(report('sarif')).runs[0].results.length, FINDINGS);
    assert.is(JSON.parse(report('gitlab-codequality')).length, FINDINGS);
    assert.is(['gitlab-sast', 'gitlab-secrets', 'gitlab-dependencies'].reduce((sum, format) => sum + JSON.parse(report(format)).vulnerabilities.length, 0), FINDINGS);
    assert.is(report('junit').split('<failure ').length - 1, FINDINGS);
    assert.is(report('github').split(/^::(?:error|warning|notice) file=/m).length - 1, FINDINGS);
    assert.is(report('markdown').split(/^\| \*\*(?:critical|high|medium|low)/m).length - 1, FINDINGS);
    assert.is(report('pretty').split(/^(?:critical|high|medium|low)\[/m).length - 1, FINDINGS);
    for (const format of ['pretty', 'html', 'markdown', 'sarif', 'gitlab-sast']) assert.match(report(format), 'https://github.com/postern/postern/blob/main/docs/checks/require-timeout.md', format);
  });
});

test('the same project gives the same bytes, whatever the clock says', async () => {
  await inExample(async folder => {
    for (const format of ['json', 'sarif', 'gitlab-codequality', 'github', 'markdown']) {
      const once = () => runCommand(['scan', '--format', format, '--no-cache'], { cwd: folder });
      const [first, second] = [await once(), await once()];
      assert.equal(second, first, format);
      assert.not.match(first.out, folder, format);
    }
  });
});

test('--owasp chooses the edition wherever categories are told', async () => {
  await inExample(async folder => {
    for (const [edition, name] of [['2021', 'OWASP Top 10 2021'], ['2025', 'OWASP Top 10 2025'], ['api2023', 'OWASP API Security Top 10 2023']]) {
      for (const format of ['pretty', 'markdown']) assert.match((await runCommand(['scan', '--owasp', edition!, '--format', format], { cwd: folder })).out, name!, format);
      const html = (await runCommand(['scan', '--owasp', edition!, '--format', 'html'], { cwd: folder })).out;
      assert.match(html, `id="edition-${edition}" checked`);
    }
    assert.is((await runCommand(['scan', '--owasp', '2017'], { cwd: folder })).code, 2);
  });
});

test('--compare tells what is new and what is gone', async () => {
  await inExample(async folder => {
    await runCommand(['scan', '--output', 'json=before.json'], { cwd: folder });
    const { out } = await runCommand(['scan', 'src', '--compare', 'before.json', '--format', 'html'], { cwd: folder });
    assert.match(out, /gone|fixed/i);
    const { code, err } = await runCommand(['scan', '--compare', 'package.json'], { cwd: folder });
    assert.is(code, 2);
    assert.match(err, 'package.json');
  });
});

test('accepted findings: SARIF keeps them on request, marked; the others count them', async () => {
  const config = JSON.stringify({ ignore: [{ check: 'require-timeout', reason: 'the queue stops it', until: '2027-06-30' }] });
  await inExample(
    async folder => {
      const results = async (...more: string[]) => JSON.parse((await runCommand(['scan', '--format', 'sarif', ...more], { cwd: folder })).out).runs[0].results as { ruleId: string; suppressions?: { kind: string; justification: string }[] }[];
      assert.is((await results()).length, FINDINGS - 2);
      const kept = await results('--keep-suppressed');
      assert.is(kept.length, FINDINGS);
      const marked = kept.filter(({ suppressions }) => suppressions!.length > 0);
      assert.equal(marked.map(({ ruleId, suppressions }) => [ruleId, suppressions![0]]), Array.from({ length: 2 }, () => ['require-timeout', { kind: 'external', justification: 'the queue stops it (until 2027-06-30)' }]));
      assert.match((await runCommand(['scan'], { cwd: folder })).out, '2 suppressed, next until 2027-06-30');
      assert.match((await runCommand(['scan', '--verbose'], { cwd: folder })).out, 'require-timeout by config, until 2027-06-30: the queue stops it');
      assert.match((await runCommand(['scan', '--format', 'markdown'], { cwd: folder })).out, '2 suppressed');
      assert.match((await runCommand(['scan', '--format', 'junit'], { cwd: folder })).out, '<skipped message="by config until 2027-06-30: the queue stops it"/>');
    },
    { 'postern.config.json': config },
  );
});

test('what people vouch for stands in every report that tells categories', async () => {
  await withFolder({ 'package.json': '{}', 'a.ts': 'export {};\n' }, async folder => {
    await runCommand(['attest', 'require-access-log', '--by', 'Platform team', '--evidence', 'https://wiki.acme.test/logs', '--due', '2027-01-01'], { cwd: folder });
    for (const format of ['markdown', 'html', 'json', 'sarif']) {
      const { out } = await runCommand(['scan', '--format', format], { cwd: folder });
      for (const told of ['require-access-log', 'Platform team', 'wiki.acme.test/logs', '2027-01-01']) assert.match(out, told, format);
    }
    assert.match((await runCommand(['scan'], { cwd: folder })).out, 'attestations: 1 in date, 0 overdue, 3 missing');
  });
});

test('CI: links to the commit, time for those who ask for it, no hyperlinks in the log', async () => {
  const env = { CI: 'true', GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'acme/orders', GITHUB_SHA: 'c0ffee00', GITHUB_SERVER_URL: 'https://github.test', TERM_PROGRAM: 'vscode' };
  await inExample(async folder => {
    const told = async (format: string) => (await runCommand(['scan', '--format', format], { cwd: folder, env })).out;
    assert.match(await told('markdown'), 'https://github.test/acme/orders/blob/c0ffee00/src/partners/shipping.ts#L5');
    assert.match(await told('html'), 'https://github.test/acme/orders/blob/c0ffee00/src/partners/shipping.ts#L5');
    assert.equal(JSON.parse(await told('sarif')).runs[0].versionControlProvenance[0].revisionId, 'c0ffee00');
    assert.match(await told('gitlab-sast'), '"start_time": "2026-11-25T12:00:00"');
    assert.not.match(await told('pretty'), '\u001b]8;;');
  });
});

test('--verbose tells the settings, on standard error', async () => {
  await inExample(async folder => {
    const { out, err } = await runCommand(['scan', '--verbose', '--fail-on', 'high', '--format', 'json'], { cwd: folder });
    assert.type(JSON.parse(out), 'object');
    assert.match(err, /^settings {4}the defaults/);
    assert.match(err, /^fails on {4}high$/m);
    assert.match(err, /^checks {6}\d+ of \d+, without no-webhook-replay, require-api-logging$/m);
  });
});

async function inExample(use: (folder: string) => Promise<void>, more: Record<string, string> = {}): Promise<void> {
  await withFolder(more, async folder => {
    cpSync(join(fixturesFolder, 'ng.example'), folder, { recursive: true });
    for (const args of [['init', '-q'], ['add', '-A', '-f']]) gitIn(folder, args);
    await use(folder);
  });
}

function shipped(path: string): object {
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8'));
  return schema;
}

function compiled(schema: object): ValidateFunction {
  // SARIF's schema holds expressions that the `u` flag refuses.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

function valid(text: string, validate: ValidateFunction): void {
  assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 3)));
}

test.run();
