import { defineCheck } from '../check.js';

export const noClientSecrets = defineCheck({
  id: 'no-client-secrets',
  title: 'A secret reaches client code',
  family: 'credentials',
  kind: 'both',
  severity: 'critical',
  confidence: 'likely',
  practice: 'client-secrets',
  why: 'Whatever a bundle, app or extension holds can be read by everyone who has it.',
  remediation: 'Keep the key on the server and let the client call a route of yours. Rotate the key if it was ever shipped.',
});
