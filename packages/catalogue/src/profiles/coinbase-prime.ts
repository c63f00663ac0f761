import type { ApiProfile } from '../profile.js';

export const coinbasePrime: ApiProfile = {
  id: 'coinbase-prime',
  name: 'Coinbase Prime API',
  hosts: ['api.prime.coinbase.com'],
  packages: ['coinbase-api'],
  auth: {
    scheme: 'hmac',
    headers: ['X-CB-ACCESS-KEY', 'X-CB-ACCESS-PASSPHRASE', 'X-CB-ACCESS-SIGNATURE', 'X-CB-ACCESS-TIMESTAMP'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'utf8',
    order: ['timestamp', 'method', 'path', 'body'],
    separator: '',
    signatureHeader: 'X-CB-ACCESS-SIGNATURE',
  },
  timestamp: { unit: 's', where: 'header', name: 'X-CB-ACCESS-TIMESTAMP', decimalsAllowed: false, toleranceSeconds: 30 },
  docsUrl: 'https://docs.cdp.coinbase.com/prime/rest-api/authentication',
  notes: ['Query is not signed, and the secret is used as text: both differ from Coinbase Exchange.'],
  sources: [
    'npm:coinbase-api@1.2.6:dist/cjs/lib/BaseRestClient.js',
    'https://docs.cdp.coinbase.com/prime/rest-api/authentication',
  ],
};
