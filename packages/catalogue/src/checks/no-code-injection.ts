import { defineCheck } from '../check.js';

export const noCodeInjection = defineCheck({
  id: 'no-code-injection',
  title: 'Data from outside that is run as code',
  family: 'injection',
  kind: 'rule',
  severity: 'critical',
  confidence: 'likely',
  practice: 'code-injection',
  why: 'Whoever sends the text runs it with the rights of the program: it reads every key and does what it likes.',
  remediation: 'Read data with JSON.parse, choose functions and modules from a map, and keep templates in files of your own.',
});
