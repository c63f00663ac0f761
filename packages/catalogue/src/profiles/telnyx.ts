import type { ApiProfile } from '../profile.js';

export const telnyx: ApiProfile = {
  id: 'telnyx',
  name: 'Telnyx API',
  hosts: ['api.telnyx.com'],
  packages: ['telnyx'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'telnyx-signature-ed25519',
    timestampHeader: 'telnyx-timestamp',
    payload: '{timestamp}|{body}',
    algorithm: 'ed25519',
    encoding: 'base64',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'both',
    verifyFunctions: ['client.webhooks.unwrap'],
    rawBody: true,
    publicKey: true,
  },
  envNames: ['TELNYX_API_KEY', 'TELNYX_PUBLIC_KEY'],
  sources: ['npm:telnyx@7.24.0:lib/webhooks.js'],
};
