import { testRule } from '../../testing/test-rule.js';
import { requireWebhookVerification } from './require-webhook-verification.js';

testRule(requireWebhookVerification, {
  valid: [
    // the sender is asked
    `router.post('/webhooks/paypal', express.json(), async (req, res) => {\n  const check = await fetch('https://api-m.paypal.com/v1/notifications/verify-webhook-signature', { method: 'POST', body: JSON.stringify({ transmission_sig: req.get('paypal-transmission-sig'), webhook_event: req.body }) });\n  const { verification_status } = await check.json();\n  if (verification_status !== 'SUCCESS') return res.sendStatus(400);\n  await book(req.body.resource);\n  res.sendStatus(200);\n});`,
    // a guard on all addresses below
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.use('/webhooks/*', verifyHmac);\napp.post('/webhooks/notion', async c => { const event = await c.req.json(); await store(event.entity.id); return c.text('ok'); });`,
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
    // web crypto's verify in a worker
    `export default {\n  async fetch(request, env) {\n    const body = await request.text();\n    const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(env.WEBHOOK_SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);\n    const ok = await crypto.subtle.verify('HMAC', key, hexToBytes(request.headers.get('x-hub-signature-256').slice(7)), new TextEncoder().encode(body));\n    if (!ok) return new Response('no', { status: 401 });\n    await env.QUEUE.send(JSON.parse(body));\n    return new Response('ok');\n  },\n};`,
    // a Lambda with API Gateway and Shopify
    `exports.handler = async event => {\n  const digest = crypto.createHmac('sha256', process.env.SHOPIFY_SECRET).update(event.body, 'utf8').digest();\n  const given = Buffer.from(event.headers['x-shopify-hmac-sha256'], 'base64');\n  if (digest.length !== given.length || !crypto.timingSafeEqual(digest, given)) return { statusCode: 401 };\n  await sqs.send(JSON.parse(event.body));\n  return { statusCode: 200 };\n};`,
    // a Fastify plugin with a hook for its scope
    `export default async function webhooks(fastify) {\n  fastify.addHook('preHandler', verifySignature);\n  fastify.post('/webhooks/orders', async request => { await save(request.body); });\n}`,
    // Elysia with a guard
    `import { Elysia } from 'elysia';\nnew Elysia().onBeforeHandle(({ headers, set }) => { if (!isSigned(headers)) { set.status = 401; return 'no'; } }).post('/webhook', ({ body }) => save(body));`,
    // Koa's middleware of the route
    `router.post('/webhooks/github', verifyGithub, async ctx => { await deploy(ctx.request.body); ctx.status = 204; });`,
    // Twilio's own middleware
    `const twilio = require('twilio');\napp.post('/webhooks/sms', twilio.webhook(), (req, res) => { reply(req.body.From); res.end(); });`,
    // LINE's middleware
    `const line = require('@line/bot-sdk');\napp.post('/webhook', line.middleware(config), (req, res) => Promise.all(req.body.events.map(handleEvent)).then(result => res.json(result)));`,
    // grammY's callback with a secret
    `import { webhookCallback } from 'grammy';\napp.post('/webhook', webhookCallback(bot, 'express', { secretToken: process.env.TELEGRAM_SECRET }));`,
    // a session is asked for
    `app.post('/api/webhooks/:id/test', async (req, res) => {\n  const user = await requireUser(req);\n  await sendTest(req.params.id, user);\n  res.end();\n});`,
    // basic auth before
    `const basicAuth = require('express-basic-auth');\napp.post('/webhooks/postmark', basicAuth({ users }), async (req, res) => { await bounce(req.body); res.end(); });`,
    // tRPC-like creation of webhooks by a user
    `export const createWebhook = async (req, res) => {\n  const { url, events } = req.body;\n  const webhook = await Webhook.create({ url, events, owner: req.user.id });\n  res.json(webhook);\n};`,
    // Nest with a global guard's decorator
    `@Controller('webhooks')\n@UseGuards(HmacGuard)\nexport class HooksController {\n  @Post('orders')\n  receive(@Body() order: OrderDto) { return this.orders.import(order); }\n}`,
    // PayPal's API is asked
    `app.post('/paypal/webhook', async (req, res) => {\n  const verification = await paypal.verifyWebhookSignature({ transmission_id: req.headers['paypal-transmission-id'], webhook_event: req.body });\n  if (verification !== 'SUCCESS') return res.sendStatus(400);\n  await fulfil(req.body.resource);\n  res.end();\n});`,
    // a React hook is no webhook
    { path: 'src/hooks/useOrders.ts', code: `export function useOrders() {\n  const { data } = useSWR('/api/orders', fetcher);\n  return data;\n}` },
    // an event of the DOM
    `button.addEventListener('click', event => { save(event.target.value); });`,
    // an event emitter
    `bus.on('webhook', async event => { await store(event.data); });`,
    // a queue's consumer, which is called by no stranger
    `export const processWebhookJob = async (job) => { await deliver(job.data.url, job.data.body); };`,
    // a route that lists deliveries
    `router.get('/webhooks/deliveries', async (req, res) => res.json(await listDeliveries(req.query)));`,
    // Firebase with Stripe's check
    `exports.stripeWebhook = functions.https.onRequest(async (req, res) => {\n  let event;\n  try { event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], endpointSecret); } catch (err) { return res.status(400).send('bad'); }\n  await fulfil(event.data.object);\n  res.json({ received: true });\n});`,
    // a helper that throws, in a try
    `app.post('/webhook', async (req, res) => {\n  try {\n    assertSignature(req);\n  } catch (error) {\n    return res.status(401).end();\n  }\n  await book(req.body);\n  res.end();\n});\nfunction assertSignature(req) { if (!safeEqual(mac(req.rawBody), req.get('x-signature'))) throw new Error('bad'); }`,
  ],
  invalid: [
    // acted on first, verified then
    `import express from 'express';\nconst app = express();\napp.post('/webhooks/shopify', express.raw({ type: '*/*' }), async (req, res) => {\n  const order = JSON.parse(req.body.toString());\n  await orders.insert(order); // ✗ late\n  if (!verifySignature(req.body, req.get('x-shopify-hmac-sha256'))) return res.sendStatus(401);\n  res.sendStatus(200);\n});`,
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
    // Razorpay, verified after use
    `app.post('/webhook/razorpay', async (req, res) => { // ✗ open\n  await orders.update({ id: req.body.payload.payment.entity.notes.orderId, paid: true });\n  res.json({ ok: true });\n});`,
    // Cloudflare's Hono with a switch
    `app.post('/webhooks/lemonsqueezy', async c => { // ✗ open\n  const payload = await c.req.json();\n  switch (payload.meta.event_name) {\n    case 'order_created': await grant(c.env.DB, payload.data); break;\n  }\n  return c.json({ ok: true });\n});\nimport { Hono } from 'hono';\nconst app = new Hono();`,
    // Next, app router with Clerk
    { path: 'app/api/webhooks/clerk/route.ts', code: `import { db } from '@/db';\nexport async function POST(req: Request) { // ✗ open\n  const evt = await req.json();\n  if (evt.type === 'user.created') await db.insert(users).values({ id: evt.data.id });\n  return new Response('', { status: 200 });\n}` },
    // pages router, CommonJS
    { path: 'pages/api/webhooks/paystack.js', code: `module.exports = async function handler(req, res) { // ✗ open\n  const { event, data } = req.body;\n  if (event === 'charge.success') await credit(data.customer.email, data.amount);\n  res.status(200).end();\n};` },
    // Netlify
    { path: 'netlify/functions/webhook.ts', code: `export const handler = async (event) => { // ✗ open\n  const payload = JSON.parse(event.body);\n  await updateOrder(payload.order_id, payload.status);\n  return { statusCode: 200 };\n};` },
    // Azure
    `const { app } = require('@azure/functions');\napp.http('paymentWebhook', { // ✗ open\n  methods: ['POST'],\n  route: 'webhooks/payment',\n  handler: async request => {\n    const body = await request.json();\n    await settle(body);\n    return { status: 200 };\n  },\n});`,
    // plain http
    { path: 'src/webhook-server.js', code: `const http = require('http');\nhttp.createServer((req, res) => { // ✗ open\n  let data = '';\n  req.on('data', chunk => (data += chunk));\n  req.on('end', () => {\n    const event = JSON.parse(data);\n    if (event.type === 'invoice.paid') extend(event.data);\n    res.end();\n  });\n}).listen(3000);` },
    // Firebase v1
    `const functions = require('firebase-functions');\nexports.paymentWebhook = functions.https.onRequest(async (req, res) => { // ✗ open\n  await admin.firestore().collection('payments').doc(req.body.id).set(req.body);\n  res.send('ok');\n});`,
    // Deno
    { path: 'webhook.ts', code: `Deno.serve(async (req) => { // ✗ open\n  const { type, record } = await req.json();\n  if (type === 'user.deleted') await removeUser(record.id);\n  return new Response('ok');\n});` },
    // a controller of Nest for GitHub
    `@Controller('github')\nexport class GithubController {\n  @Post('webhook') // ✗ open\n  async onPush(@Headers('x-github-event') event: string, @Body() payload: PushEvent) {\n    if (event === 'push') await this.builds.start(payload.repository.full_name);\n  }\n}`,
    // the answer of the SDK is dropped
    `const { validateWebhookSignature } = require('razorpay/dist/utils/razorpay-utils');\napp.post('/webhook/razorpay', async (req, res) => {\n  isValidSignature(req.rawBody, req.headers['x-razorpay-signature'], secret); // ✗ ignored\n  await settle(req.body);\n  res.end();\n});`,
    // a check that is skipped without a header
    `app.post('/webhooks/github', async (req, res) => {\n  const signature = req.headers['x-hub-signature-256'];\n  if (signature) { // ✗ optional\n    if (!verifySignature(req.rawBody, signature)) return res.sendStatus(401);\n  }\n  await deploy(req.body);\n  res.end();\n});`,
    // skipped in development
    `app.post('/webhooks/stripe', async (req, res) => {\n  if (process.env.NODE_ENV !== 'development') { // ✗ bypassed\n    if (!verifyStripe(req)) return res.sendStatus(400);\n  }\n  await fulfil(req.body.data.object);\n  res.end();\n});`,
    // compiled by Babel
    { path: 'lib/webhook.js', code: `"use strict";\nvar _express = _interopRequireDefault(require("express"));\nvar router = _express.default.Router();\nrouter.post('/webhooks/shopify', function (req, res) { // ✗ open\n  importOrder(req.body);\n  res.sendStatus(200);\n});` },
    // a function elsewhere in the file
    `app.post('/stripe/webhook', onStripe); // ✗ open\nasync function onStripe(req, res) {\n  const event = req.body;\n  if (event.type === 'checkout.session.completed') await fulfil(event.data.object);\n  res.json({ received: true });\n}`,
    // a chain of routes
    `router.route('/webhooks/orders').post(async (req, res) => { // ✗ open\n  await importOrder(req.body);\n  res.end();\n});`,
    // an async wrapper
    `router.post('/webhooks/twilio', asyncHandler(async (req, res) => { // ✗ open\n  await saveMessage(req.body.From, req.body.Body);\n  res.type('text/xml').send('<Response/>');\n}));`,
    // Astro
    { path: 'src/pages/api/webhook.ts', code: `export const POST = async ({ request }) => { // ✗ open\n  const payload = await request.json();\n  await rebuild(payload.slug);\n  return new Response('ok');\n};` },
    // a callback of a payment, fastify route
    `fastify.route({ // ✗ open\n  method: 'POST',\n  url: '/payments/webhook',\n  handler: async (request, reply) => {\n    await markPaid(request.body.reference);\n    return { ok: true };\n  },\n});`,
    // Telegram with no secret
    `app.post('/webhook', async (req, res) => { // ✗ open\n  const { message } = req.body;\n  await answer(message.chat.id, message.text);\n  res.sendStatus(200);\n});`,
    // from the door to what is done
    { trace: [1, 2], code: `app.post('/webhooks/stripe', async (req, res) => { // ✗ open\n  await fulfil(req.body.data.object);\n  res.end();\n});` },
    // a comment before the address
    `app.post( /* Stripe */ '/webhooks/stripe', async (req, res) => { // ✗ open\n  await fulfil(req.body);\n  res.end();\n});`,
    // an address that is put together
    `const BASE = '/api';\nrouter.post(\`\${BASE}/webhooks\`, async (req, res) => { // ✗ open\n  await book(req.body);\n  res.end();\n});`,
    // exported by a list
    { path: 'functions/hooks.mjs', code: `const handler = async event => { // ✗ open\n  await book(JSON.parse(event.body).payment_webhook);\n  return { statusCode: 200 };\n};\nexport { handler };`, minConfidence: 'possible' },
    // minified, bracket access
    { path: 'hooks.js', code: `const a=require("express")();a["put"]("/webhook",async(req,r)=>{await book(req.body);r.end()}); // ✗ open` },
    // decorators of a namespace, with a blank
    `import * as common from '@nestjs/common';\n@common.Controller('webhooks')\nexport class Hooks {\n  @ common.Post('orders') // ✗ open\n  async take(@common.Body() order: Order) {\n    await this.orders.apply(order);\n  }\n}`,
  ],
});
