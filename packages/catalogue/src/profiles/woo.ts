import type { ApiProfile } from '../profile.js';

export const woo: ApiProfile = {
  id: 'woo',
  name: 'WOO X API v3',
  hosts: ['api.woox.io'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: ['x-api-key', 'x-api-timestamp', 'x-api-signature'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['timestamp', 'method', 'path', 'query|body'],
    separator: '',
    signatureHeader: 'x-api-signature',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'x-api-timestamp' },
  sources: ['npm:ccxt@4.5.84:js/src/woo.js'],
  checked: 'recomputed',
};
