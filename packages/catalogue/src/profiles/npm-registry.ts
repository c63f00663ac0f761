import type { ApiProfile } from '../profile.js';

export const npmRegistry: ApiProfile = {
  id: 'npm-registry',
  name: 'npm registry API',
  hosts: [],
  packages: ['libnpmpublish', 'npm-registry-fetch'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  envNames: ['NPM_TOKEN'],
  sources: ['repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml'],
  keys: [{ name: 'access token', pattern: '^npm_[A-Za-z0-9]{36}$', kind: 'secret', clientSafe: false }],
  unconfirmed: ['envNames: NPM_TOKEN'],
};
