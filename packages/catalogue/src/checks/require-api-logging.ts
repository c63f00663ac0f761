import { defineCheck } from '../check.js';

export const requireApiLogging = defineCheck({
  id: 'require-api-logging',
  title: 'An API call or webhook that leaves no record',
  family: 'requests',
  kind: 'rule',
  severity: 'low',
  confidence: 'likely',
  practice: 'security-logging',
  optIn: true,
  why: 'After an incident nobody can say what was ordered, paid or received, when, and how it ended.',
  remediation: 'Log what was asked for, for whom, and how it ended, on success and on failure, without secrets.',
});
