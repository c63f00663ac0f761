import type { ApiProfile } from '../profile.js';

export const telegram: ApiProfile = {
  id: 'telegram',
  name: 'Telegram Bot API',
  hosts: ['api.telegram.org'],
  packages: ['grammy', 'telegraf', 'node-telegram-bot-api'],
  auth: { scheme: 'token-in-path', headers: [] },
  webhook: {
    signatureHeader: 'x-telegram-bot-api-secret-token',
    timestampHeader: null,
    scheme: 'shared-token',
    payload: null,
    toleranceSeconds: null,
    verifyFunctions: ['webhookCallback', 'Telegraf.webhookCallback'],
    rawBody: false,
  },
  notes: [
    'No signature: a shared secret token comes back in a header and is compared.',
    'grammY and Telegraf both skip the check when no secretToken is set.',
    'The bot token stands in the URL path, so URLs must not be logged.',
  ],
  sources: [
    'npm:grammy@1.46.0:out/convenience/webhook.js',
    'npm:grammy@1.46.0:out/convenience/frameworks.js',
    'npm:telegraf@4.16.3:lib/telegraf.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'bot token', pattern: '^[0-9]{5,16}:A[A-Za-z0-9_-]{34}$', kind: 'secret', clientSafe: false }],
};
