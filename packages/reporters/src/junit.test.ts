import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { junit } from './junit.js';
import { hostileReport } from './testing/hostile-report.js';
import { fullReport, madeReport } from './testing/made-report.js';
import { plainOptions as options } from './testing/options.js';

test('a suite a file, a case a finding; suppressed are skipped, what was not looked at is an error', () => {
  const { testsuites } = parsed(junit(fullReport(), { ...options, durationMs: 840 }));
  assert.equal([testsuites.tests, testsuites.failures, testsuites.errors, testsuites.skipped, testsuites.time], ['7', '4', '1', '2', '0.840']);
  const acme = testsuites.testsuite.find(({ name }: { name: string }) => name === 'src/partners/acme.ts');
  assert.equal(acme.testcase.map(({ line, failure }: { line: string; failure: { type: string } }) => [line, failure.type]), [['14', 'high'], ['31', 'medium']]);
  const broken = testsuites.testsuite.at(-1).testcase;
  assert.match(broken.error.message, 'Syntax error');
});

test('a clean scan has one passing case', () => {
  const { testsuites } = parsed(junit(madeReport(), options));
  assert.is(testsuites.tests, '1');
  assert.is(testsuites.testsuite.testcase.name, '214 files scanned, nothing found');
});

test('is well-formed whatever the text', () => {
  const text = junit(hostileReport(), options);
  assert.is(XMLValidator.validate(text), true);
  // eslint-disable-next-line no-control-regex -- controls are what it looks for
  assert.not.match(text, /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|##\[|^\s*::/mu);
  assert.match(parsed(text).testsuites.testsuite[0].name, '<script>alert(1)</script>');
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is what the tests are about
function parsed(text: string): any {
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text);
}

test.run();
