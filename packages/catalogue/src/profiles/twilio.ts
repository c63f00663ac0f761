import type { ApiProfile } from '../profile.js';

export const twilio: ApiProfile = {
  id: 'twilio',
  name: 'Twilio API',
  hosts: ['api.twilio.com', '*.twilio.com'],
  packages: ['twilio'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-twilio-signature',
    timestampHeader: null,
    payload: '{url}{sortedFormParams}',
    algorithm: 'sha1',
    encoding: 'base64',
    toleranceSeconds: null,
    verifyFunctions: [
      'twilio.validateRequest',
      'twilio.validateRequestWithBody',
      'twilio.validateExpressRequest',
      'twilio.webhook',
    ],
    rawBody: false,
    jsonBody: { queryParam: 'bodySHA256', algorithm: 'sha256', encoding: 'hex' },
  },
  envNames: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'],
  notes: [
    'HMAC-SHA1 over the full URL and sorted form fields; for a JSON body the URL carries bodySHA256, which must be checked as well.',
    'No timestamp is signed.',
  ],
  sources: [
    'npm:twilio@6.2.0:lib/webhooks/webhooks.js',
    'npm:twilio@6.2.0:lib/base/BaseTwilio.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'API key SID', pattern: '^SK[0-9a-fA-F]{32}$', kind: 'identifier', clientSafe: false }],
  checked: 'recomputed',
};
