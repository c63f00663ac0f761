import { defineCheck } from '../check.js';

export const envFileIgnored = defineCheck({
  id: 'env-file-ignored',
  title: 'An env file is not ignored',
  family: 'credentials',
  kind: 'scan',
  severity: 'medium',
  confidence: 'certain',
  practice: 'env-files',
  why: 'The next `git add .` commits it, and a key that was pushed once is known.',
  remediation: 'Add the name to .gitignore (and to .dockerignore where an image is built).',
});
