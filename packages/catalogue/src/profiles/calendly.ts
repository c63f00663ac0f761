import type { ApiProfile } from '../profile.js';

export const calendly: ApiProfile = {
  id: 'calendly',
  name: 'Calendly webhooks',
  hosts: ['api.calendly.com'],
  packages: [],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'calendly-webhook-signature',
    timestampHeader: null,
    payload: '{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
    headerFormat: 't={timestamp},v1={signature}',
    timestampUnit: 's',
  },
  unconfirmed: ['hosts: api.calendly.com'],
  sources: [
    'public-code:calendly-webhook-signature',
    'https://www.fasthook.io/docs/sources/types/calendly',
    'https://community.calendly.com/api-webhook-help-61/why-does-the-webhook-callback-signing-key-change-with-every-call-as-opposed-to-using-mine-386',
  ],
};
