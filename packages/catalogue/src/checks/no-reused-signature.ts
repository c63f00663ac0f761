import { defineCheck } from '../check.js';

export const noReusedSignature = defineCheck({
  id: 'no-reused-signature',
  title: 'A signature shared by several requests',
  family: 'signing',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'signature-reuse',
  why: 'A timestamp or nonce that is made once is stale for the second request and can be replayed; a retry with it is refused.',
  remediation: 'Compute timestamp, nonce and signature for each attempt, right before it is sent.',
});
