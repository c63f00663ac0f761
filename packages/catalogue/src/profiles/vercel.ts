import type { ApiProfile } from '../profile.js';

export const vercel: ApiProfile = {
  id: 'vercel',
  name: 'Vercel API and webhooks',
  hosts: ['api.vercel.com'],
  packages: ['@vercel/sdk'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-vercel-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha1',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
  },
  notes: ['HMAC-SHA1; the SDK has no verifier; no timestamp.'],
  sources: [
    'repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/vercel-webhooks/SKILL.md',
    'npm:@vercel/sdk@1.28.35',
  ],
};
