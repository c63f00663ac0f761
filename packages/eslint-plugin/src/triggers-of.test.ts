import { customProfiles } from '@postern/catalogue/settings/custom-profile';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { requireRawWebhookBody } from './rules/webhooks/require-raw-webhook-body.js';
import { requireTimeout } from './rules/requests/require-timeout.js';
import { mayFindIn } from './triggers-of.js';

const test = suite('triggers-of');

const acme = customProfiles(
  [{ id: 'acme', name: 'Acme', hosts: ['api.acme.test'], webhook: { signatureHeader: 'x-acme-seal', algorithm: 'sha256', encoding: 'hex', rawBody: true, verifyFunctions: ['acme.confirmDelivery'] } }],
  { file: 'settings', path: 'customProfiles' },
);
const HOOK = `app.post('/webhook', async req => {\n  const event = await req.json();\n  acme.confirmDelivery(event, secret);\n});`;

test('a look at the text knows no function of a partner, so the names of partners outrank it', () => {
  assert.is(mayFindIn(requireRawWebhookBody, HOOK, 'hook.ts', []), false);
  assert.is(mayFindIn(requireRawWebhookBody, HOOK, 'hook.ts', acme), true);
});

test('a file that names no partner is looked at as ever', () => {
  assert.is(mayFindIn(requireRawWebhookBody, HOOK.replace('acme.confirmDelivery', 'keep'), 'hook.ts', acme), false);
});

test('partners make no difference to rules that are not about what they expect', () => {
  assert.is(mayFindIn(requireTimeout, '// fetch api.acme.test', 'a.ts', acme), false);
});

test.run();
