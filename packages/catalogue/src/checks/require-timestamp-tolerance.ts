import { defineCheck } from '../check.js';

export const requireTimestampTolerance = defineCheck({
  id: 'require-timestamp-tolerance',
  title: 'A webhook that is accepted at any age',
  family: 'webhooks',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'timestamp-tolerance',
  why: 'A signature stays valid: a delivery that was recorded once can be sent again months later.',
  remediation: 'Refuse deliveries whose timestamp is more than five minutes away from now, in either direction.',
});
