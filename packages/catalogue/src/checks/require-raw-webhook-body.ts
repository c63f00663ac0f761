import { defineCheck } from '../check.js';

export const requireRawWebhookBody = defineCheck({
  id: 'require-raw-webhook-body',
  title: 'A signature over a body that was parsed',
  family: 'webhooks',
  kind: 'rule',
  severity: 'medium',
  confidence: 'likely',
  practice: 'raw-webhook-body',
  why: 'Parsing and printing JSON changes spaces, order and numbers: valid signatures fail, and a check that is made to pass anyway checks nothing.',
  remediation: 'Keep the bytes as they arrived (`express.raw`, `rawBody`, `await request.text()`) and verify those.',
});
