import type { ApiProfile } from '../profile.js';

export const razorpay: ApiProfile = {
  id: 'razorpay',
  name: 'Razorpay API',
  hosts: ['api.razorpay.com'],
  packages: ['razorpay'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-razorpay-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    verifyFunctions: ['Razorpay.validateWebhookSignature', 'validateWebhookSignature', 'validatePaymentVerification'],
    rawBody: true,
  },
  notes: ['No timestamp is signed.', 'The SDK compares with === (not constant time).'],
  sources: ['npm:razorpay@2.9.8:dist/utils/razorpay-utils.js', 'public-code:x-razorpay-signature'],
  checked: 'recomputed',
};
