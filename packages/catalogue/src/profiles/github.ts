import type { ApiProfile } from '../profile.js';

export const github: ApiProfile = {
  id: 'github',
  name: 'GitHub REST API and webhooks',
  hosts: ['api.github.com'],
  packages: ['@octokit/endpoint', '@octokit/webhooks', '@octokit/webhooks-methods', 'octokit', '@octokit/rest'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-hub-signature-256',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    signaturePrefix: 'sha256=',
    toleranceSeconds: null,
    verifyFunctions: ['verify', 'verifyWithFallback', 'webhooks.verify', 'webhooks.verifyAndReceive'],
    rawBody: true,
  },
  sources: [
    'npm:@octokit/webhooks-methods@6.0.0:dist-src/node/verify.js',
    'npm:@octokit/webhooks-methods@6.0.0:dist-src/node/sign.js',
    'npm:@octokit/webhooks@14.2.0:dist-src/middleware/create-middleware.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    { name: 'personal token', pattern: '^ghp_[0-9a-zA-Z]{36}$', kind: 'secret', clientSafe: false },
    { name: 'fine-grained token', pattern: '^github_pat_\\w{82}$', kind: 'secret', clientSafe: false },
    { name: 'OAuth token', pattern: '^gho_[0-9a-zA-Z]{36}$', kind: 'secret', clientSafe: false },
    { name: 'app token', pattern: '^gh[us]_[0-9a-zA-Z]{36}$', kind: 'secret', clientSafe: false },
    { name: 'refresh token', pattern: '^ghr_[0-9a-zA-Z]{36}$', kind: 'secret', clientSafe: false },
  ],
  checked: 'recomputed',
};
