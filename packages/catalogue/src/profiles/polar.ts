import type { ApiProfile } from '../profile.js';

export const polar: ApiProfile = {
  id: 'polar',
  name: 'Polar API and webhooks',
  hosts: ['api.polar.sh', 'sandbox-api.polar.sh'],
  packages: ['@polar-sh/sdk'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'webhook-signature',
    timestampHeader: 'webhook-timestamp',
    payload: '{id}.{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: 300,
    rawBody: true,
    idHeader: 'webhook-id',
    keyEncoding: 'utf8',
    signaturePrefix: 'v1,',
    timestampUnit: 's',
    toleranceDirection: 'both',
    verifyFunctions: ['validateEvent'],
  },
  notes: [
    'The secret is used as text (the SDK encodes it to base64 first), unlike other Standard Webhooks senders.',
  ],
  sources: ['npm:@polar-sh/sdk@0.49.0:dist/commonjs/webhooks.js', 'npm:standardwebhooks@1.1.1:dist/index.js'],
};
