import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answersTo } from './path-pattern.js';

const cases: readonly (readonly [pattern: string, path: string, answers: boolean])[] = [
  ['src/binance/', 'src/binance/orders.ts', true],
  ['src/binance', 'src/binance/deep/orders.ts', true],
  ['src/binance/**', 'src/binance/orders.ts', true],
  ['src/binance/*.ts', 'src/binance/orders.ts', true],
  ['src/binance/*.ts', 'src/binance/deep/orders.ts', false],
  ['./src/binance', 'src/binance/orders.ts', true],
  ['/orders.ts', 'src/orders.ts', false],
  ['orders.ts', 'src/orders.ts', true],
  ['*.client.ts', 'src/nordpay.client.ts', true],
  ['**/nordpay/*.ts', 'apps/shop/nordpay/sign.ts', true],
  ['src/**/sign.ts', 'src/sign.ts', true],
  ['src/order?.ts', 'src/orders.ts', true],
  ['src/bin', 'src/binance/orders.ts', false],
  ['*', 'a/b.ts', true],
];
for (const [pattern, path, answers] of cases) test(`${pattern} ${answers ? 'takes' : 'leaves'} ${path}`, () => assert.is(answersTo(path, pattern), answers));

test('a pattern written to be slow is not', () => {
  const start = Date.now();
  assert.is(answersTo(`${'a'.repeat(2000)}b`, `${'*a'.repeat(400)}c`), false);
  assert.is(answersTo(`${'a/'.repeat(2000)}b`, `${'**/a/'.repeat(400)}c`), false);
  assert.ok(Date.now() - start < 1000);
});

test.run();
