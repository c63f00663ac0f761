import type { ApiProfile } from '../profile.js';

export const sanity: ApiProfile = {
  id: 'sanity',
  name: 'Sanity webhooks',
  hosts: ['*.api.sanity.io'],
  packages: ['@sanity/webhook'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'sanity-webhook-signature',
    timestampHeader: null,
    payload: '{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'base64url',
    headerFormat: 't={timestamp},v1={signature}',
    timestampUnit: 'ms',
    toleranceSeconds: null,
    verifyFunctions: ['isValidRequest', 'isValidSignature', 'assertValidRequest', 'assertValidSignature'],
    rawBody: true,
  },
  notes: [
    'The timestamp is signed but the SDK never compares it with the clock; it only demands a value after January 2021.',
  ],
  sources: ['npm:@sanity/webhook@4.0.4:dist/index.js'],
  checked: 'recomputed',
  unconfirmed: ['hosts: *.api.sanity.io'],
};
