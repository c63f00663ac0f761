import { defineCheck } from '../check.js';

export const noInsecureStorage = defineCheck({
  id: 'no-insecure-storage',
  title: 'A token kept where scripts can read it',
  family: 'credentials',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'insecure-storage',
  why: 'Every script on the page, every app that roots the device and every backup can read what stands there in the clear.',
  remediation: 'Keep sessions in an HttpOnly cookie; on devices use SecureStore, Keychain or safeStorage.',
});
