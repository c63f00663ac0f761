import parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import plugin from './index.js';

const signer = `import { createHmac } from 'node:crypto';
export async function order(body, secret) {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret).update(timestamp + body).digest('hex');
  return fetch('https://localhost/orders', { method: 'POST', body, headers: { 'X-Nordpay-Seal': signature } });
}
`;

const plain = signer.replace('X-Nordpay-Seal', 'X-Signature');

function linesFound(settings: object, file = 'src/nordpay/order.js', code = plain): number[] {
  const linter = new Linter({ configType: 'flat', cwd: '/project' });
  const config = { files: ['**/*.js'], plugins: { postern: plugin }, languageOptions: { parser }, settings: { postern: settings }, rules: { 'postern/no-millisecond-timestamps': 'error' } };
  return linter.verify(code, [config as unknown as Linter.Config], { filename: `/project/${file}` }).map(({ line }) => line);
}

test('`settings.postern.profiles` names what files follow', () => {
  assert.equal(linesFound({}), []);
  assert.equal(linesFound({ profiles: ['binance'] }), [3]);
  assert.equal(linesFound({ profiles: [{ profile: 'binance', files: ['src/nordpay/**'] }] }), [3]);
  assert.equal(linesFound({ profiles: [{ profile: 'binance', files: ['src/other/'] }] }), []);
});

test('`settings.postern.customProfiles` brings profiles of your own', () => {
  const nordpay = { id: 'nordpay', signing: { algorithm: 'sha256', order: ['timestamp', 'body'], separator: '', signatureHeader: 'X-Nordpay-Seal' }, timestamp: { unit: 'ms' } };
  assert.equal(linesFound({ customProfiles: [nordpay] }, 'src/order.js', signer), [3]);
  assert.equal(linesFound({ customProfiles: [nordpay] }, 'src/order.js', signer.replace('Math.floor(Date.now() / 1000)', 'Date.now()')), []);
});

test('what is wrong with them is said', () => {
  assert.throws(() => linesFound({ profiles: ['binanse'] }), /"settings\.postern\.profiles\[0\]" is "binanse", which is no profile\. Did you mean "binance"\?/);
  assert.throws(() => linesFound({ customProfiles: [{ id: 'nordpay', host: [] }] }), /"settings\.postern\.customProfiles\[0\]\.host" is not a Postern setting\. Did you mean "hosts"\?/);
});

test.run();
