import { defineCheck } from '../check.js';

export const lockfileIntegrity = defineCheck({
  id: 'lockfile-integrity',
  title: 'An install that is not bound to known contents',
  family: 'supply-chain',
  kind: 'scan',
  severity: 'medium',
  confidence: 'certain',
  practice: 'install-integrity',
  why: 'What is installed tomorrow can differ from what was tested today, and nobody would see who changed it.',
  remediation: 'Commit the lockfile that the package manager writes, and install with `npm ci` or a frozen lockfile.',
});
