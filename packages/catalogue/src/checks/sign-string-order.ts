import { defineCheck } from '../check.js';

export const signStringOrder = defineCheck({
  id: 'sign-string-order',
  title: 'A sign string in another order than the API reads',
  family: 'signing',
  kind: 'rule',
  severity: 'medium',
  confidence: 'certain',
  practice: 'sign-string-order',
  why: 'The API builds its own sign string and compares: parts in another order, or joined by another sign, are refused, and a lenient order lets parts be swapped.',
  remediation: 'Join the parts in the order and with the separator that the API documents.',
});
