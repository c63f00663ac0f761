import type { ApiProfile } from '../profile.js';

export const square: ApiProfile = {
  id: 'square',
  name: 'Square API',
  hosts: ['connect.squareup.com', 'connect.squareupsandbox.com'],
  packages: ['square'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-square-hmacsha256-signature',
    timestampHeader: null,
    payload: '{url}{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    verifyFunctions: ['WebhooksHelper.verifySignature'],
    rawBody: true,
  },
  notes: [
    'No timestamp is signed, so the SDK cannot stop replay; keep the event id.',
    'The SDK compares with === (not constant time).',
  ],
  sources: [
    'npm:square@46.0.0:wrapper/WebhooksHelper.js',
    'npm:square@46.0.0:core/crypto/createHmacOverride.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'access token', pattern: '^(EAAA|sq0atp-)[\\w-]{22,60}$', kind: 'secret', clientSafe: false }],
  checked: 'recomputed',
};
