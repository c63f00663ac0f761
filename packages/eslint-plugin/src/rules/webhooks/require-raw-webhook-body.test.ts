import { testRule } from '../../testing/test-rule.js';
import { requireRawWebhookBody } from './require-raw-webhook-body.js';

testRule(requireRawWebhookBody, {
  valid: [
    // raw bytes on the route
    `app.use(express.json());\napp.post('/webhook', express.raw({ type: '*/*' }), (req, res) => { const e = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); res.end(); });`,
    // the parser keeps the bytes
    `import express from 'express';\nconst app = express();\napp.use(express.json({ verify: (req, res, buf) => { req.rawBody = buf; } }));\napp.post('/webhook', (req, res) => { stripe.webhooks.constructEvent(req.rawBody, sig, secret); res.end(); });`,
    // text first, then parse
    `export async function POST(req: Request) {\n  const body = await req.text();\n  const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature')!, secret);\n  const data = JSON.parse(body);\n  return new Response();\n}`,
    // signing what is sent, not what came in
    `import { createHmac } from 'crypto';\nconst body = JSON.stringify(order);\nconst headers = { 'X-Signature': createHmac('sha256', s).update(method + path + body + ts).digest('hex') };`,
    // the parser comes after the webhook
    `app.post('/webhook', express.raw({ type: '*/*' }), handler);\napp.use(express.json());\nfunction handler(req, res) { stripe.webhooks.constructEvent(req.body, sig, secret); res.end(); }`,
    // Next with its parser off
    { path: 'pages/api/webhook.ts', code: `export const config = { api: { bodyParser: false } };\nexport default async function handler(req, res) {\n  const buf = await buffer(req);\n  stripe.webhooks.constructEvent(buf, req.headers['stripe-signature'], secret);\n  res.end();\n}` },
    // the parser is for another path
    `const express = require('express');\nconst app = express();\napp.use('/api', express.json());\napp.post('/webhook', (req, res) => { stripe.webhooks.constructEvent(req.body, sig, secret); res.end(); });`,
    // a JWT is verified, not a body
    `import jwt from 'jsonwebtoken';\nconst claims = jwt.verify(req.body.token, key);`,
    // rawBody in NestJS
    `@Post('stripe')\nclass X {}\n@Controller()\nexport class Hooks {\n  @Post('webhook')\n  handle(@Req() req: RawBodyRequest<Request>) { return this.stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], this.secret); }\n}`,
  ],
  invalid: [
    `import crypto from 'crypto';\napp.post('/webhook', (req, res) => {\n  const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex'); // ✗ printed\n  if (!safeEqual(expected, req.headers['x-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    `import crypto from 'crypto';\nfunction verify(req) {\n  const payload = JSON.stringify(req.body); // ✗ printed\n  const expected = crypto.createHmac('sha256', secret).update(payload).digest('hex');\n  return crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(req.get('x-hub-signature-256')));\n}`,
    `export async function POST(req: Request) {\n  const body = await req.json();\n  const event = stripe.webhooks.constructEvent(JSON.stringify(body), req.headers.get('stripe-signature')!, secret); // ✗ printed\n  return new Response();\n}`,
    `export async function POST(req: Request) {\n  const body = await req.json();\n  const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature')!, secret); // ✗ parsed\n  return new Response();\n}`,
    `import express from 'express';\nconst app = express();\napp.use(express.json());\napp.post('/webhook', (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.json({ received: true });\n});`,
    `const express = require('express');\nconst app = express();\napp.post('/webhook', express.json(), (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.end();\n});`,
    { path: 'pages/api/webhook.ts', code: `export default async function handler(req, res) {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.end();\n}` },
    `import { createHmac } from 'crypto';\n@Controller('webhooks')\nexport class Hooks {\n  @Post()\n  handle(@Body() body: object, @Headers('x-signature') signature: string) {\n    const expected = createHmac('sha256', this.secret).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n    if (!safeEqual(expected, signature)) throw new UnauthorizedException();\n  }\n}`,
    { path: 'hooks.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nfunction verify(req, secret) {\n  const digest = (0, crypto_1.createHmac)("sha256", secret).update(JSON.stringify(req.body)).digest("hex"); // ✗ printed\n  return digest === req.headers["x-signature"];\n}` },
  ],
});
