import { defineCheck } from '../check.js';

export const noDisabledTlsVerification = defineCheck({
  id: 'no-disabled-tls-verification',
  title: 'Certificate checks are off',
  family: 'transport',
  kind: 'both',
  severity: 'high',
  confidence: 'certain',
  practice: 'certificate-validation',
  why: 'Anyone on the network path can pose as the other side, read the traffic and change it. Switches meant for development reach production.',
  remediation: 'Remove the switch. Where a private CA signs the certificate, trust that CA with the `ca` option or NODE_EXTRA_CA_CERTS.',
});
