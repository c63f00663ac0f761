import { defineCheck } from '../check.js';

export const noSecretLogging = defineCheck({
  id: 'no-secret-logging',
  title: 'A secret in a log',
  family: 'credentials',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'secret-logging',
  why: 'Logs are copied to more places, kept longer and read by more people than any secret store.',
  remediation: 'Log an id, a flag or the last four characters, or switch redaction on in the logger.',
});
