import type { ApiProfile } from '../profile.js';

export const notion: ApiProfile = {
  id: 'notion',
  name: 'Notion API',
  hosts: ['api.notion.com'],
  packages: ['@notionhq/client'],
  auth: { scheme: 'bearer', headers: ['Authorization', 'Notion-Version'] },
  webhook: {
    signatureHeader: 'x-notion-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    signaturePrefix: 'sha256=',
    toleranceSeconds: null,
    verifyFunctions: ['verifyWebhookSignature'],
    rawBody: true,
  },
  sources: [
    'npm:@notionhq/client@5.26.0:build/src/webhooks.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    {
      name: 'integration token',
      pattern: '^ntn_[0-9]{11}[A-Za-z0-9]{35}$',
      kind: 'secret',
      clientSafe: false,
    },
  ],
  checked: 'recomputed',
};
