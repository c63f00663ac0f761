import type { ApiProfile } from '../profile.js';

export const phemex: ApiProfile = {
  id: 'phemex',
  name: 'Phemex API',
  hosts: ['api.phemex.com', 'testnet-api.phemex.com'],
  packages: ['ccxt'],
  auth: {
    scheme: 'hmac',
    headers: ['x-phemex-access-token', 'x-phemex-request-expiry', 'x-phemex-request-signature'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['path', 'query', 'timestamp', 'body'],
    separator: '',
    signatureHeader: 'x-phemex-request-signature',
  },
  timestamp: {
    unit: 's',
    where: 'header',
    name: 'x-phemex-request-expiry',
    meaning: 'expiry',
    defaultLifetimeSeconds: 60,
  },
  notes: ['The query is signed without its question mark; the header holds an expiry time.'],
  sources: ['npm:ccxt@4.5.84:js/src/phemex.js'],
  checked: 'recomputed',
};
