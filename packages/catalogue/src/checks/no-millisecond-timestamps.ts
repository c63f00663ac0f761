import { defineCheck } from '../check.js';

export const noMillisecondTimestamps = defineCheck({
  id: 'no-millisecond-timestamps',
  title: 'A timestamp in the wrong unit',
  family: 'signing',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'timestamp-unit',
  why: 'An API that counts seconds reads milliseconds as a date far in the future: every request is refused, or the age check is void.',
  remediation: 'Send the unit the API expects: `Math.floor(Date.now() / 1000)` for seconds, `Date.now()` for milliseconds.',
});
