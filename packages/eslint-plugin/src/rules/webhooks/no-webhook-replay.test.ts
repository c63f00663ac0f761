import { testRule } from '../../testing/test-rule.js';
import { noWebhookReplay } from './no-webhook-replay.js';

testRule(noWebhookReplay, {
  valid: [
    // a queue takes each event once
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nrouter.post('/webhook', express.raw({ type: '*/*' }), async (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  await queue.add(event.type, event.data.object, { jobId: event.id });\n  res.json({});\n});`,
    // the event id is looked up
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  if (await events.exists(req.body.id)) return res.end();\n  await book(req.body);\n  res.end();\n});` },
    // not a webhook
    { minConfidence: 'possible', code: `app.post('/orders', (req, res) => { create(req.body); res.end(); });` },
    // hidden by default
    `app.post('/webhook', verify, (req, res) => { book(req.body); res.end(); });`,
    // a set of ids that were handled
    { minConfidence: 'possible', code: `const handledIds = new Set();\napp.post('/webhook', verify, async (req, res) => {\n  if (handledIds.has(req.body.eventId)) return res.end();\n  handledIds.add(req.body.eventId);\n  await book(req.body);\n  res.end();\n});` },
    // redis with NX
    { minConfidence: 'possible', code: `app.post('/webhooks/stripe', verify, async (req, res) => {\n  const isFirst = await redis.set(\`stripe:\${req.body.id}\`, '1', 'EX', 86400, 'NX');\n  if (isFirst) await credit(req.body.data.object);\n  res.end();\n});` },
    // an upsert
    { minConfidence: 'possible', code: `app.post('/webhooks/orders', verify, async (req, res) => {\n  await prisma.order.upsert({ where: { externalId: req.body.id }, create: req.body, update: req.body });\n  res.end();\n});` },
    // a unique key and on conflict
    { minConfidence: 'possible', code: `app.post('/webhooks/orders', verify, async (req, res) => {\n  await sql\`insert into events (id, body) values (\${req.body.id}, \${req.body}) on conflict do nothing\`;\n  await enqueue(req.body);\n  res.end();\n});` },
    // GitHub's delivery id
    { minConfidence: 'possible', code: `app.post('/webhooks/github', verify, async (req, res) => {\n  const delivery_id = req.get('x-github-delivery');\n  if (await seen(delivery_id)) return res.end();\n  await deploy(req.body);\n  res.end();\n});` },
    // svix's message id
    { path: 'app/api/webhooks/clerk/route.ts', minConfidence: 'possible', code: `export async function POST(req) {\n  const messageId = req.headers.get('svix-id');\n  const body = await req.json();\n  if (await store.exists(messageId)) return new Response();\n  await sync(body);\n  return new Response();\n}` },
    // a service of Nest looks
    { minConfidence: 'possible', code: `@Controller('webhooks')\nexport class Hooks {\n  @Post('orders')\n  @UseGuards(HmacGuard)\n  async handle(@Body() body: EventDto) {\n    if (await this.events.alreadyProcessed(body.id)) return;\n    await this.orders.apply(body);\n  }\n}` },
    // a helper of the file looks
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await once(req.body.id, () => book(req.body));\n  res.end();\n});\nasync function once(id, run) { if (await db.processedEvents.find(id)) return; await run(); await db.processedEvents.add(id); }` },
    // an idempotency key goes along
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await payments.capture(req.body.amount, { idempotencyKey: req.body.id });\n  res.end();\n});` },
    // an event is only told of
    { minConfidence: 'possible', code: `app.post('/webhook', verify, (req, res) => { console.log(req.body); res.end(); });` },
    // a GET
    { minConfidence: 'possible', code: `app.get('/webhook', (req, res) => { res.send(req.query.challenge); });` },
    // no webhook, a form
    { minConfidence: 'possible', code: `app.post('/contact', async (req, res) => { await mail(req.body); res.end(); });` },
    // a message of a queue
    { path: 'src/consumer.js', minConfidence: 'possible', code: `export const handler = async event => { for (const record of event.Records) await apply(record); };` },
    // a React hook
    { path: 'src/hooks/useBooking.ts', minConfidence: 'possible', code: `export function useBooking() { return useMutation(book); }` },
    // unique by the database
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  try { await Event.create({ eventId: req.body.id }); } catch { return res.end(); }\n  await book(req.body);\n  res.end();\n});` },
    // duplicates are ignored by the insert
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  const created = await Event.bulkCreate([req.body], { ignoreDuplicates: true });\n  if (created.length > 0) await book(req.body);\n  res.end();\n});` },
    // Fastify, deduplicated
    { minConfidence: 'possible', code: `fastify.post('/webhooks/paypal', { preHandler: verifyPaypal }, async request => {\n  if (await dedup.check(request.body.id)) return {};\n  await capture(request.body);\n  return {};\n});` },
    // Hono, by KV
    { minConfidence: 'possible', code: `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/webhook', async c => {\n  const event = await c.req.json();\n  if (await c.env.SEEN.get(event.id)) return c.text('ok');\n  await c.env.SEEN.put(event.id, '1');\n  await book(event);\n  return c.text('ok');\n});` },
    // SvelteKit
    { path: 'src/routes/webhook/+server.ts', minConfidence: 'possible', code: `export const POST = async ({ request }) => {\n  const event = await request.json();\n  if (await isDuplicate(event.id)) return new Response();\n  await book(event);\n  return new Response();\n};` },
    // Lambda with a conditional put
    { path: 'functions/webhook.js', minConfidence: 'possible', code: `export const handler = async event => {\n  const body = JSON.parse(event.body);\n  await dynamo.put({ Item: { eventId: body.id }, ConditionExpression: 'attribute_not_exists(eventId)' });\n  await book(body);\n  return { statusCode: 200 };\n};` },
    // a job with the event's id
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await queue.add('event', req.body, { jobId: req.body.event_id });\n  res.end();\n});` },
    // managing webhooks
    { path: 'app/api/webhooks/route.ts', minConfidence: 'possible', code: `export const POST = withWorkspace(async ({ req }) => { const body = await req.json(); return Response.json(await prisma.webhook.create({ data: body })); });` },
    // answers only
    { minConfidence: 'possible', code: `app.post('/webhook', (req, res) => res.sendStatus(200));` },
    // a state that cannot go back
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  const order = await orders.find(req.body.orderId);\n  if (order.processedAt) return res.end();\n  await ship(req.body);\n  res.end();\n});` },
    // compiled
    { path: 'dist/hooks.js', minConfidence: 'possible', code: `"use strict";\nrouter.post("/webhook", verify, (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n    if (yield events.exists(req.body.id))\n        return res.end();\n    yield book(req.body);\n    res.end();\n}));` },
    // Koa
    { minConfidence: 'possible', code: `router.post('/webhook', verify, async ctx => {\n  const { id } = ctx.request.body;\n  if (seenIds.has(id)) return;\n  await book(ctx.request.body);\n});` },
    // Nuxt
    { path: 'server/api/webhooks/stripe.post.ts', minConfidence: 'possible', code: `export default defineEventHandler(async event => {\n  const body = await readBody(event);\n  if (!(await useStorage().setItem(\`processed:\${body.id}\`, true))) return;\n  await book(body);\n});` },
    // Firebase in a transaction
    { minConfidence: 'possible', code: `exports.webhook = functions.https.onRequest(async (req, res) => {\n  const ref = db.collection('events').doc(req.body.id);\n  if ((await ref.get()).exists) return res.end();\n  await book(req.body);\n  res.end();\n});\nconst functions = require('firebase-functions');` },
    // Express with a repository of ids
    { minConfidence: 'possible', code: `router.post('/webhooks/stripe', async (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), secret);\n  const isNew = await eventIds.insertUnique(event.id);\n  if (isNew) await fulfil(req.body);\n  res.end();\n});` },
    // a lock by id
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  if (!(await redis.setnx(req.body.id, 1))) return res.end();\n  await book(req.body);\n  res.end();\n});` },
    // a client that sends webhooks
    { minConfidence: 'possible', code: `export const sendWebhook = (url, body) => fetch(url, { method: 'POST', body: JSON.stringify(body), signal });` },
    // an unrelated callback
    { minConfidence: 'possible', code: `app.post('/login/callback', passport.authenticate('saml'), (req, res) => res.redirect('/'));` },
    // a test
    { path: 'test/hook.test.ts', minConfidence: 'possible', code: `it('books once', async () => { await post('/webhook', event); expect(book).toHaveBeenCalledTimes(1); });` },
    // an endpoint that a sender pings
    { minConfidence: 'possible', code: `app.post('/webhook/ping', (req, res) => res.json({ pong: true }));` },
    // what comes is stored by its own id
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await events.replaceOne({ event_id: req.body.id }, req.body, { upsert: true });\n  res.end();\n});` },
    // Remix
    { path: 'app/routes/webhooks.tsx', minConfidence: 'possible', code: `export const action = async ({ request }) => {\n  const payload = await request.json();\n  if (await wasSeen(payload.id)) return new Response();\n  await apply(payload);\n  return new Response();\n};` },
    // Elysia
    { minConfidence: 'possible', code: `import { Elysia } from 'elysia';\nnew Elysia().post('/webhook', async ({ body }) => { if (await known.seen(body.id)) return; await book(body); });` },
  ],
  invalid: [
    // what the SDK read out of the body
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nrouter.post('/webhook', express.raw({ type: '*/*' }), async (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  await credits.add(event.data.object.client_reference_id, 100); // ✗\n  res.json({});\n});`,
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await book(req.body); // ✗ again\n  res.end();\n});` },
    { minConfidence: 'possible', path: 'app/api/webhooks/stripe/route.ts', code: `export async function POST(req: Request) {\n  const event = await req.json();\n  await fulfil(event); // ✗ again\n  return new Response();\n}` },
    // Express
    { minConfidence: 'possible', code: `app.post('/webhooks/stripe', verify, async (req, res) => {\n  await creditAccount(req.body.data.object); // ✗ again\n  res.end();\n});` },
    // a router
    { minConfidence: 'possible', code: `const router = require('express').Router();\nrouter.post('/webhooks/orders', verify, (req, res) => {\n  ship(req.body.order); // ✗ again\n  res.end();\n});` },
    // Fastify
    { minConfidence: 'possible', code: `fastify.post('/webhooks/paypal', { preHandler: verifyPaypal }, async request => {\n  await capture(request.body.resource); // ✗ again\n  return {};\n});` },
    // Hono
    { minConfidence: 'possible', code: `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/webhook', async c => {\n  const event = await c.req.json();\n  await grant(event.data); // ✗ again\n  return c.text('ok');\n});` },
    // Koa
    { minConfidence: 'possible', code: `router.post('/webhook', verify, async ctx => {\n  await book(ctx.request.body); // ✗ again\n});` },
    // Nest
    { minConfidence: 'possible', code: `@Controller('webhooks')\nexport class Hooks {\n  @Post('orders')\n  @UseGuards(HmacGuard)\n  async handle(@Body() body: EventDto) {\n    await this.orders.apply(body); // ✗ again\n  }\n}` },
    // Next, pages
    { path: 'pages/api/webhook.ts', minConfidence: 'possible', code: `export default async function handler(req, res) {\n  await payOut(req.body); // ✗ again\n  res.end();\n}` },
    // SvelteKit
    { path: 'src/routes/webhook/+server.ts', minConfidence: 'possible', code: `export const POST = async ({ request }) => {\n  const body = await request.json();\n  await refund(body.payment); // ✗ again\n  return new Response();\n};` },
    // Remix
    { path: 'app/routes/webhooks.tsx', minConfidence: 'possible', code: `export const action = async ({ request }) => {\n  const payload = await request.json();\n  await apply(payload); // ✗ again\n  return new Response();\n};` },
    // Nuxt
    { path: 'server/api/webhooks/stripe.post.ts', minConfidence: 'possible', code: `export default defineEventHandler(async event => {\n  const body = await readBody(event);\n  await book(body); // ✗ again\n});` },
    // Lambda
    { path: 'functions/webhook.js', minConfidence: 'possible', code: `export const handler = async event => {\n  const body = JSON.parse(event.body);\n  await book(body); // ✗ again\n  return { statusCode: 200 };\n};` },
    // Firebase
    { minConfidence: 'possible', code: `const functions = require('firebase-functions');\nexports.paymentWebhook = functions.https.onRequest(async (req, res) => {\n  await settle(req.body); // ✗ again\n  res.end();\n});` },
    // Astro
    { path: 'src/pages/api/webhook.ts', minConfidence: 'possible', code: `export const POST = async ({ request }) => {\n  const body = await request.json();\n  await rebuild(body); // ✗ again\n  return new Response();\n};` },
    // Netlify
    { path: 'netlify/functions/webhook.ts', minConfidence: 'possible', code: `export const handler = async event => {\n  const body = JSON.parse(event.body);\n  await order(body); // ✗ again\n  return { statusCode: 200 };\n};` },
    // compiled
    { path: 'dist/hooks.js', minConfidence: 'possible', code: `"use strict";\nrouter.post("/webhook", verify, (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n    yield book(req.body); // ✗ again\n    res.end();\n}));` },
    // Azure
    { minConfidence: 'possible', code: `app.http('webhook', {\n  methods: ['POST'],\n  handler: async request => {\n    const body = await request.json();\n    await settle(body); // ✗ again\n    return { status: 200 };\n  },\n});` },
    // an async wrapper
    { minConfidence: 'possible', code: `router.post('/webhooks/twilio', verify, asyncHandler(async (req, res) => {\n  await charge(req.body.From); // ✗ again\n  res.end();\n}));` },
    // a worker
    { path: 'worker.js', minConfidence: 'possible', code: `export default {\n  async fetch(request, env) {\n    const signature = request.headers.get('x-hub-signature-256');\n    const event = await request.json();\n    await env.QUEUE.send(event); // ✗ again\n    return new Response('ok');\n  },\n};` },
    // a route in options
    { minConfidence: 'possible', code: `fastify.route({\n  method: 'POST',\n  url: '/payments/webhook',\n  handler: async request => {\n    await markPaid(request.body.reference); // ✗ again\n    return {};\n  },\n});` },
    // a function elsewhere
    { minConfidence: 'possible', code: `app.post('/stripe/webhook', onStripe);\nasync function onStripe(req, res) {\n  await fulfil(req.body.data.object); // ✗ again\n  res.end();\n}` },
    // by a switch
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  switch (req.body.type) {\n    case 'invoice.paid': await extend(req.body.data); break; // ✗ again\n  }\n  res.end();\n});` },
    // with a chain of promises
    { minConfidence: 'possible', code: `app.post('/webhook', verify, (req, res) => {\n  settle(req.body).then(() => res.end()); // ✗ again\n});` },
    // an object with parts
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await transfer({ to: req.body.account, amount: req.body.amount }); // ✗ again\n  res.end();\n});` },
    // a chain of routes
    { minConfidence: 'possible', code: `router.route('/webhooks/orders').post(verify, async (req, res) => {\n  await importOrder(req.body); // ✗ again\n  res.end();\n});` },
    // PayPal's IPN
    { minConfidence: 'possible', code: `app.post('/paypal/ipn', verifyIpn, (req, res) => {\n  credit(req.body.payer_id, req.body.mc_gross); // ✗ again\n  res.end();\n});` },
    // GitHub
    { minConfidence: 'possible', code: `app.post('/webhooks/github', verify, async (req, res) => {\n  await deploy(req.body.repository); // ✗ again\n  res.end();\n});` },
    // a helper of the file acts
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await onEvent(req.body); // ✗ again\n  res.end();\n});\nasync function onEvent(event) { await payments.capture(event.data.amount); }` },
    // Vercel
    { path: 'api/webhook.ts', minConfidence: 'possible', code: `export default async function webhook(req, res) {\n  await ship(req.body); // ✗ again\n  res.end();\n}` },
    // Deno
    { path: 'webhook.ts', minConfidence: 'possible', code: `Deno.serve(async (req) => {\n  const body = await req.json();\n  await removeUser(body.record); // ✗ again\n  return new Response('ok');\n});` },
    // Bun
    { path: 'src/webhooks.ts', minConfidence: 'possible', code: `export default {\n  async fetch(req) {\n    const event = await req.json();\n    await grant(event.user); // ✗ again\n    return new Response('ok');\n  },\n};` },
    // Shopify
    { minConfidence: 'possible', code: `app.post('/webhooks/orders', shopifyHmac, async (req, res) => {\n  await inventory.reduce(req.body.line_items); // ✗ again\n  res.end();\n});` },
    // only the first use is told of
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req, res) => {\n  await charge(req.body.amount); // ✗ again\n  await ship(req.body.order);\n  res.end();\n});` },
    // destructured
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async ({ body }, res) => {\n  await book(body); // ✗ again\n  res.end();\n});` },
    // TypeScript, typed
    { minConfidence: 'possible', code: `app.post('/webhook', verify, async (req: Request<{}, {}, OrderEvent>, res: Response) => {\n  await this.orders.pay(req.body.amount); // ✗ again\n  res.end();\n});` },
    // an email
    { minConfidence: 'possible', code: `app.post('/webhooks/signup', verify, async (req, res) => {\n  await mailer.welcome(req.body.email); // ✗ again\n  res.end();\n});` },
    // Next, app, Lemon Squeezy
    { path: 'app/api/webhooks/lemon/route.ts', minConfidence: 'possible', code: `export async function POST(request: Request) {\n  const payload = await request.json();\n  await grantLicence(payload.data); // ✗ again\n  return Response.json({});\n}` },
    // with a guard of its own
    { minConfidence: 'possible', code: `app.post('/webhook', async (req, res) => {\n  if (!isSigned(req)) return res.sendStatus(401);\n  await settle(req.body); // ✗ again\n  res.end();\n});` },
    // an app that is a field
    { minConfidence: 'possible', code: `class Server {\n  listen() {\n    this.app.post('/webhook', verify, async (req, res) => {\n      await book(req.body); // ✗ again\n      res.end();\n    });\n  }\n}` },
    // from the door to what is done twice
    { minConfidence: 'possible', trace: [1, 2], code: `app.post('/webhooks/stripe', verify, async (req, res) => {\n  await creditAccount(req.body.data.object); // ✗ again\n  res.end();\n});` },
    // minified
    { minConfidence: 'possible', path: 'hooks.js', code: `const a=require("express")();a["post"]("/webhook",v,async(req,r)=>{await book(req.body);r.end()}); // ✗ again` },
    // breaks before every link
    { minConfidence: 'possible', code: `router\n  .route( // every partner\n    '/webhooks/orders'\n  )\n  .post\n  (verify, async (req, res) => {\n    await ship(req.body.order); // ✗ again\n    res.end();\n  });` },
    // a worker with a type
    { minConfidence: 'possible', path: 'src/webhook.ts', code: `export default {\n  async fetch(request: Request) {\n    const event = await request.json();\n    await grant(event); // ✗ again\n    return new Response();\n  },\n} satisfies ExportedHandler;` },
  ],
});
