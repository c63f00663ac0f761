import type { ApiProfile } from '../profile.js';

export const gocardless: ApiProfile = {
  id: 'gocardless',
  name: 'GoCardless API',
  hosts: ['api.gocardless.com', 'api-sandbox.gocardless.com'],
  packages: ['gocardless-nodejs'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'webhook-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    verifyFunctions: ['webhooks.parse', 'webhooks.parseWithMeta', 'webhooks.verifySignature'],
    rawBody: true,
  },
  sources: [
    'npm:gocardless-nodejs@10.1.2:esm/webhooks.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'access token', pattern: '^live_[A-Za-z0-9_=-]{40}$', kind: 'secret', clientSafe: false }],
};
