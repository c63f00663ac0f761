import type { ApiProfile } from '../profile.js';

export const mux: ApiProfile = {
  id: 'mux',
  name: 'Mux API',
  hosts: ['api.mux.com'],
  packages: ['@mux/mux-node'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'mux-signature',
    timestampHeader: null,
    payload: '{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    headerFormat: 't={timestamp},v1={signature}',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'past',
    verifyFunctions: ['mux.webhooks.unwrap', 'mux.webhooks.verifySignature'],
    rawBody: true,
  },
  sources: ['npm:@mux/mux-node@15.3.0:resources/webhooks/webhooks.js'],
};
