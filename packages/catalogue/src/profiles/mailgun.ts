import type { ApiProfile } from '../profile.js';

export const mailgun: ApiProfile = {
  id: 'mailgun',
  name: 'Mailgun API',
  hosts: ['api.mailgun.net', 'api.eu.mailgun.net'],
  packages: ['mailgun.js'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: null,
    timestampHeader: null,
    payload: '{timestamp}{token}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: false,
    signatureField: 'signature.signature',
    timestampField: 'signature.timestamp',
    tokenField: 'signature.token',
    timestampUnit: 's',
    bodySigned: false,
  },
  notes: [
    'Only timestamp and token are signed: the event data is NOT covered by the signature, so TLS is what protects it.',
    'Replay can be stopped by keeping tokens; the official snippet compares with === and checks no age.',
  ],
  envNames: ['MAILGUN_API_KEY'],
  docsUrl: 'https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks',
  sources: [
    'https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks',
    'npm:mailgun.js@14.0.1:README.md',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    { name: 'private API key', pattern: '^key-[a-f0-9]{32}$', kind: 'secret', clientSafe: false },
    {
      name: 'public validation key',
      pattern: '^pubkey-[a-f0-9]{32}$',
      kind: 'publishable',
      clientSafe: true,
    },
    {
      name: 'webhook signing key',
      pattern: '^[a-h0-9]{32}-[a-h0-9]{8}-[a-h0-9]{8}$',
      kind: 'webhook-secret',
      clientSafe: false,
    },
  ],
};
