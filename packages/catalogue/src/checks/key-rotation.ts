import { defineCheck } from '../check.js';

export const keyRotation = defineCheck({
  id: 'key-rotation',
  title: 'A key is older than its policy',
  family: 'credentials',
  kind: 'scan',
  severity: 'medium',
  confidence: 'certain',
  practice: 'key-rotation',
  why: 'Keys leak unnoticed; the longer one lives, the more copies of it there are and the longer a leaked one works.',
  remediation: 'Issue a new key, switch over, revoke the old one, and note it: `postern keys rotate <name>`.',
});
