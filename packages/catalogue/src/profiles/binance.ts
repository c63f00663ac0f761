import type { ApiProfile } from '../profile.js';

export const binance: ApiProfile = {
  id: 'binance',
  name: 'Binance Spot and Futures API',
  hosts: ['api.binance.com', '*.binance.com', 'testnet.binance.vision', 'testnet.binancefuture.com'],
  packages: ['binance', 'binance-api-node', 'ccxt'],
  auth: { scheme: 'hmac', headers: ['X-MBX-APIKEY'], alternatives: ['rsa', 'ed25519'] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['query', 'body'],
    separator: '',
    signatureParam: 'signature',
  },
  timestamp: { unit: 'ms', where: 'query', name: 'timestamp', toleranceSeconds: 5 },
  toleranceParam: { name: 'recvWindow', unit: 'ms', defaultValue: 5000 },
  notes: [
    'Timestamp is one of the signed parameters, so it is inside query or body.',
    'The signature parameter is the last one and is not itself signed.',
    'SDK defaults differ: package binance sends recvWindow 5000, ccxt sends 10000.',
  ],
  docsUrl: 'https://developers.binance.com/en',
  sources: [
    'npm:ccxt@4.5.84:js/src/binance.js',
    'npm:binance@3.6.5:lib/util/BaseRestClient.js',
    'npm:binance@3.6.5:lib/util/requestUtils.js',
  ],
  checked: 'recomputed',
};
