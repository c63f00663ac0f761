import type { ApiProfile } from '../profile.js';

export const zendesk: ApiProfile = {
  id: 'zendesk',
  name: 'Zendesk API and webhooks',
  hosts: ['*.zendesk.com'],
  packages: ['node-zendesk'],
  auth: { scheme: 'basic', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-zendesk-webhook-signature',
    timestampHeader: 'x-zendesk-webhook-signature-timestamp',
    payload: '{timestamp}{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    rawBody: true,
  },
  notes: ['No official verifier.'],
  docsUrl: 'https://developer.zendesk.com/documentation/webhooks/verifying/',
  sources: ['https://developer.zendesk.com/documentation/webhooks/verifying/', 'npm:node-zendesk@6.0.1'],
};
