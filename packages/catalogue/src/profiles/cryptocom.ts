import type { ApiProfile } from '../profile.js';

export const cryptocom: ApiProfile = {
  id: 'cryptocom',
  name: 'Crypto.com Exchange API v1',
  hosts: ['api.crypto.com', 'deriv-api.crypto.com', 'uat-api.3ona.co'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: [] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['path', 'id', 'key', 'sortedParams', 'nonce'],
    separator: '',
    signatureParam: 'sig',
    signatureWhere: 'body',
  },
  timestamp: { unit: 'ms', where: 'body', name: 'nonce' },
  docsUrl: 'https://exchange-docs.crypto.com/exchange/v1/rest-ws/index.html',
  sources: ['npm:ccxt@4.5.84:js/src/cryptocom.js'],
  checked: 'recomputed',
};
