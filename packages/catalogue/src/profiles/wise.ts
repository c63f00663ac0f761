import type { ApiProfile } from '../profile.js';

export const wise: ApiProfile = {
  id: 'wise',
  name: 'Wise webhooks',
  hosts: ['api.wise.com'],
  packages: [],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-signature-sha256',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'rsa-sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    rawBody: true,
    publicKey: true,
  },
  notes: ['An RSA signature: code that treats it as an HMAC can never verify it.'],
  sources: ['public-code:x-signature-sha256', 'https://github.com/jayaddison/pywisetransfer/issues/18'],
  unconfirmed: ['auth', 'hosts: api.wise.com'],
};
