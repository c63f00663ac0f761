import type { ApiProfile } from '../profile.js';

export const docusign: ApiProfile = {
  id: 'docusign',
  name: 'Docusign eSignature and Connect',
  hosts: ['*.docusign.net', 'account.docusign.com'],
  packages: ['docusign-esign'],
  auth: { scheme: 'oauth', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-docusign-signature-1',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    rawBody: true,
    multipleHeaders: 'x-docusign-signature-1 to -100; one match is enough',
  },
  docsUrl: 'https://developers.docusign.com/platform/webhooks/connect/validate',
  sources: [
    'https://developers.docusign.com/docs/platform/webhooks/connect/validate',
    'https://www.skills.sh/hookdeck/webhook-skills/docusign-webhooks',
  ],
};
