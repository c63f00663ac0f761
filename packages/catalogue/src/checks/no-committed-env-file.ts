import { defineCheck } from '../check.js';

export const noCommittedEnvFile = defineCheck({
  id: 'no-committed-env-file',
  title: 'An env or key file is committed',
  family: 'credentials',
  kind: 'scan',
  severity: 'high',
  confidence: 'certain',
  practice: 'env-files',
  why: 'Everyone with a clone has the values, and the history keeps them after the file is gone.',
  remediation: 'Take the file out of git with `git rm --cached`, ignore it, and rotate every key it held.',
});
