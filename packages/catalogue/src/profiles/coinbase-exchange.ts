import type { ApiProfile } from '../profile.js';

export const coinbaseExchange: ApiProfile = {
  id: 'coinbase-exchange',
  name: 'Coinbase Exchange API',
  hosts: ['api.exchange.coinbase.com', 'api-public.sandbox.exchange.coinbase.com'],
  packages: ['coinbase-api', 'ccxt'],
  auth: {
    scheme: 'hmac',
    headers: ['CB-ACCESS-KEY', 'CB-ACCESS-SIGN', 'CB-ACCESS-TIMESTAMP', 'CB-ACCESS-PASSPHRASE'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'base64',
    order: ['timestamp', 'method', 'path', 'query', 'body'],
    separator: '',
    signatureHeader: 'CB-ACCESS-SIGN',
  },
  timestamp: { unit: 's', where: 'header', name: 'CB-ACCESS-TIMESTAMP', decimalsAllowed: true, toleranceSeconds: 30 },
  docsUrl: 'https://docs.cdp.coinbase.com/exchange/docs/welcome',
  sources: [
    'https://coinbase-migration.mintlify.app/coinbase-exchange/rest-api/authentication',
    'npm:ccxt@4.5.84:js/src/coinbaseexchange.js',
    'npm:ccxt@4.5.84:js/src/base/Exchange.js',
    'npm:coinbase-api@1.2.6:dist/cjs/lib/BaseRestClient.js',
  ],
  checked: 'recomputed',
};
