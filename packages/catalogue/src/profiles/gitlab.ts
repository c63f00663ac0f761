import type { ApiProfile } from '../profile.js';

export const gitlab: ApiProfile = {
  id: 'gitlab',
  name: 'GitLab API and webhooks',
  hosts: ['gitlab.com'],
  packages: ['@gitbeaker/rest'],
  auth: { scheme: 'api-key-header', headers: ['PRIVATE-TOKEN', 'Authorization'] },
  webhook: {
    signatureHeader: 'x-gitlab-token',
    timestampHeader: null,
    scheme: 'shared-token',
    payload: null,
    toleranceSeconds: null,
    rawBody: false,
  },
  notes: [
    'The plain secret comes back in a header; it must be compared in constant time, and nothing covers the body.',
  ],
  unconfirmed: ['auth', 'auth.headers: PRIVATE-TOKEN'],
  sources: [
    'repo:hookdeck/webhook-skills@f8a48018583392f7ec4346d7325e90291b528e3a:skills/gitlab-webhooks/SKILL.md',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    { name: 'personal token', pattern: '^glpat-[\\w-]{20}$', kind: 'secret', clientSafe: false },
    { name: 'pipeline trigger token', pattern: '^glptt-[0-9a-f]{40}$', kind: 'secret', clientSafe: false },
    { name: 'deploy token', pattern: '^gldt-[0-9a-zA-Z_-]{20}$', kind: 'secret', clientSafe: false },
    { name: 'runner token', pattern: '^glrt-[0-9a-zA-Z_-]{20}$', kind: 'secret', clientSafe: false },
  ],
};
