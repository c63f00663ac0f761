import { defineCheck } from '../check.js';

export const noSsrf = defineCheck({
  id: 'no-ssrf',
  title: 'A request that outsiders aim',
  family: 'injection',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'ssrf',
  why: 'The server then calls what only it can reach: metadata of the cloud, databases, admin pages.',
  remediation: 'Choose the host from a list of your own, or check the resolved address and refuse private ones and redirects.',
});
