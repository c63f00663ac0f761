import type { ApiProfile } from '../profile.js';

export const inngest: ApiProfile = {
  id: 'inngest',
  name: 'Inngest',
  hosts: ['api.inngest.com'],
  packages: ['inngest'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-inngest-signature',
    timestampHeader: null,
    payload: '{canonicalBody}{timestamp}',
    algorithm: 'sha256',
    encoding: 'hex',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'both',
    rawBody: false,
    verifyFunctions: ['serve'],
  },
  notes: ['The option __testingAllowExpiredSignatures turns the age check off.'],
  sources: ['npm:inngest@4.24.0:components/InngestCommHandler.js', 'npm:inngest@4.24.0:helpers/net.js'],
};
