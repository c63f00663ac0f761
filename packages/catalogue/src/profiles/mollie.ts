import type { ApiProfile } from '../profile.js';

export const mollie: ApiProfile = {
  id: 'mollie',
  name: 'Mollie API',
  hosts: ['api.mollie.com'],
  packages: ['@mollie/api-client'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  sources: ['npm:@mollie/api-client@4.6.0:dist/mollie.cjs.js'],
  notes: ['This SDK version has no webhook verifier.'],
};
