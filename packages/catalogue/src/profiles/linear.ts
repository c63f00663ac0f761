import type { ApiProfile } from '../profile.js';

export const linear: ApiProfile = {
  id: 'linear',
  name: 'Linear API',
  hosts: ['api.linear.app'],
  packages: ['@linear/sdk'],
  auth: { scheme: 'api-key-header', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'linear-signature',
    timestampHeader: 'linear-timestamp',
    timestampField: 'webhookTimestamp',
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    timestampUnit: 'ms',
    toleranceSeconds: 60,
    toleranceDirection: 'both',
    verifyFunctions: ['LinearWebhookClient.verify', 'LinearWebhookClient.parseData'],
    rawBody: true,
  },
  notes: ['Only webhookTimestamp inside the signed body is trusted; the header timestamp is not signed.'],
  sources: [
    'npm:@linear/sdk@98.0.0:dist/webhooks-BtY8wrj8.mjs',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'API key', pattern: '^lin_api_[A-Za-z0-9]{40}$', kind: 'secret', clientSafe: false }],
};
