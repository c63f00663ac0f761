import type { ApiProfile } from '../profile.js';

export const gateio: ApiProfile = {
  id: 'gateio',
  name: 'Gate.io API v4',
  hosts: ['api.gateio.ws', 'api-testnet.gateapi.io'],
  packages: ['gateio-api', 'ccxt'],
  auth: { scheme: 'hmac', headers: ['KEY', 'SIGN', 'Timestamp'] },
  signing: {
    algorithm: 'sha512',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['method', 'path', 'query', 'bodyHash', 'timestamp'],
    separator: '\n',
    bodyHash: { algorithm: 'sha512', encoding: 'hex' },
    signatureHeader: 'SIGN',
  },
  timestamp: { unit: 's', where: 'header', name: 'Timestamp' },
  docsUrl: 'https://www.gate.com/docs/developers/apiv4/en',
  sources: ['npm:ccxt@4.5.84:js/src/gate.js', 'npm:gateio-api@1.6.4:dist/cjs/lib/BaseRestClient.js'],
  checked: 'recomputed',
};
