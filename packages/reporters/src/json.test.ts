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
  assert.match(problemOf('{"version":1,"tool":{}}'), 'lacks "findings"');
});

function problemOf(text: string): string {
  const parsed = parseReport(text);
  return 'problem' in parsed ? parsed.problem : '';
}

test.run();
