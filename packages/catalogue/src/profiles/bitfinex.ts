import type { ApiProfile } from '../profile.js';

export const bitfinex: ApiProfile = {
  id: 'bitfinex',
  name: 'Bitfinex v2 API',
  hosts: ['api.bitfinex.com', 'api-pub.bitfinex.com'],
  packages: ['bfx-api-node-rest', 'bitfinex-api-node', 'ccxt'],
  auth: { scheme: 'hmac', headers: ['bfx-nonce', 'bfx-apikey', 'bfx-signature'] },
  signing: {
    algorithm: 'sha384',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['path', 'nonce', 'body'],
    separator: '',
    pathPrefix: '/api/',
    signatureHeader: 'bfx-signature',
  },
  nonce: { where: 'header', name: 'bfx-nonce', increasing: true },
  docsUrl: 'https://docs.bitfinex.com/v2/docs/',
  sources: ['npm:ccxt@4.5.84:js/src/bitfinex.js'],
  checked: 'recomputed',
};
