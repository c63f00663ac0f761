import type { ApiProfile } from '../profile.js';

export const plivo: ApiProfile = {
  id: 'plivo',
  name: 'Plivo webhooks (V3 signature)',
  hosts: ['api.plivo.com'],
  packages: ['plivo'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-plivo-signature-v3',
    nonceHeader: 'x-plivo-signature-v3-nonce',
    timestampHeader: null,
    payload: '{url}{sortedParams}.{nonce}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    verifyFunctions: ['plivo.validateV3Signature'],
    rawBody: false,
  },
  notes: [
    'Messaging webhooks use x-plivo-signature-ma-v3 instead.',
    'The SDK compares with === (not constant time).',
    'The nonce is signed, but nothing stops its second use.',
  ],
  sources: ['npm:plivo@4.79.0:dist/utils/v3Security.js', 'public-code:x-plivo-signature-v3'],
};
