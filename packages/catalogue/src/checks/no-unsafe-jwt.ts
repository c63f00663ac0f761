import { defineCheck } from '../check.js';

export const noUnsafeJwt = defineCheck({
  id: 'no-unsafe-jwt',
  title: 'A token that is trusted and not proved',
  family: 'tokens',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'unsafe-jwt',
  why: 'Whoever writes a token of their own, or keeps an old one, is whom they say they are.',
  remediation: 'Verify the signature with a pinned algorithm and the expiry before a claim is used, and give every token an expiry.',
});
