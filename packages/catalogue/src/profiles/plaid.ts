import type { ApiProfile } from '../profile.js';

export const plaid: ApiProfile = {
  id: 'plaid',
  name: 'Plaid API',
  hosts: ['production.plaid.com', 'sandbox.plaid.com'],
  packages: ['plaid'],
  auth: { scheme: 'api-key-header', headers: ['PLAID-CLIENT-ID', 'PLAID-SECRET'] },
  webhook: {
    signatureHeader: 'plaid-verification',
    timestampHeader: null,
    scheme: 'jwt',
    algorithm: 'ES256',
    encoding: 'jwt',
    rawBody: true,
    keyEndpoint: '/webhook_verification_key/get',
    publicKey: true,
  },
  notes: [
    'The JWT algorithm must be checked to be ES256 before use, and the key is fetched by its kid.',
    'The SDK has no verify function.',
  ],
  docsUrl: 'https://plaid.com/docs/api/webhooks/webhook-verification/',
  sources: [
    'npm:plaid@47.0.0:README.md',
    'https://plaid.com/docs/api/webhooks/webhook-verification/',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    {
      name: 'access token',
      pattern: '^access-(sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
      kind: 'secret',
      clientSafe: false,
    },
  ],
};
