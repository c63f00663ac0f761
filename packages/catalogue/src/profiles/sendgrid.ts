import type { ApiProfile } from '../profile.js';

export const sendgrid: ApiProfile = {
  id: 'sendgrid',
  name: 'Twilio SendGrid Event Webhook',
  hosts: ['api.sendgrid.com'],
  packages: ['@sendgrid/eventwebhook', '@sendgrid/mail', '@sendgrid/client'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-twilio-email-event-webhook-signature',
    timestampHeader: 'x-twilio-email-event-webhook-timestamp',
    payload: '{timestamp}{body}',
    algorithm: 'ecdsa-sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    verifyFunctions: ['EventWebhook.verifySignature'],
    rawBody: true,
    publicKey: true,
  },
  notes: ['The SDK verifies the signature but never compares the timestamp with the clock.'],
  sources: [
    'npm:@sendgrid/eventwebhook@8.0.0:src/eventwebhook.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'API key', pattern: '^SG\\.[A-Za-z0-9=_.-]{66}$', kind: 'secret', clientSafe: false }],
};
