import type { ApiProfile } from '../profile.js';

export const svix: ApiProfile = {
  id: 'svix',
  name: 'Svix',
  hosts: ['api.svix.com', 'api.us.svix.com', 'api.eu.svix.com'],
  packages: ['svix'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'svix-signature',
    timestampHeader: 'svix-timestamp',
    idHeader: 'svix-id',
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
  sources: ['npm:svix@1.99.1:dist/webhook.js', 'npm:standardwebhooks@1.1.1:dist/index.js'],
};
