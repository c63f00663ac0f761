import { defineCheck } from '../check.js';

export const noUnvalidatedInput = defineCheck({
  id: 'no-unvalidated-input',
  title: 'Input that reaches an API unchecked',
  family: 'requests',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'input-validation',
  why: 'Whoever calls us says how much is paid, in what and to whom: a minus, NaN, a wrong currency or a foreign account goes straight on.',
  remediation: 'Judge what comes in with a schema, take prices from your own records, and count money in whole units of the smallest coin.',
});
