import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { mutationResults } from './bench/mutations.js';

const { results, falseAlarms } = mutationResults();

test('the unbroken code is silent', () => {
  assert.equal(falseAlarms, []);
});

for (const { check, what, isFound } of results) test(`${check}: ${what}`, () => assert.ok(isFound));

test.run();
