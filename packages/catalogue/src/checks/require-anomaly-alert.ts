import { defineCheck } from '../check.js';

export const requireAnomalyAlert = defineCheck({
  id: 'require-anomaly-alert',
  title: 'No proof that anomalies raise an alert',
  family: 'assurance',
  kind: 'scan',
  severity: 'medium',
  confidence: 'possible',
  practice: 'security-logging',
  why: 'A log that nobody is woken by shows the break-in only afterwards.',
  remediation: 'Attest it in postern.attestations.json with `postern attest require-anomaly-alert`, evidence and the next date.',
});
