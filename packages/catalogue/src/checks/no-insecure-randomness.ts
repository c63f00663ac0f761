import { defineCheck } from '../check.js';

export const noInsecureRandomness = defineCheck({
  id: 'no-insecure-randomness',
  title: 'A secret that can be guessed',
  family: 'signing',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'insecure-randomness',
  why: 'Math.random and the clock can be predicted from a few values; so can every token made of them.',
  remediation: 'Use `crypto.randomUUID()` or `crypto.randomBytes(32)`.',
});
