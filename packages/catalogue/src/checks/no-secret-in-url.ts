import { defineCheck } from '../check.js';

export const noSecretInUrl = defineCheck({
  id: 'no-secret-in-url',
  title: 'A secret in an address',
  family: 'credentials',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'secret-in-url',
  why: 'Addresses stand in histories, proxies, access logs and Referer headers.',
  remediation: 'Send it in a header or in the body of a POST.',
});
