import { defineCheck } from '../check.js';

export const noSwallowedApiError = defineCheck({
  id: 'no-swallowed-api-error',
  title: 'A failed API call that nobody hears of',
  family: 'requests',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'swallowed-error',
  why: 'What failed is taken for done: an order that was not paid is shipped, and the outage shows days later.',
  remediation: 'Ask for `response.ok`, wait for every call, and throw, log or map what was caught.',
});
