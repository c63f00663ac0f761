import type { ApiProfile } from '../profile.js';

export const shopify: ApiProfile = {
  id: 'shopify',
  name: 'Shopify Admin API and webhooks',
  hosts: ['*.myshopify.com'],
  packages: ['@shopify/shopify-api'],
  auth: { scheme: 'api-key-header', headers: ['X-Shopify-Access-Token'] },
  webhook: {
    signatureHeader: 'x-shopify-hmac-sha256',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    verifyFunctions: [
      'shopify.webhooks.validate',
      'shopify.webhooks.process',
      'shopify.flow.validate',
      'shopify.fulfillmentService.validate',
    ],
    rawBody: true,
  },
  oauthCallback: {
    payload: 'sorted query without hmac',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: 90,
    verifyFunctions: ['shopify.utils.validateHmac'],
  },
  notes: [
    'The same secret gives base64 for webhooks but hex for OAuth callbacks and app-proxy queries.',
    'The 90 s window applies to the query form only; webhooks carry X-Shopify-Triggered-At, which the SDK does not check.',
  ],
  sources: [
    'npm:@shopify/shopify-api@13.1.0:dist/cjs/lib/utils/hmac-validator.js',
    'npm:@shopify/shopify-api@13.1.0:dist/cjs/lib/types.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    { name: 'access token', pattern: '^shpat_[a-fA-F0-9]{32}$', kind: 'secret', clientSafe: false },
    { name: 'custom app token', pattern: '^shpca_[a-fA-F0-9]{32}$', kind: 'secret', clientSafe: false },
    { name: 'private app token', pattern: '^shppa_[a-fA-F0-9]{32}$', kind: 'secret', clientSafe: false },
    { name: 'shared secret', pattern: '^shpss_[a-fA-F0-9]{32}$', kind: 'webhook-secret', clientSafe: false },
  ],
};
