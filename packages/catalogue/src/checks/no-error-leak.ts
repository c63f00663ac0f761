import { defineCheck } from '../check.js';

export const noErrorLeak = defineCheck({
  id: 'no-error-leak',
  title: 'Inner errors that are sent to the user',
  family: 'requests',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'error-leak',
  why: 'Stacks, queries, paths and answers of partners show an attacker how the inside works, and at times hold keys.',
  remediation: 'Log the error with an id, and answer with the id and a text of your own.',
});
