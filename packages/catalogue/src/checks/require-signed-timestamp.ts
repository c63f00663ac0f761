import { defineCheck } from '../check.js';

export const requireSignedTimestamp = defineCheck({
  id: 'require-signed-timestamp',
  title: 'A signature that never expires',
  family: 'signing',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'signed-timestamp',
  why: 'Whoever records one signed request can send it again, for ever.',
  remediation: 'Sign a timestamp or nonce with the request, and send the same value beside the signature.',
});
