import { defineCheck } from '../check.js';

export const noWeakSecret = defineCheck({
  id: 'no-weak-secret',
  title: 'A signing secret that can be guessed',
  family: 'credentials',
  kind: 'scan',
  severity: 'high',
  confidence: 'certain',
  practice: 'shared-keys',
  why: 'One signed message is enough to try secrets against, offline and without limit; a short or ordinary one falls in minutes.',
  remediation: 'Generate one of 32 random bytes: `node -p "require(\'crypto\').randomBytes(32).toString(\'hex\')"`, and keep it out of the repository.',
});
