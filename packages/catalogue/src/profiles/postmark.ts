import type { ApiProfile } from '../profile.js';

export const postmark: ApiProfile = {
  id: 'postmark',
  name: 'Postmark webhooks',
  hosts: ['api.postmarkapp.com'],
  packages: ['postmark'],
  auth: { scheme: 'api-key-header', headers: ['X-Postmark-Server-Token'] },
  webhook: {
    signatureHeader: null,
    timestampHeader: null,
    scheme: 'basic',
    payload: null,
    toleranceSeconds: null,
    rawBody: false,
  },
  notes: ['No signature: Basic credentials or a token in the URL.'],
  unconfirmed: ['auth'],
  sources: ['repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/postmark-webhooks/SKILL.md'],
};
