import type { ApiProfile } from '../profile.js';

export const dropbox: ApiProfile = {
  id: 'dropbox',
  name: 'Dropbox API and webhooks',
  hosts: ['api.dropboxapi.com', 'content.dropboxapi.com', 'notify.dropboxapi.com'],
  packages: ['dropbox'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-dropbox-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
    handshake: { query: ['challenge'] },
  },
  docsUrl: 'https://www.dropbox.com/developers/reference/webhooks',
  notes: ['No timestamp is signed.'],
  sources: [
    'npm:hapi-dropbox-webhooks@1.1.0:lib/index.js',
    'https://docs.rs/crate/webhook-verify/latest/source/src/providers/dropbox.rs',
    'npm:dropbox@10.34.0',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [{ name: 'short-lived token', pattern: '^sl\\.[A-Za-z0-9=_-]{135}$', kind: 'secret', clientSafe: false }],
  unconfirmed: ['hosts: api.dropboxapi.com', 'hosts: notify.dropboxapi.com'],
};
