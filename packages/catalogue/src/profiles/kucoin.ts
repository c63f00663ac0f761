import type { ApiProfile } from '../profile.js';

export const kucoin: ApiProfile = {
  id: 'kucoin',
  name: 'KuCoin API (key version 2)',
  hosts: ['api.kucoin.com', 'api-futures.kucoin.com', 'api-broker.kucoin.com'],
  packages: ['kucoin-api', 'ccxt'],
  auth: {
    scheme: 'hmac',
    headers: ['KC-API-KEY', 'KC-API-SIGN', 'KC-API-TIMESTAMP', 'KC-API-PASSPHRASE', 'KC-API-KEY-VERSION'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'utf8',
    order: ['timestamp', 'method', 'path', 'query', 'body'],
    separator: '',
    signatureHeader: 'KC-API-SIGN',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'KC-API-TIMESTAMP' },
  notes: [
    'With key version 2 the passphrase header is itself HMAC-SHA256 base64 of the passphrase under the API secret; sending the plain passphrase is the version 1 form.',
    'npm package kucoin-api 0.0.3 signs by the older scheme; ccxt was used as the source.',
  ],
  docsUrl: 'https://docs.kucoin.com',
  sources: ['npm:ccxt@4.5.84:js/src/kucoin.js'],
  checked: 'recomputed',
};
