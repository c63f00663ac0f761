import { defineCheck } from '../check.js';

export const requireHttps = defineCheck({
  id: 'require-https',
  title: 'A connection to another host without TLS',
  family: 'transport',
  kind: 'both',
  severity: 'high',
  confidence: 'likely',
  practice: 'https-only',
  why: 'Everyone on the way reads the request, its key and the answer, and can change them.',
  remediation: 'Use the scheme with TLS: https, wss, rediss, amqps, mqtts, ldaps, sftp or STARTTLS that is required.',
});
