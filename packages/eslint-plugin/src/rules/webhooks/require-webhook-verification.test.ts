import { testRule } from '../../testing/test-rule.js';
import { requireWebhookVerification } from './require-webhook-verification.js';

testRule(requireWebhookVerification, {
  valid: [
    // the SDK checks first
    `import express from 'express';\nimport Stripe from 'stripe';\nconst app = express();\nconst stripe = new Stripe(key);\napp.post('/webhook', express.raw({ type: 'application/json' }), (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  if (event.type === 'charge.succeeded') fulfil(event.data.object);\n  res.sendStatus(200);\n});`,
    // middleware on the route
    `const app = require('express')();\napp.post('/webhooks/github', verifySignature, async (req, res) => { await deploy(req.body); res.end(); });`,
    // middleware on the router
    `import { Router } from 'express';\nconst router = Router();\nrouter.use(verifyWebhook);\nrouter.post('/webhooks/orders', (req, res) => { save(req.body); res.end(); });`,
    // mounted before
    `app.use('/webhooks', shopifyHmac);\napp.post('/webhooks/orders', (req, res) => { save(req.body); res.end(); });`,
    // checked by hand
    `app.post('/hooks/payment', (req, res) => {\n  const expected = crypto.createHmac('sha256', secret).update(req.rawBody).digest('hex');\n  if (!crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(req.get('x-signature')))) return res.status(401).end();\n  book(req.body);\n  res.end();\n});`,
    // a shared token in a header
    `app.post('/webhooks/gitlab', (req, res) => {\n  if (req.headers['x-gitlab-token'] !== process.env.GITLAB_TOKEN) return res.sendStatus(401);\n  build(req.body);\n  res.end();\n});`,
    // a helper of this file
    `app.post('/webhook', async (req, res) => {\n  if (!isFromPartner(req)) return res.sendStatus(403);\n  await handle(req.body);\n  res.end();\n});\nfunction isFromPartner(req) { return safeEqual(mac(req.rawBody), req.headers['x-signature']); }\nfunction safeEqual(a, b) { return timingSafeEqual(Buffer.from(a), Buffer.from(b)); }`,
    // Next, app router
    { path: 'app/api/webhooks/stripe/route.ts', code: `import { stripe } from '@/lib/stripe';\nexport async function POST(req: Request) {\n  const body = await req.text();\n  const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature')!, process.env.STRIPE_WEBHOOK_SECRET!);\n  await handle(event);\n  return new Response('ok');\n}` },
    // managing webhooks, behind a session
    { path: 'app/api/webhooks/route.ts', code: `export const POST = withWorkspace(async ({ req, workspace }) => {\n  const body = await req.json();\n  const webhook = await prisma.webhook.create({ data: body });\n  return NextResponse.json(webhook);\n});` },
    // managing webhooks without a wrapper in sight
    { path: 'app/api/webhooks/route.ts', code: `export async function POST(req: Request) {\n  const body = await req.json();\n  return Response.json(await prisma.webhook.create({ data: body }));\n}` },
    // a guard in NestJS
    `@Controller('webhooks')\nexport class Hooks {\n  @Post('stripe')\n  @UseGuards(StripeWebhookGuard)\n  handle(@Body() body: StripeEvent) { return this.service.process(body); }\n}`,
    // verified in the NestJS service
    `@Controller('webhooks')\nexport class Hooks {\n  @Post('stripe')\n  handle(@RawBody() body: Buffer, @Headers('stripe-signature') signature: string) {\n    const event = this.stripe.webhooks.constructEvent(body, signature, this.secret);\n    return this.service.process(event);\n  }\n}`,
    // svix
    { path: 'app/api/webhook/clerk/route.ts', code: `import { Webhook } from 'svix';\nexport async function POST(req: Request) {\n  const wh = new Webhook(secret);\n  const evt = wh.verify(await req.text(), headers);\n  if (evt.type === 'user.created') await create(evt.data);\n  return new Response();\n}` },
    // Fastify with a hook
    `fastify.post('/webhooks/github', { preHandler: verifyGithub }, async (request) => { await sync(request.body); });`,
    // Hono
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/webhook', async c => {\n  const ok = await verifySignature(await c.req.text(), c.req.header('x-hub-signature-256'));\n  if (!ok) return c.text('no', 401);\n  await save(await c.req.json());\n  return c.text('ok');\n});`,
    // a subscription check of WhatsApp is a GET
    `app.get('/webhook', (req, res) => { if (req.query['hub.verify_token'] === token) res.send(req.query['hub.challenge']); });`,
    // not a webhook
    `app.post('/orders', (req, res) => { create(req.body); res.end(); });`,
    // the SDK's own middleware
    `import { Webhooks, createNodeMiddleware } from '@octokit/webhooks';\nconst webhooks = new Webhooks({ secret });\nwebhooks.on('push', ({ payload }) => build(payload));\nrequire('http').createServer(createNodeMiddleware(webhooks)).listen(3000);`,
    // Lambda
    `export const handler = async (event) => {\n  const signature = event.headers['x-signature'];\n  if (!verifySignature(event.body, signature)) return { statusCode: 401 };\n  await webhook(JSON.parse(event.body));\n  return { statusCode: 200 };\n};`,
    // SvelteKit
    { path: 'src/routes/api/webhook/+server.ts', code: `export const POST = async ({ request }) => {\n  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature'), secret);\n  await handle(event);\n  return json({ received: true });\n};` },
    // asks the sender for the event
    `import { createMollieClient } from '@mollie/api-client';\napp.post('/webhooks/mollie', async (req, res) => { const payment = await mollie.payments.get(req.body.id); await book(payment); res.end(); });`,
    // answers and does nothing
    `app.post('/webhook', (req, res) => res.sendStatus(200));`,
    // sends webhooks, receives none
    `export async function sendWebhook(url: string, payload: object) { await fetch(url, { method: 'POST', body: JSON.stringify(payload), signal }); }`,
    // refused before when there is no secret
    `app.post('/webhook', (req, res) => {\n  if (!secret) throw new Error('no secret');\n  if (secret) verify(req);\n  save(req.body);\n  res.end();\n});\nfunction verify(req) { if (!timingSafeEqual(mac(req), sig(req))) throw new Error('bad'); }`,
    // body and signature go on to a function of another file
    { path: 'app/api/stripe/webhook/route.ts', code: `import { webhookHandler } from '@/lib/stripe';\nexport async function POST(req: Request) {\n  const result = await webhookHandler(await req.text(), req.headers.get('stripe-signature'));\n  return Response.json(result);\n}` },
    // so does the whole request
    `import { handleStripe } from './stripe';\napp.post('/webhooks/stripe', (req, res) => handleStripe(req, res));`,
    // an injected service of this file verifies
    `class Payments {\n  process(body: Buffer, signature: string) { return this.stripe.webhooks.constructEvent(body, signature, this.secret); }\n}\n@Controller('webhooks')\nexport class Hooks {\n  constructor(private readonly payments: Payments) {}\n  @Post('stripe')\n  handle(@Req() req: RawBodyRequest<Request>, @Headers('stripe-signature') signature: string) { return this.payments.process(req.rawBody, signature); }\n}`,
  ],
  invalid: [
    `const express = require('express');\nconst app = express();\napp.post('/webhook', (req, res) => { // ✗ open\n  fulfil(req.body.data.object);\n  res.sendStatus(200);\n});`,
    `import { Router } from 'express';\nconst router = Router();\nrouter.post('/webhooks/stripe', async (req, res) => { // ✗ open\n  const event = req.body;\n  switch (event.type) {\n    case 'payment_intent.succeeded': await fulfil(event.data.object); break;\n  }\n  res.json({ received: true });\n});`,
    `app.post('/webhook/github', express.json(), async (req, res) => { // ✗ open\n  await deploy(req.body.repository);\n  res.end();\n});`,
    { path: 'app/api/webhooks/stripe/route.ts', code: `export async function POST(req: Request) { // ✗ open\n  const event = await req.json();\n  if (event.type === 'checkout.session.completed') await fulfil(event.data.object);\n  return Response.json({ ok: true });\n}` },
    { path: 'pages/api/webhook.ts', code: `import type { NextApiRequest, NextApiResponse } from 'next';\nexport default async function handler(req: NextApiRequest, res: NextApiResponse) { // ✗ open\n  const { type, data } = req.body;\n  await prisma.order.update({ where: { id: data.id }, data: { paid: true } });\n  res.status(200).end();\n}` },
    `@Controller('webhooks')\nexport class Hooks {\n  constructor(private readonly payments: Payments) {}\n  @Post('stripe') // ✗ open\n  async handle(@Body() event: StripeEvent) {\n    await this.payments.process(event.data);\n    return { received: true };\n  }\n}`,
    `fastify.post('/webhooks/paypal', async (request, reply) => { // ✗ open\n  await book(request.body);\n  return reply.send();\n});`,
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/webhook', async c => { // ✗ open\n  const event = await c.req.json();\n  await save(event);\n  return c.text('ok');\n});`,
    `import Router from '@koa/router';\nconst router = new Router();\nrouter.post('/webhooks/shopify', async ctx => { // ✗ open\n  await sync(ctx.request.body);\n  ctx.status = 200;\n});`,
    { path: 'src/routes/api/webhook/+server.ts', code: `export const POST = async ({ request }) => { // ✗ open\n  const event = await request.json();\n  await handle(event);\n  return json({ received: true });\n};` },
    { path: 'server/api/webhooks/stripe.post.ts', code: `export default defineEventHandler(async event => { // ✗ open\n  const body = await readBody(event);\n  await fulfil(body);\n  return { ok: true };\n});` },
    { path: 'app/routes/webhooks.tsx', code: `export const action = async ({ request }) => { // ✗ open\n  const payload = await request.json();\n  await process(payload);\n  return new Response();\n};` },
    `import { onRequest } from 'firebase-functions/v2/https';\nexport const stripeWebhook = onRequest(async (req, res) => { // ✗ open\n  await fulfil(req.body);\n  res.end();\n});`,
    { path: 'functions/webhook.js', code: `exports.handler = async event => { // ✗ open\n  const body = JSON.parse(event.body);\n  await book(body);\n  return { statusCode: 200 };\n};` },
    // the check's answer is dropped
    `import crypto from 'crypto';\napp.post('/webhook', (req, res) => {\n  crypto.timingSafeEqual(Buffer.from(mac(req.rawBody)), Buffer.from(req.get('x-signature'))); // ✗ ignored\n  book(req.body);\n  res.end();\n});`,
    `app.post('/webhook', (req, res) => {\n  verifySignature(req); // ✗ ignored\n  book(req.body);\n  res.end();\n});\nfunction verifySignature(req) { return mac(req.rawBody) === req.headers['x-signature']; }`,
    // skipped when no secret is set
    `app.post('/webhook', (req, res) => {\n  if (process.env.WEBHOOK_SECRET) { // ✗ optional\n    if (!verifySignature(req)) return res.sendStatus(401);\n  }\n  book(req.body);\n  res.end();\n});`,
    // skipped outside of production
    `app.post('/webhook', (req, res) => {\n  if (process.env.NODE_ENV === 'production') { // ✗ bypassed\n    if (!verifySignature(req)) return res.sendStatus(401);\n  }\n  book(req.body);\n  res.end();\n});`,
    // named after the sender's header, but never compared
    { path: 'api/stripe.ts', code: `export default async function webhook(req, res) { // ✗ open\n  const signature = req.headers['stripe-signature'];\n  console.log('signed', Boolean(signature));\n  await fulfil(req.body);\n  res.end();\n}` },
    { path: 'worker.js', code: `export default {\n  async fetch(request, env) { // ✗ open\n    const signature = request.headers.get('x-hub-signature-256');\n    const event = await request.json();\n    await env.QUEUE.send(event);\n    return new Response('ok');\n  },\n};` },
    `import http from 'http';\nhttp.createServer((req, res) => {\n  res.end();\n});\napp.route('/webhook').post((req, res) => { // ✗ open\n  save(req.body);\n  res.end();\n});`,
    { path: 'dist/hooks.js', code: `"use strict";\nconst express_1 = require("express");\nconst router = (0, express_1.Router)();\nrouter.post("/webhooks/orders", (req, res) => __awaiter(void 0, void 0, void 0, function* () { // ✗ open\n  yield save(req.body);\n  res.end();\n}));\nexports.default = router;` },
    `app.post('/paypal/ipn', (req, res) => { // ✗ open\n  credit(req.body.payer_id, req.body.mc_gross);\n  res.sendStatus(200);\n});`,
    // a worker that tells addresses apart
    { path: 'src/worker.js', code: `export default {\n  async fetch(request, env) { // ✗ open\n    const url = new URL(request.url);\n    if (url.pathname === '/webhook') {\n      const update = await request.json();\n      await env.DB.prepare('insert into events values (?)').bind(update.id).run();\n      return new Response('ok');\n    }\n    return new Response('no', { status: 404 });\n  },\n};` },
  ],
});
