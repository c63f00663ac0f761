import type { ApiProfile } from '../profile.js';

export const lemonsqueezy: ApiProfile = {
  id: 'lemonsqueezy',
  name: 'Lemon Squeezy API',
  hosts: ['api.lemonsqueezy.com'],
  packages: ['@lemonsqueezy/lemonsqueezy.js', 'lemonsqueezy-webhooks'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
  },
  notes: [
    'The main SDK has no verifier, so people write their own; the third-party package passes buffers of different length to timingSafeEqual, which throws.',
  ],
  sources: ['npm:lemonsqueezy-webhooks@0.1.2:esm/index.js', 'npm:@lemonsqueezy/lemonsqueezy.js@4.0.0:dist/index.js'],
};
