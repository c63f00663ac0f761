import type { ApiProfile } from '../profile.js';

export const okx: ApiProfile = {
  id: 'okx',
  name: 'OKX V5 API',
  hosts: ['www.okx.com', 'aws.okx.com'],
  packages: ['okx-api', 'ccxt'],
  auth: {
    scheme: 'hmac',
    headers: ['OK-ACCESS-KEY', 'OK-ACCESS-SIGN', 'OK-ACCESS-TIMESTAMP', 'OK-ACCESS-PASSPHRASE'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'utf8',
    order: ['timestamp', 'method', 'path', 'query', 'body'],
    separator: '',
    signatureHeader: 'OK-ACCESS-SIGN',
  },
  timestamp: {
    unit: 'iso8601',
    where: 'header',
    name: 'OK-ACCESS-TIMESTAMP',
    toleranceSeconds: 30,
    toleranceConfirmedBy: 'third-party',
  },
  notes: [
    'The 30 s window comes from pages of third parties that quote the official documents; the SDK does not state it.',
  ],
  docsUrl: 'https://www.okx.com/docs-v5/en/',
  sources: [
    'npm:ccxt@4.5.84:js/src/okx.js',
    'https://www.fail24.com/8958.html',
    'npm:okx-api@3.2.3:dist/cjs/util/BaseRestClient.js',
  ],
  checked: 'recomputed',
};
