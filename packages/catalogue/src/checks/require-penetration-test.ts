import { defineCheck } from '../check.js';

export const requirePenetrationTest = defineCheck({
  id: 'require-penetration-test',
  title: 'No proof of a penetration test',
  family: 'assurance',
  kind: 'scan',
  severity: 'low',
  confidence: 'possible',
  practice: 'security-review',
  why: 'Some holes show only to somebody who tries to get in.',
  remediation: 'Attest it in postern.attestations.json with `postern attest require-penetration-test`, evidence and the next date.',
});
