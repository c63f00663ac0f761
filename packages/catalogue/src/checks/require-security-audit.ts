import { defineCheck } from '../check.js';

export const requireSecurityAudit = defineCheck({
  id: 'require-security-audit',
  title: 'No proof of a security audit',
  family: 'assurance',
  kind: 'scan',
  severity: 'low',
  confidence: 'possible',
  practice: 'security-review',
  why: 'Rights, keys and partners change; without a review nobody knows which of them are still needed.',
  remediation: 'Attest it in postern.attestations.json with `postern attest require-security-audit`, evidence and the next date.',
});
