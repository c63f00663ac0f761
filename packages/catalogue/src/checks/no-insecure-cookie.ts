import { defineCheck } from '../check.js';

export const noInsecureCookie = defineCheck({
  id: 'no-insecure-cookie',
  title: 'A session cookie without its guards',
  family: 'access',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'insecure-cookie',
  why: 'Scripts on the page read it, networks on the way read it, and other sites send it along with requests of their own.',
  remediation: 'Set HttpOnly, Secure and SameSite=Lax or Strict, and leave the protection against forged requests on.',
});
