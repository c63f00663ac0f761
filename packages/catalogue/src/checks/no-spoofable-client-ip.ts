import { defineCheck } from '../check.js';

export const noSpoofableClientIp = defineCheck({
  id: 'no-spoofable-client-ip',
  title: 'A client address that the client can choose',
  family: 'addresses',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'ip-allowlist',
  why: 'Anyone can send X-Forwarded-For. Who picks the address gets past an allowlist, and past a limit with a new address for each try.',
  remediation: 'Tell the framework how many proxies or which networks to trust, and take the address it gives; or read the header that your platform sets itself.',
});
