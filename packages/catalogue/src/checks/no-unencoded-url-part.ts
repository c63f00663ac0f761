import { defineCheck } from '../check.js';

export const noUnencodedUrlPart = defineCheck({
  id: 'no-unencoded-url-part',
  title: 'Outside data in an address without encoding',
  family: 'requests',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'url-encoding',
  why: 'A `/`, `?`, `&` or `..` in the value asks the API for something else, with our key.',
  remediation: 'Put `encodeURIComponent(…)` around the value, or build the address with `URL` and `URLSearchParams`.',
});
