import type { ApiProfile } from '../profile.js';

export const elevenlabs: ApiProfile = {
  id: 'elevenlabs',
  name: 'ElevenLabs webhooks',
  hosts: ['api.elevenlabs.io'],
  packages: ['@elevenlabs/elevenlabs-js'],
  auth: { scheme: 'api-key-header', headers: ['xi-api-key'] },
  webhook: {
    signatureHeader: 'elevenlabs-signature',
    timestampHeader: null,
    payload: '{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    headerFormat: 't={timestamp},v0={signature}',
    timestampUnit: 's',
    toleranceSeconds: 1800,
    verifyFunctions: ['elevenlabs.webhooks.constructEvent'],
    rawBody: true,
  },
  notes: ['30 minutes is the widest window seen.'],
  sources: [
    'repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/elevenlabs-webhooks/references/verification.md',
  ],
};
