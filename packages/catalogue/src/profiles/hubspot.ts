import type { ApiProfile } from '../profile.js';

export const hubspot: ApiProfile = {
  id: 'hubspot',
  name: 'HubSpot API',
  hosts: ['api.hubapi.com', 'api.hubspot.com'],
  packages: ['@hubspot/api-client'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-hubspot-signature-v3',
    timestampHeader: 'x-hubspot-request-timestamp',
    payload: '{method}{url}{body}{timestamp}',
    algorithm: 'sha256',
    encoding: 'base64',
    timestampUnit: 'ms',
    toleranceSeconds: 300,
    toleranceDirection: 'past',
    verifyFunctions: ['Signature.isValid'],
    rawBody: true,
  },
  notes: [
    'The SDK\'s default signatureVersion is v1: a plain SHA-256 of secret+body, hex, with no timestamp; pass v3 to get HMAC and the 5 minute check.',
    'The SDK compares with === (not constant time).',
  ],
  sources: ['npm:@hubspot/api-client@13.5.0:lib/src/utils/signature.js', 'public-code:x-hubspot-signature-v3'],
  checked: 'recomputed',
  unconfirmed: ['hosts: api.hubspot.com'],
};
