import { defineCheck } from '../check.js';

export const noWeakCrypto = defineCheck({
  id: 'no-weak-crypto',
  title: 'A broken or misused algorithm',
  family: 'signing',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'weak-crypto',
  why: 'MD5, SHA-1, DES, RC4 and ECB can be attacked with ordinary means; a plain hash of secret and message is no MAC; a fixed IV shows what repeats.',
  remediation: 'Use HMAC-SHA256 for signatures, AES-256-GCM with a fresh IV for encryption, and scrypt or argon2 for passwords.',
});
