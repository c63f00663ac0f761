import { defineCheck } from '../check.js';

export const noHardcodedCredentials = defineCheck({
  id: 'no-hardcoded-credentials',
  title: 'A credential stands in the source',
  family: 'credentials',
  kind: 'both',
  severity: 'high',
  confidence: 'likely',
  practice: 'hardcoded-credentials',
  why: 'Source is copied, forked, logged and shipped. A key in it is a key shared, and it cannot be rotated without a release.',
  remediation: 'Read it from the environment or a secret store, and rotate the one that was written down.',
});
