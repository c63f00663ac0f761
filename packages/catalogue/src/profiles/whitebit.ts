import type { ApiProfile } from '../profile.js';

export const whitebit: ApiProfile = {
  id: 'whitebit',
  name: 'WhiteBIT API',
  hosts: ['whitebit.com'],
  packages: ['ccxt'],
  auth: { scheme: 'hmac', headers: ['X-TXC-APIKEY', 'X-TXC-PAYLOAD', 'X-TXC-SIGNATURE'] },
  signing: {
    algorithm: 'sha512',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['base64(json(path,nonce,params))'],
    separator: '',
    signatureHeader: 'X-TXC-SIGNATURE',
  },
  nonce: { where: 'body', name: 'nonce', increasing: true },
  sources: ['npm:ccxt@4.5.84:js/src/whitebit.js'],
  checked: 'recomputed',
};
