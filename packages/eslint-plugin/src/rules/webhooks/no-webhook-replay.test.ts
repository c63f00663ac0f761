import { testRule } from '../../testing/test-rule.js';
import { noWebhookReplay } from './no-webhook-replay.js';

testRule(noWebhookReplay, {
  valid: [
    // the event id is looked up
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  if (await events.exists(req.body.id)) return res.end();\n  await book(req.body);\n  res.end();\n});` },
    // not a webhook
    { minConfidence: 'possible', code: `app.post('/orders', (req, res) => { create(req.body); res.end(); });` },
    // hidden by default
    `app.post('/webhook', verify, (req, res) => { book(req.body); res.end(); });`,
  ],
  invalid: [
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await book(req.body); // ✗ again\n  res.end();\n});` },
    { minConfidence: 'possible', path: 'app/api/webhooks/stripe/route.ts', code: `export async function POST(req: Request) {\n  const event = await req.json();\n  await fulfil(event); // ✗ again\n  return new Response();\n}` },
  ],
});
