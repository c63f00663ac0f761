import type { ApiProfile } from '../profile.js';

export const woocommerce: ApiProfile = {
  id: 'woocommerce',
  name: 'WooCommerce REST API',
  hosts: [],
  pathPrefixes: ['/wp-json/wc/'],
  packages: ['@woocommerce/woocommerce-rest-api', 'woocommerce-rest-ts-api'],
  auth: { scheme: 'basic', headers: ['Authorization'], alternatives: ['oauth1 HMAC-SHA256 over plain HTTP'] },
  webhook: {
    signatureHeader: 'x-wc-webhook-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    rawBody: true,
  },
  keys: [
    { name: 'consumer key', pattern: '^ck_[0-9a-f]{40}$', kind: 'identifier', clientSafe: false },
    { name: 'consumer secret', pattern: '^cs_[0-9a-f]{40}$', kind: 'secret', clientSafe: false },
  ],
  unconfirmed: ['keys length', 'pathPrefixes'],
  sources: [
    'repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/woocommerce-webhooks/SKILL.md',
    'npm:woocommerce-rest-ts-api@8.0.0:dist/index.js',
  ],
};
