import type { ApiProfile } from '../profile.js';

export const standardWebhooks: ApiProfile = {
  id: 'standard-webhooks',
  name: 'Standard Webhooks',
  hosts: [],
  packages: ['standardwebhooks'],
  auth: { scheme: 'hmac', headers: [] },
  webhook: {
    signatureHeader: 'webhook-signature',
    timestampHeader: 'webhook-timestamp',
    idHeader: 'webhook-id',
    payload: '{id}.{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'base64',
    keyPrefix: 'whsec_',
    signaturePrefix: 'v1,',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'both',
    verifyFunctions: ['new Webhook(secret).verify'],
    rawBody: true,
  },
  keys: [
    {
      name: 'webhook secret',
      pattern: '^whsec_[A-Za-z0-9+/=]{24,}$',
      kind: 'webhook-secret',
      clientSafe: false,
    },
  ],
  sources: ['npm:standardwebhooks@1.1.1:dist/index.js'],
  checked: 'recomputed',
};
