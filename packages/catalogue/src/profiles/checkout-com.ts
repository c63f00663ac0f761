import type { ApiProfile } from '../profile.js';

export const checkoutCom: ApiProfile = {
  id: 'checkout-com',
  name: 'Checkout.com API',
  hosts: ['api.checkout.com', 'api.sandbox.checkout.com', 'access.checkout.com', 'access.sandbox.checkout.com'],
  packages: ['checkout-sdk-node'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'cko-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
  },
  notes: ['The SDK has no verifier; no timestamp is signed.'],
  sources: ['npm:checkout-sdk-node@5.2.1', 'public-code:cko-signature'],
};
