import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sarif } from './sarif.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeFinding, madeReport } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

const valid = schemaOf('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

test('is valid against the schema of SARIF 2.1.0', () => {
  const full = { ...options, keepSuppressed: true, docsUrl: 'https://docs.example.test', repositoryUrl: 'https://github.test/acme/shop', commit: 'c0ffee', sourceOf: () => 'one\ntwo\n' };
  for (const report of [madeReport(), fullReport(), hostileReport()]) {
    for (const chosen of [options, full]) assert.ok(valid(JSON.parse(sarif(report, chosen))), JSON.stringify(valid.errors?.slice(0, 3)));
  }
});

test('says nothing of the time, so that equal scans are equal bytes', () => {
  assert.is(sarif(fullReport(), { ...options, startedAt: '2026-11-25T10:00:00Z', durationMs: 5 }), sarif(fullReport(), options));
});

test('a clean scan has an empty list of results, and was successful', () => {
  const { results, invocations } = runOf(sarif(madeReport(), options));
  assert.equal(results, []);
  assert.is(invocations[0].executionSuccessful, true);
});

test('a rule carries what code scanning sorts and filters by', () => {
  const { rules } = runOf(sarif(fullReport(), options)).tool.driver;
  const rule = rules.find(({ id }: { id: string }) => id === 'no-disabled-tls-verification');
  assert.is(rule.properties['security-severity'], '8.0');
  assert.is(rule.properties.precision, 'very-high');
  assert.equal(rule.properties.tags.slice(0, 2), ['security', 'external/cwe/cwe-295']);
  assert.ok(rule.properties.tags.includes('A07:2025') && rule.properties.tags.includes('API8:2023'));
  for (const { properties } of rules) assert.ok(properties.tags.length <= 10);
});

test('every relationship points at an entry of a taxonomy that is there', () => {
  const { tool, taxonomies } = runOf(sarif(fullReport(), options));
  for (const { relationships } of tool.driver.rules) {
    for (const { target } of relationships) {
      const taxonomy = taxonomies[target.toolComponent.index];
      assert.is(taxonomy.name, target.toolComponent.name);
      assert.ok(taxonomy.taxa.some(({ id }: { id: string }) => id === target.id), target.id);
    }
  }
});

test('a result names its rule, place, trace, related places and edits', () => {
  const { results, tool } = runOf(sarif(fullReport(), options));
  const result = results.find(({ codeFlows }: { codeFlows?: unknown }) => codeFlows);
  assert.is(tool.driver.rules[result.ruleIndex].id, result.ruleId);
  assert.is(result.level, 'error');
  assert.equal(result.locations[0].physicalLocation.region, { startLine: 14, startColumn: 14, endLine: 14, endColumn: 39 });
  assert.is(result.codeFlows[0].threadFlows[0].locations.length, 3);
  assert.is(result.relatedLocations[0].physicalLocation.region.startLine, 22);
  assert.equal(result.fixes[0].artifactChanges[0].replacements[0], { deletedRegion: { charOffset: 40, charLength: 26 }, insertedContent: { text: '' } });
});

test('the line hash is there where the source is known', () => {
  const finding = madeFinding({ range: { start: { line: 2, column: 1 }, end: { line: 2, column: 2 } } });
  const [result] = runOf(sarif(madeReport({ findings: [finding] }), { ...options, sourceOf: () => ' a\nb\n  \t\tc\n d' })).results;
  assert.equal(result.partialFingerprints, { 'posternFingerprint/v1': 'f1', primaryLocationLineHash: '54703d4cd895b18:1' });
});

test('paths are percent-encoded and stay relative', () => {
  const finding = madeFinding({ file: 'C:/my files/ünïcode#1?.ts' });
  const [result] = runOf(sarif(madeReport({ findings: [finding] }), options)).results;
  assert.is(result.locations[0].physicalLocation.artifactLocation.uri, 'C%3A/my%20files/%C3%BCn%C3%AFcode%231%3F.ts');
});

test('suppressed findings are left out, or all results say whether they are', () => {
  assert.is(runOf(sarif(fullReport(), options)).results.length, 4);
  const { results } = runOf(sarif(fullReport(), { ...options, keepSuppressed: true }));
  assert.equal(results.map(({ suppressions }: { suppressions: unknown[] }) => suppressions.length), [0, 0, 0, 0, 1, 1]);
  assert.is(results[4].suppressions[0].kind, 'inSource');
  assert.is(results[4].suppressions[0].justification, 'goes with the old partner (until 2027-01-31)');
});

test('what was not looked at is an error of the run', () => {
  const [invocation] = runOf(sarif(fullReport(), options)).invocations;
  assert.is(invocation.executionSuccessful, false);
  assert.match(invocation.toolExecutionNotifications[0].message.text, 'src/broken.ts');
});

test('a finding whose check the report does not hold is still there', () => {
  const [result] = runOf(sarif(madeReport({ findings: [madeFinding({ check: 'of-another-version' })] }), options)).results;
  assert.is(result.ruleId, 'of-another-version');
  assert.is(result.ruleIndex, undefined);
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is what the tests are about
function runOf(text: string): any {
  return JSON.parse(text).runs[0];
}

/** The schema is of draft 4, where `id` names what later drafts call `$id`. */
function schemaOf(path: string) {
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(path), 'utf8'));
  return new Ajv({ strict: false, validateFormats: false, allErrors: true, unicodeRegExp: false }).compile(schema);
}

test.run();
