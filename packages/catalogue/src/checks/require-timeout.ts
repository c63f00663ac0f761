import { defineCheck } from '../check.js';

export const requireTimeout = defineCheck({
  id: 'require-timeout',
  title: 'A request that can wait forever',
  family: 'requests',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'request-timeout',
  why: 'One slow partner holds the socket, then the worker, then the queue.',
  remediation: 'Give every request a limit: `signal: AbortSignal.timeout(ms)`, or the timeout option of the client or its instance.',
});
