import type { ApiProfile } from '../profile.js';

export const bingx: ApiProfile = {
  id: 'bingx',
  name: 'BingX API',
  hosts: ['open-api.bingx.com'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: ['X-BX-APIKEY'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['query'],
    separator: '',
    signatureParam: 'signature',
  },
  timestamp: { unit: 'ms', where: 'query', name: 'timestamp' },
  sources: ['npm:ccxt@4.5.84:js/src/bingx.js'],
  checked: 'recomputed',
};
