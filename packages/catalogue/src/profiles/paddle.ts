import type { ApiProfile } from '../profile.js';

export const paddle: ApiProfile = {
  id: 'paddle',
  name: 'Paddle Billing API',
  hosts: ['api.paddle.com', 'sandbox-api.paddle.com'],
  packages: ['@paddle/paddle-node-sdk'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'paddle-signature',
    timestampHeader: null,
    payload: '{timestamp}:{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    headerFormat: 'ts={timestamp};h1={signature}',
    timestampUnit: 's',
    toleranceSeconds: 5,
    toleranceDirection: 'past',
    verifyFunctions: ['paddle.webhooks.unmarshal', 'paddle.webhooks.isSignatureValid'],
    rawBody: true,
  },
  notes: [
    '5 s is the shortest window seen.',
    'The SDK compares with === (not constant time) and does not refuse a future timestamp.',
  ],
  sources: [
    'npm:@paddle/paddle-node-sdk@3.10.0:dist/cjs/notifications/helpers/webhooks-validator.js',
    'npm:@paddle/paddle-node-sdk@3.10.0:dist/cjs/notifications/helpers/webhooks.js',
  ],
  checked: 'recomputed',
};
