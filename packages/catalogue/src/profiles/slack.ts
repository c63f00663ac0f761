import type { ApiProfile } from '../profile.js';

export const slack: ApiProfile = {
  id: 'slack',
  name: 'Slack API',
  hosts: ['slack.com', '*.slack.com', 'hooks.slack.com'],
  packages: ['@slack/bolt', '@slack/web-api', '@slack/webhook'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-slack-signature',
    timestampHeader: 'x-slack-request-timestamp',
    payload: 'v0:{timestamp}:{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    signaturePrefix: 'v0=',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'past',
    verifyFunctions: ['verifySlackRequest', 'isValidSlackRequest'],
    rawBody: true,
  },
  envNames: ['SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  notes: [
    'Bolt refuses only old timestamps; one from the future, or one that is not a number, passes the age check (the signature still has to be right).',
  ],
  docsUrl: 'https://api.slack.com/authentication/verifying-requests-from-slack',
  sources: [
    'npm:@slack/bolt@5.1.0:dist/receivers/verify-request.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    {
      name: 'bot token',
      pattern: '^xoxb-[0-9]{10,13}-[0-9]{10,13}[a-zA-Z0-9-]*$',
      kind: 'secret',
      clientSafe: false,
    },
    {
      name: 'user token',
      pattern: '^xox[pe](-[0-9]{10,13}){3}-[a-zA-Z0-9-]{28,34}$',
      kind: 'secret',
      clientSafe: false,
    },
    { name: 'app token', pattern: '^xapp-\\d-[A-Z0-9]+-\\d+-[a-z0-9]+$', kind: 'secret', clientSafe: false },
    {
      name: 'incoming webhook address',
      pattern: '^https://hooks\\.slack\\.com/(services|workflows|triggers)/[A-Za-z0-9+/]{43,56}$',
      kind: 'secret',
      clientSafe: false,
    },
  ],
  checked: 'recomputed',
  unconfirmed: ['envNames: SLACK_APP_TOKEN'],
};
