import type { ApiProfile } from '../profile.js';

export const bitstamp: ApiProfile = {
  id: 'bitstamp',
  name: 'Bitstamp v2 API',
  hosts: ['www.bitstamp.net'],
  packages: ['ccxt'],
  auth: {
    scheme: 'hmac',
    headers: ['X-Auth', 'X-Auth-Nonce', 'X-Auth-Timestamp', 'X-Auth-Version', 'X-Auth-Signature'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['key', 'method', 'host', 'path', 'query', 'contentType', 'nonce', 'timestamp', 'version', 'body'],
    separator: '',
    keyPrefix: 'BITSTAMP ',
    signatureHeader: 'X-Auth-Signature',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'X-Auth-Timestamp' },
  nonce: { where: 'header', name: 'X-Auth-Nonce', form: 'uuid' },
  notes: ['npm package bitstamp 1.0.6 uses the older body scheme: HMAC of nonce+client id+key, upper-case hex.'],
  docsUrl: 'https://www.bitstamp.net/api',
  sources: ['npm:ccxt@4.5.84:js/src/bitstamp.js', 'npm:bitstamp@1.0.6:bitstamp.js'],
  checked: 'recomputed',
};
