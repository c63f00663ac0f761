import type { ApiProfile } from '../profile.js';

export const intercom: ApiProfile = {
  id: 'intercom',
  name: 'Intercom API and webhooks',
  hosts: ['api.intercom.io', 'api.eu.intercom.io', 'api.au.intercom.io'],
  packages: ['intercom-client'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-hub-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha1',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
    signaturePrefix: 'sha1=',
  },
  notes: ['HMAC-SHA1 keyed with the app\'s client secret; the SDK has no verifier.'],
  sources: ['https://www.skills.sh/hookdeck/webhook-skills/intercom-webhooks', 'npm:intercom-client@7.0.3'],
};
