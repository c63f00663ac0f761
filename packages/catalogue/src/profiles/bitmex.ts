import type { ApiProfile } from '../profile.js';

export const bitmex: ApiProfile = {
  id: 'bitmex',
  name: 'BitMEX API v1',
  hosts: ['www.bitmex.com', 'testnet.bitmex.com'],
  packages: ['ccxt', 'bitmex-node'],
  auth: { scheme: 'hmac', headers: ['api-key', 'api-expires', 'api-signature'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['method', 'path', 'query', 'timestamp', 'body'],
    separator: '',
    signatureHeader: 'api-signature',
  },
  timestamp: { unit: 's', where: 'header', name: 'api-expires', meaning: 'expiry', defaultLifetimeSeconds: 5 },
  notes: ['The header holds the time the request EXPIRES, not the time it was sent; ccxt sets now + 5 s.'],
  sources: ['npm:ccxt@4.4.82:js/src/bitmex.js'],
};
