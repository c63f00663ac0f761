import type { ApiProfile } from '../profile.js';

export const anthropic: ApiProfile = {
  id: 'anthropic',
  name: 'Anthropic API',
  hosts: ['api.anthropic.com'],
  packages: ['@anthropic-ai/sdk'],
  auth: { scheme: 'api-key-header', headers: ['X-Api-Key', 'anthropic-version'] },
  webhook: {
    signatureHeader: 'webhook-signature',
    timestampHeader: 'webhook-timestamp',
    idHeader: 'webhook-id',
    payload: '{id}.{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'base64',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'both',
    verifyFunctions: ['client.beta.webhooks.unwrap'],
    rawBody: true,
  },
  envNames: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_WEBHOOK_SIGNING_KEY'],
  notes: [
    'The client refuses to start in a browser unless dangerouslyAllowBrowser is true.',
    'The SDK also has a webhook parse method that does not verify; unwrap does.',
  ],
  sources: [
    'npm:@anthropic-ai/sdk@1.12.0:client.js',
    'npm:@anthropic-ai/sdk@1.12.0:resources/beta/webhooks.js',
    'npm:standardwebhooks@1.1.1:dist/index.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    { name: 'API key', pattern: '^sk-ant-api03-[a-zA-Z0-9_-]{93}AA$', kind: 'secret', clientSafe: false },
    { name: 'admin key', pattern: '^sk-ant-admin01-[a-zA-Z0-9_-]{93}AA$', kind: 'secret', clientSafe: false },
  ],
};
