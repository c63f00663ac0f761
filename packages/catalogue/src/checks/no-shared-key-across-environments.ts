import { defineCheck } from '../check.js';

export const noSharedKeyAcrossEnvironments = defineCheck({
  id: 'no-shared-key-across-environments',
  title: 'Environments share a key',
  family: 'credentials',
  kind: 'scan',
  severity: 'high',
  confidence: 'certain',
  practice: 'shared-keys',
  why: 'Whoever gets into the weakest environment has the key of the others too, and no environment can rotate it alone.',
  remediation: 'Issue a key of its own for each environment, and replace the one that they shared.',
});
