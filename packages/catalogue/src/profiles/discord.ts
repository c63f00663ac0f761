import type { ApiProfile } from '../profile.js';

export const discord: ApiProfile = {
  id: 'discord',
  name: 'Discord Interactions',
  hosts: ['discord.com', 'discordapp.com'],
  packages: ['discord-interactions', 'discord.js'],
  auth: { scheme: 'ed25519', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-signature-ed25519',
    timestampHeader: 'x-signature-timestamp',
    payload: '{timestamp}{body}',
    algorithm: 'ed25519',
    encoding: 'hex',
    toleranceSeconds: null,
    verifyFunctions: ['verifyKey', 'verifyKeyMiddleware', 'verifyWebhookEventMiddleware'],
    rawBody: true,
    publicKey: true,
  },
  notes: ['The SDK never compares the timestamp with the clock.'],
  sources: ['npm:discord-interactions@4.4.0:dist/index.js'],
  checked: 'recomputed',
};
