import { defineCheck } from '../check.js';

export const noUnpinnedCiAction = defineCheck({
  id: 'no-unpinned-ci-action',
  title: 'Foreign code in a build, bound to nothing',
  family: 'supply-chain',
  kind: 'scan',
  severity: 'medium',
  confidence: 'certain',
  practice: 'ci-integrity',
  why: 'Whoever moves the tag, the branch or the file runs code in the build, with its secrets and its right to publish.',
  remediation: 'Pin actions and images to a full commit or digest, and keep what strangers wrote out of commands.',
});
