import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { namedProfilesIn } from './named-profiles.js';

const cases: readonly (readonly [text: string, ids: readonly string[]])[] = [
  ['// postern-profile: binance', ['binance']],
  ['// postern-profile binance', ['binance']],
  ['/* postern-profile: binance, okx */', ['binance', 'okx']],
  ['/** postern-profile: binance */', ['binance']],
  ['/**\n * postern-profile: binance\n */', ['binance']],
  ['<!-- postern-profile: binance -->', ['binance']],
  ['const a = "postern-profile: binance";', []],
  ['// see postern-profile: binance', []],
  ['// postern-profiles: binance', []],
];
for (const [text, ids] of cases) test(JSON.stringify(text), () => assert.equal(namedProfilesIn(text).map(({ id }) => id), ids));

test('a file written to be slow is not', () => {
  const start = Date.now();
  for (const text of ['/'.repeat(1e6), `//${' '.repeat(1e6)}x`, `\n${' '.repeat(1e6)}`, '// postern-profile: a\n'.repeat(1e5)]) namedProfilesIn(`${text}postern-profile`);
  assert.ok(Date.now() - start < 1000);
});

test.run();
