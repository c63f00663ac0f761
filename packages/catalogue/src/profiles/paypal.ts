import type { ApiProfile } from '../profile.js';

export const paypal: ApiProfile = {
  id: 'paypal',
  name: 'PayPal REST API',
  hosts: ['api-m.paypal.com', 'api-m.sandbox.paypal.com'],
  packages: ['@paypal/paypal-server-sdk', '@paypal/checkout-server-sdk'],
  auth: { scheme: 'oauth', headers: ['Authorization'], grant: 'client_credentials', tokenPath: '/v1/oauth2/token' },
  webhook: {
    signatureHeader: 'paypal-transmission-sig',
    timestampHeader: 'paypal-transmission-time',
    idHeader: 'paypal-transmission-id',
    certUrlHeader: 'paypal-cert-url',
    algorithmHeader: 'paypal-auth-algo',
    timestampUnit: 'iso8601',
    algorithm: 'rsa-sha256',
    encoding: 'base64',
    publicKey: true,
    verifyEndpoint: '/v1/notifications/verify-webhook-signature',
    toleranceSeconds: null,
    rawBody: true,
  },
  notes: [
    'The certificate address comes from a request header: code that fetches it must check that the host is PayPal\'s.',
    'The SDK has no verify function.',
  ],
  docsUrl: 'https://developer.paypal.com/api/webhooks/v1/verify-webhook-signature-post',
  sources: [
    'https://developer.paypal.com/api/webhooks/v1/definitions/verify_webhook_signature',
    'https://developer.paypal.com/api/webhooks/v1/verify-webhook-signature-post',
    'https://www.skills.sh/hookdeck/webhook-skills/paypal-webhooks',
    'npm:@paypal/paypal-server-sdk@2.5.0',
  ],
};
