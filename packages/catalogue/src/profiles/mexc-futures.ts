import type { ApiProfile } from '../profile.js';

export const mexcFutures: ApiProfile = {
  id: 'mexc-futures',
  name: 'MEXC Futures (contract) API',
  hosts: ['api.mexc.com'],
  pathPrefixes: ['/api/v1/private', '/api/v1/contract'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: ['ApiKey', 'Request-Time', 'Signature'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['key', 'timestamp', 'query|body'],
    separator: '',
    signatureHeader: 'Signature',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'Request-Time' },
  docsUrl: 'https://www.mexc.com/api-docs/futures/integration-guide',
  sources: ['npm:ccxt@4.5.84:js/src/mexc.js'],
  checked: 'recomputed',
};
