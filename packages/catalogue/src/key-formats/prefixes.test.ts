import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { keyFormats, keyPrefixes } from './index.js';

/** Looked for by the scan in any case. */
const WORDS = ['key', 'secret', 'token', 'pass', 'pwd', 'auth', 'cred', 'cookie', 'psk', 'bearer', 'basic', 'seed', 'salt', 'pepper', 'licen', '://', '-----begin', 'putty-user', 'ssh2', 'nrma'];

test('every self-identifying format that begins with fixed text has its prefix in the list', () => {
  const missing = keyFormats.filter(({ selfIdentifying, shape }) => {
    const first = /^'([^']*(?:'\|'[^']*)*)'/.exec(shape)?.[1];
    if (!selfIdentifying || first === undefined) return false;
    return first.split("'|'").some(text => text.length > 1 && ![...WORDS, ...keyPrefixes].some(prefix => shape.toLowerCase().includes(prefix) && (text.toLowerCase().startsWith(prefix) || WORDS.includes(prefix))));
  });
  assert.equal(missing.map(({ id }) => id), []);
});

test.run();
