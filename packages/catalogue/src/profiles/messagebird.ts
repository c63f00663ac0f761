import type { ApiProfile } from '../profile.js';

export const messagebird: ApiProfile = {
  id: 'messagebird',
  name: 'MessageBird (Bird) webhooks, old signature',
  hosts: ['rest.messagebird.com'],
  packages: ['messagebird'],
  auth: { scheme: 'access-key', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'messagebird-signature',
    timestampHeader: 'messagebird-request-timestamp',
    payload: '{timestamp}\\n{sortedQuery}\\n{sha256(body)}',
    algorithm: 'sha256',
    encoding: 'base64',
    timestampUnit: 's',
    toleranceSeconds: 100,
    toleranceDirection: 'past',
    rawBody: true,
  },
  notes: ['This form is deprecated in the SDK in favour of a signed JWT.'],
  sources: ['npm:messagebird@4.0.1:lib/signature.js'],
};
