import type { ApiProfile } from '../profile.js';

export const typeform: ApiProfile = {
  id: 'typeform',
  name: 'Typeform webhooks',
  hosts: ['api.typeform.com'],
  packages: ['@typeform/api-client'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'typeform-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    rawBody: true,
    signaturePrefix: 'sha256=',
  },
  notes: ['base64, although the prefix looks like GitHub\'s hex form.'],
  sources: [
    'https://www.skills.sh/hookdeck/webhook-skills/typeform-webhooks',
    'npm:@typeform/api-client@2.8.0',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'personal token', pattern: '^tfp_[A-Za-z0-9_.=-]{59}$', kind: 'secret', clientSafe: false }],
};
