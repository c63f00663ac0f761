import type { ApiProfile } from '../profile.js';

export const gemini: ApiProfile = {
  id: 'gemini',
  name: 'Gemini REST API',
  hosts: ['api.gemini.com', 'api.sandbox.gemini.com'],
  packages: ['gemini-api', 'ccxt'],
  auth: { scheme: 'hmac', headers: ['X-GEMINI-APIKEY', 'X-GEMINI-PAYLOAD', 'X-GEMINI-SIGNATURE'] },
  signing: {
    algorithm: 'sha384',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['base64(json(path,nonce,params))'],
    separator: '',
    signatureHeader: 'X-GEMINI-SIGNATURE',
  },
  nonce: { where: 'payload', name: 'nonce', increasing: true },
  docsUrl: 'https://docs.gemini.com/rest-api',
  sources: ['npm:ccxt@4.5.84:js/src/gemini.js', 'npm:gemini-api@2.0.4:dist/createRequestConfig.js'],
  checked: 'recomputed',
};
