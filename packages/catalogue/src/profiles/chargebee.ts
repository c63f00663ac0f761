import type { ApiProfile } from '../profile.js';

export const chargebee: ApiProfile = {
  id: 'chargebee',
  name: 'Chargebee webhooks',
  hosts: ['*.chargebee.com'],
  packages: ['chargebee'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'authorization',
    timestampHeader: null,
    scheme: 'basic',
    payload: null,
    toleranceSeconds: null,
    rawBody: false,
  },
  notes: ['No signature: Basic credentials on the webhook URL.'],
  sources: [
    'repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/chargebee-webhooks/SKILL.md',
  ],
};
