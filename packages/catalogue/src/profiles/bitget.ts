import type { ApiProfile } from '../profile.js';

export const bitget: ApiProfile = {
  id: 'bitget',
  name: 'Bitget API v2',
  hosts: ['api.bitget.com'],
  packages: ['bitget-api', 'ccxt'],
  auth: { scheme: 'hmac', headers: ['ACCESS-KEY', 'ACCESS-SIGN', 'ACCESS-TIMESTAMP', 'ACCESS-PASSPHRASE'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'utf8',
    order: ['timestamp', 'method', 'path', 'query', 'body'],
    separator: '',
    signatureHeader: 'ACCESS-SIGN',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'ACCESS-TIMESTAMP' },
  docsUrl: 'https://www.bitget.com/api-doc/common/intro',
  sources: ['npm:ccxt@4.5.84:js/src/bitget.js', 'npm:bitget-api@3.2.3:dist/cjs/util/BaseRestClient.js'],
  checked: 'recomputed',
};
