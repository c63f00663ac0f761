import type { ApiProfile } from '../profile.js';

export const resend: ApiProfile = {
  id: 'resend',
  name: 'Resend',
  hosts: ['api.resend.com'],
  packages: ['resend'],
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
    verifyFunctions: ['resend.webhooks.verify'],
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
  sources: [
    'npm:resend@6.38.0:dist/index.cjs',
    'npm:standardwebhooks@1.1.1:dist/index.js',
    'repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/resend-webhooks/SKILL.md',
  ],
};
