import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { json, parseReport } from './json.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeReport } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

const schema = JSON.parse(readFileSync(new URL('../schema/report.schema.json', import.meta.url), 'utf8'));
const valid = new Ajv({ allowUnionTypes: true }).compile(schema);

test('a report is valid against the schema we ship', () => {
  for (const report of [madeReport(), fullReport(), hostileReport()]) {
    assert.ok(valid(JSON.parse(json(report, options))), JSON.stringify(valid.errors));
  }
});

test('the schema knows every field of a report', () => {
  const { version: _, ...known } = schema.properties;
  assert.equal(Object.keys(known).sort(), Object.keys(fullReport()).sort());
  const finding = fullReport().findings[0]!;
  assert.equal(Object.keys(schema.$defs.finding.properties).sort(), Object.keys(finding).sort());
  assert.equal(Object.keys(schema.$defs.check.properties).sort(), Object.keys(fullReport().checks[0]!).sort());
});

test('what is written can be read back', () => {
  for (const report of [madeReport(), fullReport(), hostileReport()]) assert.equal(parseReport(json(report, options)), report);
});

test('says what is wrong with a file that is no report', () => {
  assert.match(problemOf('not JSON'), 'no JSON report');
  assert.match(problemOf('[]'), 'no JSON report');
  assert.match(problemOf('{"version":99}'), 'version 99; version 1 can be read');
  assert.match(problemOf('{"version":1,"tool":{}}'), 'the report.tool.name is no text');
});

test('refuses a report whose parts are not what they have to be', () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- it is to be broken
  const broken = (change: (report: any) => void) => {
    const report = JSON.parse(json(fullReport(), options));
    change(report);
    return problemOf(JSON.stringify(report));
  };
  assert.match(broken(report => (report.findings[1] = null)), 'findings[1] is no object');
  assert.match(broken(report => (report.findings[0].severity = 'dire')), 'findings[0].severity is none of critical, high');
  assert.match(broken(report => (report.findings[0].range.start.line = '1')), 'range.start.line is no number');
  assert.match(broken(report => (report.findings[0].data = { nested: {} })), 'data.nested is neither');
  assert.match(broken(report => delete report.suppressed[0].finding.frame), 'suppressed[0].finding.frame');
  assert.match(broken(report => (report.checks[0].owasp = {})), 'checks[0].owasp.2021 is no list');
  assert.match(broken(report => (report.attestations = {})), 'attestations is no list');
  assert.is(broken(report => (report.something = 'of a later version')), '');
});

function problemOf(text: string): string {
  const parsed = parseReport(text);
  return 'problem' in parsed ? parsed.problem : '';
}

test.run();
