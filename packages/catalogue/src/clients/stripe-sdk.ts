import type { HttpClient } from '../client.js';

export const stripeSdk: HttpClient = {
  id: 'stripe-sdk',
  kind: 'sdk',
  packages: ['stripe'],
  creations: [{ names: ['stripe', 'stripe.Stripe'], options: [1] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 80000 },
  tls: { options: [{ name: 'protocol', unsafe: ['http'] }] },
  sources: ['npm:stripe@23.1.0:cjs/stripe.core.js', 'npm:stripe@23.1.0:cjs/platform/PlatformFunctions.js'],
};
