import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { parseConfig } from './parse-config.js';

const errorOf = (source: string): string => {
  try {
    parseConfig('postern.config.json', source);
  } catch (error) {
    if (error instanceof UsageError) return `${error.message} ${error.advice}`;
    throw error;
  }
  return '';
};

test('comments and trailing commas are allowed, what is left out is filled in', () => {
  const config = parseConfig('c', '{\n  // why\n  "failOn": "high",\n  "maxFileSize": "2 MB",\n}');
  assert.is(config.failOn, 'high');
  assert.is(config.maxFileSize, 2 * 1024 * 1024);
  assert.is(config.minConfidence, 'likely');
});

const mistakes: readonly (readonly [source: string, expected: string])[] = [
  ['{"failon": "high"}', 'postern.config.json: "failon" is not a Postern setting. Did you mean "failOn"?'],
  ['{"failOn": "hihg"}', 'Did you mean "high"?'],
  ['{"exclude": "dist"}', '"exclude" is "dist". It takes a list.'],
  ['{"exclude": [1]}', '"exclude[0]" is 1. It takes a text.'],
  ['{"checks": {"require-timeuot": false}}', '"checks.require-timeuot" is no check. Did you mean "require-timeout"?'],
  ['{"checks": {"require-timeout": "off"}}', 'It takes true or false.'],
  ['{"ignore": [{"check": "require-timeout"}]}', '"ignore[0]" has no "reason".'],
  ['{"ignore": [{"check": "require-timeout", "reason": "x", "until": "soon"}]}', 'It takes a day such as "2026-12-31".'],
  ['{"advisories": {"source": "npm"}}', 'It takes "snapshot", "auto", "registry", "osv:<file>".'],
  ['{"maxFileSize": "big"}', 'It takes a size such as "5 MB"'],
  ['{\n  "failOn" "high"}', 'postern.config.json:2:12: this is not JSON'],
  ['[]', 'It takes an object.'],
  ['', 'this is not JSON'],
  ['{"__proto__": {"failOn": "never"}}', 'is not a Postern setting'],
];
for (const [source, expected] of mistakes) {
  test(`says what is wrong with ${source.replace(/\s+/g, ' ')}`, () => assert.ok(errorOf(source).includes(expected), errorOf(source)));
}

test.run();
