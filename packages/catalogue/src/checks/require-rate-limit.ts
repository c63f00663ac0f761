import { defineCheck } from '../check.js';

export const requireRateLimit = defineCheck({
  id: 'require-rate-limit',
  title: 'API calls, or a login, without a rate limit',
  family: 'requests',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'rate-limit',
  why: 'An API blocks who calls too often, and repeats at once make an outage worse. A login that can be tried without end is guessed.',
  remediation: 'Send a few requests at a time, wait longer before each retry and as long as Retry-After says, and put a limiter before routes of logins and webhooks.',
});
