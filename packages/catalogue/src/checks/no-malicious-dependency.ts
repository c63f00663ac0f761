import { defineCheck } from '../check.js';

export const noMaliciousDependency = defineCheck({
  id: 'no-malicious-dependency',
  title: 'A dependency that is known to be hostile',
  family: 'supply-chain',
  kind: 'scan',
  severity: 'critical',
  confidence: 'certain',
  practice: 'malicious-dependency',
  why: 'It ran with the rights of whoever installed it: keys, tokens and sources of that machine may be gone.',
  remediation: 'Remove the package, take every machine that installed it for broken into, and rotate the keys it could read.',
});
