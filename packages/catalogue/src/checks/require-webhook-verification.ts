import { defineCheck } from '../check.js';

export const requireWebhookVerification = defineCheck({
  id: 'require-webhook-verification',
  title: 'A webhook that anyone can call',
  family: 'webhooks',
  kind: 'rule',
  severity: 'high',
  confidence: 'likely',
  practice: 'webhook-verification',
  why: 'The address of a webhook is no secret: without a check of the signature anybody can report a payment.',
  remediation: 'Check the signature over the raw body before anything is read from it, and answer 401 when it fails.',
});
