import type { ApiProfile } from '../profile.js';

export const bybit: ApiProfile = {
  id: 'bybit',
  name: 'Bybit V5 API',
  hosts: ['api.bybit.com', '*.bybit.com', 'api.bytick.com'],
  packages: ['bybit-api', 'ccxt'],
  auth: {
    scheme: 'hmac',
    headers: ['X-BAPI-API-KEY', 'X-BAPI-TIMESTAMP', 'X-BAPI-SIGN', 'X-BAPI-RECV-WINDOW'],
    alternatives: ['rsa'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['timestamp', 'key', 'recvWindow', 'query|body'],
    separator: '',
    signatureHeader: 'X-BAPI-SIGN',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'X-BAPI-TIMESTAMP', toleranceSeconds: 5 },
  toleranceParam: { name: 'X-BAPI-RECV-WINDOW', unit: 'ms', defaultValue: 5000 },
  docsUrl: 'https://bybit-exchange.github.io/docs/v5/guide',
  sources: ['npm:ccxt@4.5.84:js/src/bybit.js', 'npm:bybit-api@4.7.7:lib/util/BaseRestClient.js'],
  checked: 'recomputed',
};
