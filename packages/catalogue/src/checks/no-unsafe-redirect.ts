import { defineCheck } from '../check.js';

export const noUnsafeRedirect = defineCheck({
  id: 'no-unsafe-redirect',
  title: 'A redirect that outsiders aim',
  family: 'access',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'unsafe-redirect',
  why: 'A link to your site then leads to another one, which asks for a password, or takes the code of a login along.',
  remediation: 'Redirect to paths of your own: refuse what does not start with one slash, or look the target up in a list.',
});
