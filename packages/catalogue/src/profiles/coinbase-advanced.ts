import type { ApiProfile } from '../profile.js';

export const coinbaseAdvanced: ApiProfile = {
  id: 'coinbase-advanced',
  name: 'Coinbase Advanced Trade API',
  hosts: ['api.coinbase.com'],
  packages: ['coinbase-api', 'coinbase-advanced-node', 'ccxt'],
  auth: { scheme: 'jwt', headers: ['Authorization'], jwtAlgorithms: ['ES256', 'EdDSA'] },
  timestamp: { unit: 's', where: 'jwt', name: 'nbf', jwtLifetimeSeconds: 120 },
  legacySigning: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['timestamp', 'method', 'path', 'body'],
    separator: '',
    signatureHeader: 'CB-ACCESS-SIGN',
    timestampUnit: 's',
  },
  notes: [
    'Cloud keys sign a short-lived JWT with an EC (ES256) or Ed25519 (EdDSA) private key; the older HMAC keys use CB-ACCESS-* headers, a hex signature and seconds.',
  ],
  keys: [
    {
      name: 'CDP private key',
      pattern: '^-----BEGIN EC PRIVATE KEY-----',
      kind: 'secret',
      clientSafe: false,
    },
    {
      name: 'CDP key name',
      pattern: '^organizations/[0-9a-f-]{36}/apiKeys/[0-9a-f-]{36}$',
      kind: 'identifier',
      clientSafe: false,
    },
  ],
  docsUrl: 'https://docs.cdp.coinbase.com/coinbase-app/advanced-trade-apis/api-reference',
  sources: [
    'npm:ccxt@4.5.84:js/src/coinbase.js',
    'npm:coinbase-advanced-node@2.1.0:dist/auth/RequestSigner.js',
    'npm:coinbase-api@1.2.6:dist/cjs/lib/jwtNode.js',
  ],
  checked: 'recomputed (legacySigning)',
};
