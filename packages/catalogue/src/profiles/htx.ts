import type { ApiProfile } from '../profile.js';

export const htx: ApiProfile = {
  id: 'htx',
  name: 'HTX (Huobi) API',
  hosts: ['api.huobi.pro', 'api.testnet.huobi.pro'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: [] },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'utf8',
    order: ['method', 'host', 'path', 'query'],
    separator: '\n',
    signatureParam: 'Signature',
  },
  timestamp: { unit: 'iso8601', where: 'query', name: 'Timestamp', format: 'YYYY-MM-DDTHH:mm:ss' },
  notes: [
    'POST body is not signed; only the sorted query is, with AccessKeyId, SignatureMethod, SignatureVersion and Timestamp in it.',
  ],
  docsUrl: 'https://huobiapi.github.io/docs/spot/v1/en/',
  sources: ['npm:ccxt@4.5.84:js/src/htx.js'],
  checked: 'recomputed',
};
