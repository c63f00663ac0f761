import type { ApiProfile } from '../profile.js';

export const clerk: ApiProfile = {
  id: 'clerk',
  name: 'Clerk',
  hosts: ['api.clerk.com'],
  packages: ['@clerk/backend'],
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
    verifyFunctions: ['verifyWebhook'],
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
  sources: ['npm:@clerk/backend@3.25.0:dist/webhooks.js', 'npm:standardwebhooks@1.1.1:dist/index.js'],
};
