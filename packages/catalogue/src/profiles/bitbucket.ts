import type { ApiProfile } from '../profile.js';

export const bitbucket: ApiProfile = {
  id: 'bitbucket',
  name: 'Bitbucket Cloud webhooks',
  hosts: ['api.bitbucket.org'],
  packages: ['bitbucket'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-hub-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
    signaturePrefix: 'sha256=',
  },
  notes: [
    'The header name is the one that GitHub and Intercom use for SHA-1, but here it holds SHA-256.',
    'Without a secret the header is absent: code must refuse, not skip.',
  ],
  sources: [
    'https://github.com/adnanh/webhook/issues/662',
    'https://www.skills.sh/hookdeck/webhook-skills/bitbucket-webhooks',
    'https://bitbucket.org/blog/enhanced-webhook-security',
  ],
};
