import type { ApiProfile } from '../profile.js';

export const gcp: ApiProfile = {
  id: 'gcp',
  name: 'Google Cloud and Google APIs',
  hosts: ['*.googleapis.com'],
  packages: ['google-auth-library', '@google-cloud/storage'],
  auth: { scheme: 'oauth', headers: ['Authorization'], alternatives: ['api key in query'] },
  sources: [
    'npm:google-auth-library@10.9.1',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'API key', pattern: '^AIza[\\w-]{35}$', kind: 'restricted', clientSafe: false }],
};
