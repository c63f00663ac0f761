import type { ApiProfile } from '../profile.js';

export const coinbaseInternational: ApiProfile = {
  id: 'coinbase-international',
  name: 'Coinbase International Exchange API',
  hosts: ['api.international.coinbase.com'],
  packages: ['coinbase-api', 'ccxt'],
  auth: {
    scheme: 'hmac',
    headers: ['CB-ACCESS-KEY', 'CB-ACCESS-SIGN', 'CB-ACCESS-TIMESTAMP', 'CB-ACCESS-PASSPHRASE'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'base64',
    order: ['timestamp', 'method', 'path', 'body'],
    separator: '',
    signatureHeader: 'CB-ACCESS-SIGN',
  },
  timestamp: { unit: 's', where: 'header', name: 'CB-ACCESS-TIMESTAMP', decimalsAllowed: false, toleranceSeconds: 5 },
  notes: [
    'Query is not signed.',
    'The documents allow whole seconds only, while the package coinbase-api sends decimals.',
  ],
  sources: [
    'https://coinbase-migration.mintlify.app/coinbase-international-exchange/rest-api/authentication',
    'npm:ccxt@4.5.84:js/src/coinbaseinternational.js',
    'npm:coinbase-api@1.2.6:dist/cjs/lib/BaseRestClient.js',
  ],
  checked: 'recomputed',
};
