import type { ApiProfile } from '../profile.js';

export const circleci: ApiProfile = {
  id: 'circleci',
  name: 'CircleCI outbound webhooks',
  hosts: ['circleci.com'],
  packages: [],
  auth: { scheme: 'api-key-header', headers: ['Circle-Token'] },
  webhook: {
    signatureHeader: 'circleci-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    rawBody: true,
    signaturePrefix: 'v1=',
    headerFormat: 'v1={signature}[,...]',
  },
  docsUrl: 'https://circleci.com/docs/outbound-webhooks',
  sources: ['https://www.skills.sh/hookdeck/webhook-skills/circleci-webhooks', 'public-code:circleci-signature'],
};
