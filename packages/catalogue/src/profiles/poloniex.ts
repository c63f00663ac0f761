import type { ApiProfile } from '../profile.js';

export const poloniex: ApiProfile = {
  id: 'poloniex',
  name: 'Poloniex Spot API',
  hosts: ['api.poloniex.com'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: ['key', 'signTimestamp', 'signature'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'utf8',
    order: ['method', 'path', 'query|body', 'timestamp'],
    separator: '\n',
    signatureHeader: 'signature',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'signTimestamp' },
  notes: [
    'For POST the last line is requestBody=<json>&signTimestamp=<ms>; for GET it is the sorted query that includes signTimestamp.',
  ],
  sources: ['npm:ccxt@4.5.84:js/src/poloniex.js'],
  checked: 'recomputed',
};
