import type { ApiProfile } from '../profile.js';

export const deribit: ApiProfile = {
  id: 'deribit',
  name: 'Deribit API v2',
  hosts: ['www.deribit.com', 'test.deribit.com'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: ['Authorization'], authorizationPrefix: 'deri-hmac-sha256' },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['timestamp', 'nonce', 'method', 'path', 'query', 'body'],
    separator: '\n',
    signatureHeader: 'Authorization',
  },
  timestamp: { unit: 'ms', where: 'header', name: 'ts' },
  nonce: { where: 'header', name: 'nonce' },
  notes: ['The signed text ends with a newline after the (often empty) body.'],
  docsUrl: 'https://docs.deribit.com/v2',
  sources: ['npm:ccxt@4.5.84:js/src/deribit.js'],
  checked: 'recomputed',
};
