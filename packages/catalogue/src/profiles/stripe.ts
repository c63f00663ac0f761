import type { ApiProfile } from '../profile.js';

export const stripe: ApiProfile = {
  id: 'stripe',
  name: 'Stripe API',
  hosts: ['api.stripe.com', 'files.stripe.com'],
  packages: ['stripe'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'stripe-signature',
    timestampHeader: null,
    payload: '{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    headerFormat: 't={timestamp},v1={signature}',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'past',
    verifyFunctions: [
      'stripe.webhooks.constructEvent',
      'stripe.webhooks.constructEventAsync',
      'stripe.webhooks.signature.verifyHeader',
      'stripe.webhooks.signature.verifyHeaderAsync',
    ],
    rawBody: true,
  },
  notes: ['Tolerance 0 switches the age check off in the SDK; a timestamp from the future always passes it.'],
  docsUrl: 'https://docs.stripe.com/webhooks',
  sources: [
    'npm:stripe@23.1.0:cjs/Webhooks.js',
    'npm:stripe@23.1.0:README.md',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    { name: 'secret key', pattern: '^sk_live_[0-9a-zA-Z]{10,99}$', kind: 'secret', clientSafe: false },
    { name: 'restricted key', pattern: '^rk_live_[0-9a-zA-Z]{10,99}$', kind: 'secret', clientSafe: false },
    {
      name: 'test secret key',
      pattern: '^(sk|rk)_test_[0-9a-zA-Z]{10,99}$',
      kind: 'test',
      clientSafe: false,
    },
  ],
  checked: 'recomputed',
};
