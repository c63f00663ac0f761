import type { ApiProfile } from '../profile.js';

export const workos: ApiProfile = {
  id: 'workos',
  name: 'WorkOS API',
  hosts: ['api.workos.com'],
  packages: ['@workos-inc/node'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'workos-signature',
    timestampHeader: null,
    payload: '{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    headerFormat: 't={timestamp}, v1={signature}',
    timestampUnit: 'ms',
    toleranceSeconds: 180,
    toleranceDirection: 'past',
    verifyFunctions: ['workos.webhooks.constructEvent', 'workos.webhooks.verifyHeader'],
  },
  notes: [
    'The tolerance option is in MILLISECONDS (default 180000); passing seconds makes every event too old. Actions use 30000.',
  ],
  sources: ['npm:@workos-inc/node@8.13.0:lib/factory-yopqWYw5.cjs', 'public-code:workos-signature'],
};
