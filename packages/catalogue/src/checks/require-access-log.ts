import { defineCheck } from '../check.js';

export const requireAccessLog = defineCheck({
  id: 'require-access-log',
  title: 'No proof that access is logged',
  family: 'assurance',
  kind: 'scan',
  severity: 'medium',
  confidence: 'possible',
  practice: 'security-logging',
  why: 'Without a log of who called what, a leaked key is used for weeks before anyone sees it.',
  remediation: 'Attest it in postern.attestations.json with `postern attest require-access-log`, evidence and the next date.',
});
