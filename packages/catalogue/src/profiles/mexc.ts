import type { ApiProfile } from '../profile.js';

export const mexc: ApiProfile = {
  id: 'mexc',
  name: 'MEXC Spot v3 API',
  hosts: ['api.mexc.com'],
  pathPrefixes: ['/api/v3'],
  packages: ['mexc-api-sdk', 'ccxt'],
  auth: { scheme: 'hmac', headers: ['X-MEXC-APIKEY'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['query'],
    separator: '',
    signatureParam: 'signature',
  },
  timestamp: { unit: 'ms', where: 'query', name: 'timestamp', toleranceSeconds: 5 },
  toleranceParam: { name: 'recvWindow', unit: 'ms', defaultValue: 5000, maxValue: 60000 },
  docsUrl: 'https://www.mexc.com/api-docs/spot-v3/introduction',
  sources: [
    'npm:ccxt@4.5.84:js/src/mexc.js',
    'npm:mexc-api-sdk@1.0.3:src/modules/base.js',
    'npm:mexc-api-sdk@1.0.3:src/modules/trade.js',
  ],
  checked: 'recomputed',
};
