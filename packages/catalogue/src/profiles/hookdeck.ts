import type { ApiProfile } from '../profile.js';

export const hookdeck: ApiProfile = {
  id: 'hookdeck',
  name: 'Hookdeck',
  hosts: ['api.hookdeck.com'],
  packages: ['@hookdeck/sdk'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-hookdeck-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    verifyFunctions: ['verifyWebhookSignature'],
    rawBody: true,
  },
  notes: ['The SDK compares with === (not constant time); a second header x-hookdeck-signature-2 serves rotation.'],
  sources: ['npm:@hookdeck/sdk@0.4.0:dist/webhooks/helpers.js'],
};
