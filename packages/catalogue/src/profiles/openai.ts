import type { ApiProfile } from '../profile.js';

export const openai: ApiProfile = {
  id: 'openai',
  name: 'OpenAI API',
  hosts: ['api.openai.com'],
  packages: ['openai'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'webhook-signature',
    timestampHeader: 'webhook-timestamp',
    idHeader: 'webhook-id',
    payload: '{id}.{timestamp}.{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    keyEncoding: 'base64',
    keyPrefix: 'whsec_',
    signaturePrefix: 'v1,',
    timestampUnit: 's',
    toleranceSeconds: 300,
    toleranceDirection: 'both',
    verifyFunctions: ['client.webhooks.unwrap', 'client.webhooks.verifySignature'],
    rawBody: true,
  },
  envNames: ['OPENAI_API_KEY', 'OPENAI_ADMIN_KEY', 'OPENAI_WEBHOOK_SECRET'],
  notes: ['The client refuses to start in a browser unless dangerouslyAllowBrowser is true.'],
  sources: [
    'npm:openai@6.49.0:client.js',
    'npm:openai@6.49.0:resources/webhooks/webhooks.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    {
      name: 'project, service or admin key',
      pattern: '^sk-(proj|svcacct|admin)-[A-Za-z0-9_-]{58,74}T3BlbkFJ[A-Za-z0-9_-]{58,74}$',
      kind: 'secret',
      clientSafe: false,
    },
    {
      name: 'old key',
      pattern: '^sk-[a-zA-Z0-9]{20}T3BlbkFJ[a-zA-Z0-9]{20}$',
      kind: 'secret',
      clientSafe: false,
    },
    {
      name: 'webhook secret',
      pattern: '^whsec_[A-Za-z0-9+/=]{24,}$',
      kind: 'webhook-secret',
      clientSafe: false,
    },
  ],
};
