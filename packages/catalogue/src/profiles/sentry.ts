import type { ApiProfile } from '../profile.js';

export const sentry: ApiProfile = {
  id: 'sentry',
  name: 'Sentry integration webhooks',
  hosts: ['sentry.io', '*.sentry.io'],
  packages: ['@sentry/node'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'sentry-hook-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
  },
  envNames: ['SENTRY_CLIENT_SECRET'],
  unconfirmed: ['envNames: SENTRY_CLIENT_SECRET'],
  notes: ['A Sentry DSN is meant to be public; the client secret and auth tokens are not.'],
  sources: [
    'public-code:sentry-hook-signature',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    { name: 'user token', pattern: '^sntryu_[a-f0-9]{64}$', kind: 'secret', clientSafe: false },
    {
      name: 'organisation token',
      pattern: '^sntrys_eyJ[A-Za-z0-9+/=]{10,400}_[A-Za-z0-9+/]{43}$',
      kind: 'secret',
      clientSafe: false,
    },
  ],
};
