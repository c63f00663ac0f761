import type { ApiProfile } from '../profile.js';

export const kraken: ApiProfile = {
  id: 'kraken',
  name: 'Kraken Spot REST API',
  hosts: ['api.kraken.com'],
  packages: ['node-kraken-api', 'ccxt'],
  auth: { scheme: 'hmac', headers: ['API-Key', 'API-Sign'] },
  signing: {
    algorithm: 'sha512',
    encoding: 'base64',
    keyEncoding: 'base64',
    order: ['path', 'sha256(nonce+body)'],
    separator: '',
    signatureHeader: 'API-Sign',
  },
  nonce: { where: 'body', name: 'nonce', increasing: true },
  notes: [
    'No timestamp: replay is stopped by a growing nonce, usually milliseconds.',
    'Secret is base64 and is decoded before use as the key; the inner SHA-256 digest stays binary.',
  ],
  docsUrl: 'https://docs.kraken.com/api-reference/',
  sources: ['npm:ccxt@4.5.84:js/src/kraken.js', 'npm:node-kraken-api@2.2.2:index.js'],
  checked: 'recomputed',
};
