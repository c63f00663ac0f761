import type { ApiProfile } from '../profile.js';

export const braintree: ApiProfile = {
  id: 'braintree',
  name: 'Braintree API',
  hosts: ['api.braintreegateway.com', 'api.sandbox.braintreegateway.com', 'payments.braintree-api.com'],
  packages: ['braintree'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: null,
    signatureField: 'bt_signature',
    payloadField: 'bt_payload',
    payload: '{bt_payload}',
    algorithm: 'sha1',
    encoding: 'hex',
    keyDerivation: 'sha1(privateKey)',
    toleranceSeconds: null,
    verifyFunctions: ['gateway.webhookNotification.parse', 'gateway.webhookNotification.verify'],
    rawBody: false,
  },
  notes: ['HMAC-SHA1 whose key is the SHA-1 digest of the private key.', 'No timestamp check.'],
  sources: [
    'npm:braintree@3.40.0:lib/braintree/digest.js',
    'npm:braintree@3.40.0:lib/braintree/webhook_notification_gateway.js',
  ],
  checked: 'recomputed',
};
