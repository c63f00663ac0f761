import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hasName, isProse } from './is-prose.js';

test('a word after another one is part of a sentence', () => {
  assert.ok(isProse('// A failed fetch', 12));
  assert.not(isProse('return fetch(url)', 7));
  assert.not(isProse('  fetch(url)', 2));
  assert.not(isProse('if (isOpen)\nfetch(url)', 12));
});

test('what stands in quotes is a name only where it is a key', () => {
  const verify = /\bverify\b/g;
  assert.not(hasName(`{ value: 'verify' }`, verify));
  assert.not(hasName(`'verify the address'`, verify));
  assert.ok(hasName(`crypto['verify'](null, body, key, given)`, verify));
  assert.ok(hasName(`const { 'verify': check } = crypto`, verify));
  assert.ok(hasName('import { sign, verify } from "node:crypto"', verify));
});

test.run();
