import type { ApiProfile } from '../profile.js';

export const webflow: ApiProfile = {
  id: 'webflow',
  name: 'Webflow webhooks',
  hosts: ['api.webflow.com'],
  packages: [],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-webflow-signature',
    timestampHeader: 'x-webflow-timestamp',
    payload: '{timestamp}:{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: 300,
    rawBody: true,
    timestampUnit: 'ms',
    toleranceDirection: 'both',
  },
  unconfirmed: ['hosts: api.webflow.com'],
  notes: ['Webhooks made in the dashboard carry no signature.'],
  sources: ['repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/webflow-webhooks/SKILL.md'],
};
