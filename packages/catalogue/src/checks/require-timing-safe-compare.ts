import { defineCheck } from '../check.js';

export const requireTimingSafeCompare = defineCheck({
  id: 'require-timing-safe-compare',
  title: 'A secret compared character by character',
  family: 'webhooks',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'timing-safe-compare',
  why: '`===` stops at the first difference; how long it takes tells how much was right, and the value can be guessed piece by piece.',
  remediation: 'Compare with `crypto.timingSafeEqual` over buffers of equal length.',
});
