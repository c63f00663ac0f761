import { defineCheck } from '../check.js';

export const noLegacyTls = defineCheck({
  id: 'no-legacy-tls',
  title: 'An old version of TLS or a broken cipher is allowed',
  family: 'transport',
  kind: 'both',
  severity: 'high',
  confidence: 'certain',
  practice: 'tls-version',
  why: 'SSL 3, TLS 1.0 and TLS 1.1 are withdrawn, and ciphers such as RC4 and 3DES are broken: who sits on the path can force them and read the traffic.',
  remediation: 'Allow TLS 1.2 and later only, or leave the setting out: the defaults of Node.js and of current servers are right.',
});
