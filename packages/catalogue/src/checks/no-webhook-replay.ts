import { defineCheck } from '../check.js';

export const noWebhookReplay = defineCheck({
  id: 'no-webhook-replay',
  title: 'A webhook event that may be handled twice',
  family: 'webhooks',
  kind: 'rule',
  severity: 'low',
  confidence: 'possible',
  practice: 'webhook-replay',
  optIn: true,
  why: 'Senders deliver again when in doubt: without a look at the event id a payment is booked twice.',
  remediation: 'Store the event id before acting on it, and skip ids that are there already.',
});
