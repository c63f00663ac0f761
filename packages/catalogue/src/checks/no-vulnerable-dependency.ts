import { defineCheck } from '../check.js';

export const noVulnerableDependency = defineCheck({
  id: 'no-vulnerable-dependency',
  title: 'A dependency with a known vulnerability',
  family: 'supply-chain',
  kind: 'scan',
  severity: 'high',
  confidence: 'certain',
  practice: 'vulnerable-dependency',
  why: 'The flaw is public, and so are ready-made attacks on it.',
  remediation: 'Update to the first clean version, or override it where the parent does not allow it.',
});
