import { defineCheck } from '../check.js';

export const noPermissiveCors = defineCheck({
  id: 'no-permissive-cors',
  title: 'Other sites may read what users see',
  family: 'access',
  kind: 'both',
  severity: 'high',
  confidence: 'likely',
  practice: 'permissive-cors',
  why: 'A page that your user opens elsewhere may then call your API with their session, and read the answer.',
  remediation: 'Compare the whole origin with a list of exact ones, and allow credentials to those alone.',
});
