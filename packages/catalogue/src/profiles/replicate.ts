import type { ApiProfile } from '../profile.js';

export const replicate: ApiProfile = {
  id: 'replicate',
  name: 'Replicate webhooks',
  hosts: ['api.replicate.com'],
  packages: ['replicate'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'webhook-signature',
    timestampHeader: 'webhook-timestamp',
    payload: '{id}.{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    rawBody: true,
    idHeader: 'webhook-id',
    keyEncoding: 'base64',
    keyPrefix: 'whsec_',
    signaturePrefix: 'v1,',
    timestampUnit: 's',
  },
  sources: [
    'repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/replicate-webhooks/SKILL.md',
  ],
};
