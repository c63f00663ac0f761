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
    // Fastify's raw body
    `fastify.post('/webhooks/stripe', { config: { rawBody: true } }, async (request, reply) => {\n  const event = stripe.webhooks.constructEvent(request.rawBody, request.headers['stripe-signature'], secret);\n  return reply.send({ received: event.id });\n});`,
    // Hono reads text
    `app.post('/webhooks/stripe', async c => {\n  const body = await c.req.text();\n  const event = await stripe.webhooks.constructEventAsync(body, c.req.header('stripe-signature'), c.env.SECRET);\n  return c.json({ received: event.id });\n});`,
    // SvelteKit
    { path: 'src/routes/webhook/+server.ts', code: `export const POST = async ({ request }) => {\n  const body = await request.text();\n  const event = stripe.webhooks.constructEvent(body, request.headers.get('stripe-signature'), SECRET);\n  return new Response(event.id);\n};` },
    // Remix
    { path: 'app/routes/webhook.tsx', code: `export const action = async ({ request }: ActionFunctionArgs) => {\n  const payload = await request.text();\n  const event = stripe.webhooks.constructEvent(payload, request.headers.get('stripe-signature')!, secret);\n  return json({ id: event.id });\n};` },
    // Nuxt
    { path: 'server/api/stripe.post.ts', code: `export default defineEventHandler(async event => {\n  const body = await readRawBody(event);\n  const signature = getHeader(event, 'stripe-signature');\n  const stripeEvent = stripe.webhooks.constructEvent(body!, signature!, secret);\n  return { id: stripeEvent.id };\n});` },
    // Lambda's body is text
    `export const handler = async event => {\n  const stripeEvent = stripe.webhooks.constructEvent(event.body, event.headers['Stripe-Signature'], secret);\n  return { statusCode: 200, body: stripeEvent.id };\n};`,
    // Firebase keeps the bytes
    `exports.stripe = functions.https.onRequest((req, res) => {\n  const event = stripe.webhooks.constructEvent(req.rawBody, req.headers['stripe-signature'], secret);\n  res.json({ id: event.id });\n});`,
    // Koa with the raw body
    `router.post('/webhook', async ctx => {\n  const expected = crypto.createHmac('sha256', secret).update(ctx.request.rawBody).digest('hex');\n  if (!safeEqual(expected, ctx.get('x-signature'))) ctx.throw(401);\n});`,
    // the chunks of plain http
    `http.createServer((req, res) => {\n  const chunks = [];\n  req.on('data', chunk => chunks.push(chunk));\n  req.on('end', () => {\n    const expected = crypto.createHmac('sha256', secret).update(Buffer.concat(chunks)).digest('hex');\n    if (!safeEqual(expected, req.headers['x-signature'])) res.writeHead(401);\n    res.end();\n  });\n});`,
    // signing one's own webhooks to others
    `export async function deliver(url: string, event: Event) {\n  const payload = JSON.stringify(event);\n  const signature = crypto.createHmac('sha256', secret).update(payload).digest('hex');\n  await fetch(url, { method: 'POST', body: payload, headers: { 'X-Signature': signature }, signal });\n}`,
    // Mailgun signs a timestamp and a token, which stand in the body
    `app.post('/mailgun', express.json(), (req, res) => {\n  const { timestamp, token, signature } = req.body.signature;\n  const expected = crypto.createHmac('sha256', key).update(timestamp + token).digest('hex');\n  if (!safeEqual(expected, signature)) return res.sendStatus(401);\n  res.end();\n});`,
    // Twilio signs sorted parameters
    `app.post('/sms', express.urlencoded({ extended: false }), (req, res) => {\n  if (!twilio.validateRequest(token, req.get('x-twilio-signature'), url, req.body)) return res.sendStatus(403);\n  res.end();\n});`,
    // a JWT of the body is verified
    `app.post('/hooks', express.json(), (req, res) => { const claims = jwt.verify(req.body.token, key); res.json(claims); });`,
    // Telegram's login signs fields
    `function checkTelegram(data) {\n  const text = Object.keys(data).sort().map(key => \`\${key}=\${data[key]}\`).join('\\n');\n  const hash = crypto.createHmac('sha256', secret).update(text).digest('hex');\n  return safeEqual(hash, data.hash);\n}`,
    // a payment's ids are signed by the checkout of Razorpay
    `app.post('/verify', express.json(), (req, res) => {\n  const { razorpay_order_id, razorpay_payment_id, razorpay_signature } = req.body;\n  const expected = crypto.createHmac('sha256', secret).update(\`\${razorpay_order_id}|\${razorpay_payment_id}\`).digest('hex');\n  if (!safeEqual(expected, razorpay_signature)) return res.sendStatus(400);\n  res.json({ ok: true });\n});`,
    // svix gets the text
    `import { Webhook } from 'svix';\nexport async function POST(req: Request) {\n  const payload = await req.text();\n  const evt = new Webhook(secret).verify(payload, headers);\n  return Response.json(evt);\n}`,
    // the parser spares the webhook's path
    `app.use((req, res, next) => req.originalUrl === '/webhook' ? next() : express.json()(req, res, next));\napp.post('/webhook', express.raw({ type: 'application/json' }), (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  res.json({ id: event.id });\n});`,
    // body-parser's raw
    `const bodyParser = require('body-parser');\napp.post('/webhook', bodyParser.raw({ type: 'application/json' }), (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  res.json({ id: event.id });\n});`,
    // micro's buffer in Next
    { path: 'pages/api/webhooks/stripe.ts', code: `import { buffer } from 'micro';\nexport const config = { api: { bodyParser: false } };\nexport default async (req, res) => {\n  const event = stripe.webhooks.constructEvent(await buffer(req), req.headers['stripe-signature'], secret);\n  res.json({ id: event.id });\n};` },
    // a worker
    `export default {\n  async fetch(request, env) {\n    const body = await request.text();\n    const expected = await hmac(env.SECRET, body);\n    return (await verifySignature(expected, request.headers.get('x-signature'))) ? new Response('ok') : new Response('no', { status: 401 });\n  },\n};`,
    // octokit gets the text
    `import { Webhooks } from '@octokit/webhooks';\nconst webhooks = new Webhooks({ secret });\napp.post('/github', async (req, res) => {\n  await webhooks.verifyAndReceive({ id: req.get('x-github-delivery'), name: req.get('x-github-event'), payload: req.body.toString(), signature: req.get('x-hub-signature-256') });\n  res.end();\n});`,
    // a test makes the signature itself
    { path: 'test/webhook.test.ts', code: `const body = { id: 'evt_1' };\nconst signature = crypto.createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex');\nexpect(verify(JSON.stringify(body), signature)).toBe(true);` },
    // a nest controller with rawBody
    `@Controller('webhooks')\nexport class WebhooksController {\n  @Post('stripe')\n  handle(@Req() req: RawBodyRequest<Request>, @Headers('stripe-signature') signature: string) {\n    return this.stripe.webhooks.constructEvent(req.rawBody!, signature, this.secret);\n  }\n}`,
    // Bun
    `Bun.serve({\n  async fetch(req) {\n    const body = await req.text();\n    const expected = createHmac('sha256', secret).update(body).digest('hex');\n    if (!safeEqual(expected, req.headers.get('x-signature'))) return new Response('no', { status: 401 });\n    return new Response('ok');\n  },\n});\nimport { createHmac } from 'crypto';`,
    // bytes of an array buffer
    `export async function POST(req: Request) {\n  const raw = Buffer.from(await req.arrayBuffer());\n  const expected = crypto.createHmac('sha256', secret).update(raw).digest('hex');\n  if (!safeEqual(expected, req.headers.get('x-signature'))) return new Response(null, { status: 401 });\n  return Response.json(JSON.parse(raw.toString()));\n}`,
    // compiled, with raw
    { path: 'dist/hooks.js', code: `"use strict";\nconst express_1 = __importDefault(require("express"));\nconst router = express_1.default.Router();\nrouter.post("/webhook", express_1.default.raw({ type: "*/*" }), (req, res) => {\n    const event = stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], secret);\n    res.json({ id: event.id });\n});` },
    // the text is kept beside what was parsed
    `app.post('/webhook', (req, res) => {\n  const text = req.rawBody.toString('utf8');\n  const expected = crypto.createHmac('sha256', secret).update(text).digest('hex');\n  if (!safeEqual(expected, req.get('x-signature'))) return res.sendStatus(401);\n  save(JSON.parse(text));\n  res.end();\n});`,
    // a text parser
    `app.use('/webhook', express.text({ type: '*/*' }));\napp.post('/webhook', (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  res.json({ id: event.id });\n});`,
    // the body of a signed request of one's own, in a class called Webhooks
    `export class WebhooksApi {\n  create(body) {\n    const text = JSON.stringify(body);\n    return this.post('/webhooks', text, { 'X-Signature': crypto.createHmac('sha256', this.secret).update('POST/webhooks' + text + this.now()).digest('hex') });\n  }\n}`,
    // a cache key of the parsed body
    `app.post('/webhook', verify, express.json(), (req, res) => { cache.set(crypto.createHash('sha256').update(JSON.stringify(req.body)).digest('hex'), 1); res.end(); });`,
    // braintree takes its own fields
    `app.post('/bt', express.urlencoded(), (req, res) => { gateway.webhookNotification.parse(req.body.bt_signature, req.body.bt_payload).then(handle); res.end(); });`,
  ],
  invalid: [
    // a MAC that is kept, and finished in a chain
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport async function hook(ctx) {\n  const mac = createHmac('sha256', secret);\n  const wanted = mac.update(Buffer.from(JSON.stringify(ctx.request.body))).digest(); // ✗ printed\n  const given = Buffer.from(ctx.get('x-wc-webhook-signature'), 'base64');\n  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) ctx.throw(401);\n}`,
    // a form that is put together again
    `import crypto from 'crypto';\nimport qs from 'qs';\nexport function verify(req) {\n  const raw = qs.stringify(req.body, { format: 'RFC1738' }); // ✗ printed\n  const mac = crypto.createHmac('sha256', secret).update('v0:' + req.headers['x-slack-request-timestamp'] + ':' + raw).digest('hex');\n  return safeEqual(mac, req.headers['x-slack-signature']);\n}`,
    `import crypto from 'crypto';\napp.post('/webhook', (req, res) => {\n  const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex'); // ✗ printed\n  if (!safeEqual(expected, req.headers['x-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    `import crypto from 'crypto';\nfunction verify(req) {\n  const payload = JSON.stringify(req.body); // ✗ printed\n  const expected = crypto.createHmac('sha256', secret).update(payload).digest('hex');\n  return crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(req.get('x-hub-signature-256')));\n}`,
    `export async function POST(req: Request) {\n  const body = await req.json();\n  const event = stripe.webhooks.constructEvent(JSON.stringify(body), req.headers.get('stripe-signature')!, secret); // ✗ printed\n  return new Response();\n}`,
    `export async function POST(req: Request) {\n  const body = await req.json();\n  const event = stripe.webhooks.constructEvent(body, req.headers.get('stripe-signature')!, secret); // ✗ parsed\n  return new Response();\n}`,
    `import express from 'express';\nconst app = express();\napp.use(express.json());\napp.post('/webhook', (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.json({ received: true });\n});`,
    `const express = require('express');\nconst app = express();\napp.post('/webhook', express.json(), (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.end();\n});`,
    { path: 'pages/api/webhook.ts', code: `export default async function handler(req, res) {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.end();\n}` },
    `import { createHmac } from 'crypto';\n@Controller('webhooks')\nexport class Hooks {\n  @Post()\n  handle(@Body() body: object, @Headers('x-signature') signature: string) {\n    const expected = createHmac('sha256', this.secret).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n    if (!safeEqual(expected, signature)) throw new UnauthorizedException();\n  }\n}`,
    { path: 'hooks.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nfunction verify(req, secret) {\n  const digest = (0, crypto_1.createHmac)("sha256", secret).update(JSON.stringify(req.body)).digest("hex"); // ✗ printed\n  return digest === req.headers["x-signature"];\n}` },
    // Razorpay's tutorial
    `app.post('/razorpay', (req, res) => {\n  const shasum = crypto.createHmac('sha256', secret);\n  shasum.update(JSON.stringify(req.body)); // ✗ printed\n  const digest = shasum.digest('hex');\n  if (digest === req.headers['x-razorpay-signature']) settle(req.body);\n  res.json({ status: 'ok' });\n});`,
    // Paystack's docs
    `app.post('/my/webhook/url', (req, res) => {\n  const hash = crypto.createHmac('sha512', secret).update(JSON.stringify(req.body)).digest('hex'); // ✗ printed\n  if (hash == req.headers['x-paystack-signature']) handle(req.body);\n  res.send(200);\n});`,
    // Koa
    `router.post('/webhook', async ctx => {\n  const expected = createHmac('sha256', secret).update(JSON.stringify(ctx.request.body)).digest('hex'); // ✗ printed\n  if (!safeEqual(expected, ctx.get('x-signature'))) ctx.throw(401);\n});\nimport { createHmac } from 'crypto';`,
    // Fastify
    `fastify.post('/webhook', async (request, reply) => {\n  const digest = crypto.createHmac('sha256', secret).update(JSON.stringify(request.body)).digest('hex'); // ✗ printed\n  if (!crypto.timingSafeEqual(Buffer.from(digest), Buffer.from(request.headers['x-signature']))) return reply.code(401).send();\n});`,
    // Hono
    `app.post('/webhook', async c => {\n  const body = await c.req.json();\n  const expected = createHmac('sha256', c.env.SECRET).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n  if (!safeEqual(expected, c.req.header('x-signature'))) return c.text('no', 401);\n  return c.text('ok');\n});\nimport { createHmac } from 'node:crypto';`,
    // Lambda parses first
    `exports.handler = async event => {\n  const body = JSON.parse(event.body);\n  const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n  if (!safeEqual(expected, event.headers['x-signature'])) return { statusCode: 401 };\n  return { statusCode: 200 };\n};`,
    // a guard of Nest
    `import { createHmac } from 'crypto';\n@Injectable()\nexport class PaystackGuard implements CanActivate {\n  canActivate(context: ExecutionContext) {\n    const request = context.switchToHttp().getRequest();\n    const hash = createHmac('sha512', this.secret).update(JSON.stringify(request.body)).digest('hex'); // ✗ printed\n    return safeEqual(hash, request.headers['x-paystack-signature']);\n  }\n}`,
    // destructured
    `app.post('/webhook', ({ body, headers }, res) => {\n  const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n  if (!safeEqual(expected, headers['x-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // with a timestamp before it
    `app.post('/webhook', (req, res) => {\n  const payload = \`\${req.headers['x-timestamp']}.\${JSON.stringify(req.body)}\`; // ✗ printed\n  const expected = crypto.createHmac('sha256', secret).update(payload).digest('hex');\n  if (!safeEqual(expected, req.headers['x-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // Slack
    `app.post('/slack/events', (req, res) => {\n  const base = 'v0:' + req.headers['x-slack-request-timestamp'] + ':' + JSON.stringify(req.body); // ✗ printed\n  const mine = 'v0=' + crypto.createHmac('sha256', secret).update(base).digest('hex');\n  if (!safeEqual(mine, req.headers['x-slack-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // Next, app router
    { path: 'app/api/lemon/route.ts', code: `import crypto from 'node:crypto';\nexport async function POST(request: Request) {\n  const body = await request.json();\n  const digest = crypto.createHmac('sha256', process.env.LEMON_SECRET!).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n  if (!safeEqual(digest, request.headers.get('x-signature'))) return new Response('no', { status: 401 });\n  return Response.json({ ok: true });\n}` },
    // the SDK is handed an object, Remix
    { path: 'app/routes/webhook.tsx', code: `export const action = async ({ request }) => {\n  const payload = await request.json();\n  const event = stripe.webhooks.constructEvent(payload, request.headers.get('stripe-signature'), secret); // ✗ parsed\n  return json({ id: event.id });\n};` },
    // SvelteKit
    { path: 'src/routes/webhook/+server.ts', code: `export const POST = async ({ request }) => {\n  const event = stripe.webhooks.constructEvent(await request.json(), request.headers.get('stripe-signature'), SECRET); // ✗ parsed\n  return new Response(event.id);\n};` },
    // Nuxt reads the body
    { path: 'server/api/stripe.post.ts', code: `export default defineEventHandler(async event => {\n  const body = await readBody(event);\n  const stripeEvent = stripe.webhooks.constructEvent(body, getHeader(event, 'stripe-signature'), secret); // ✗ parsed\n  return { id: stripeEvent.id };\n});` },
    // Hono hands over an object
    `app.post('/webhook', async c => {\n  const event = await stripe.webhooks.constructEventAsync(await c.req.json(), c.req.header('stripe-signature'), c.env.SECRET); // ✗ parsed\n  return c.json({ id: event.id });\n});`,
    // svix
    `import { Webhook } from 'svix';\nexport async function POST(req: Request) {\n  const payload = await req.json();\n  const body = JSON.stringify(payload);\n  const wh = new Webhook(secret);\n  const evt = wh.verify(body, headers); // ✗ printed\n  return Response.json(evt);\n}`,
    // Lambda with the SDK
    `export const handler = async event => {\n  const stripeEvent = stripe.webhooks.constructEvent(JSON.parse(event.body), event.headers['stripe-signature'], secret); // ✗ parsed\n  return { statusCode: 200, body: stripeEvent.id };\n};`,
    // body-parser for all
    `const bodyParser = require('body-parser');\nconst app = require('express')();\napp.use(bodyParser.json());\napp.post('/webhook', (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.json({ id: event.id });\n});`,
    // a router with its own parser
    `import { Router, json } from 'express';\nconst router = Router();\nrouter.use(json());\nrouter.post('/webhooks/stripe', (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); // ✗ parser\n  res.json({ id: event.id });\n});`,
    // Next's parser is on
    { path: 'src/pages/api/stripe.ts', code: `export default async (req: NextApiRequest, res: NextApiResponse) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, secret); // ✗ parser\n  res.json({ id: event.id });\n};` },
    // printed for the SDK
    `app.post('/webhook', express.json(), (req, res) => {\n  const event = stripe.webhooks.constructEvent(JSON.stringify(req.body), req.headers['stripe-signature'], secret); // ✗ printed\n  res.json({ id: event.id });\n});`,
    // in a service that gets the body
    `@Injectable()\nexport class WebhookService {\n  verify(body: Record<string, unknown>, signature: string) {\n    const expected = createHmac('sha256', this.secret).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n    return timingSafeEqual(Buffer.from(expected), Buffer.from(signature));\n  }\n}\nimport { createHmac, timingSafeEqual } from 'crypto';`,
    // CryptoJS
    `import CryptoJS from 'crypto-js';\napp.post('/webhook', (req, res) => {\n  const expected = CryptoJS.HmacSHA256(JSON.stringify(req.body), secret).toString(); // ✗ printed\n  if (expected !== req.headers['x-signature']) return res.sendStatus(401);\n  res.end();\n});`,
    // as a Buffer
    `app.post('/webhook', (req, res) => {\n  const expected = crypto.createHmac('sha256', secret).update(Buffer.from(JSON.stringify(req.body), 'utf8')).digest('base64'); // ✗ printed\n  if (!safeEqual(expected, req.get('x-shopify-hmac-sha256'))) return res.sendStatus(401);\n  res.end();\n});`,
    // compiled by TypeScript
    { path: 'dist/hook.js', code: `"use strict";\nconst crypto_1 = __importDefault(require("crypto"));\nrouter.post("/webhook", (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n    const hash = crypto_1.default.createHmac("sha256", secret).update(JSON.stringify(req.body)).digest("hex"); // ✗ printed\n    if (hash !== req.headers["x-signature"])\n        return res.sendStatus(401);\n    yield save(req.body);\n}));` },
    // azure functions
    `app.http('webhook', {\n  methods: ['POST'],\n  handler: async request => {\n    const body = await request.json();\n    const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n    if (!safeEqual(expected, request.headers.get('x-signature'))) return { status: 401 };\n    return { status: 200 };\n  },\n});`,
    // web crypto
    `export default {\n  async fetch(request, env) {\n    const body = await request.json();\n    const signature = await crypto.subtle.sign('HMAC', env.KEY, new TextEncoder().encode(JSON.stringify(body))); // ✗ printed\n    if (toHex(signature) !== request.headers.get('x-signature')) return new Response('no', { status: 401 });\n    return new Response('ok');\n  },\n};`,
    // printed with two spaces
    `app.post('/webhook', (req, res) => {\n  const expected = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body, null, 2)).digest('hex'); // ✗ printed\n  if (!safeEqual(expected, req.headers['x-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // a helper of the file is given the parsed body
    `function signatureOf(payload) { return crypto.createHmac('sha256', secret).update(JSON.stringify(payload)).digest('hex'); } // ✗ printed\napp.post('/webhook', (req, res) => {\n  if (!safeEqual(signatureOf(req.body), req.headers['x-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // openai's SDK
    `import OpenAI from 'openai';\nconst client = new OpenAI();\nexport async function POST(request: Request) {\n  const event = await client.webhooks.unwrap(JSON.stringify(await request.json()), request.headers); // ✗ printed\n  return Response.json({ id: event.id });\n}`,
    // elysia and a promise chain
    `export const hook = (request: Request) =>\n  request.json().then(body => {\n    const mac = createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex'); // ✗ printed\n    return safeEqual(mac, request.headers.get('x-signature')) ? save(body) : new Response(null, { status: 401 });\n  });\nimport { createHmac } from 'crypto';`,
    // a middleware of express that is exported
    `export const verifyWebhook = (req: Request, res: Response, next: NextFunction) => {\n  const payload = JSON.stringify(req.body); // ✗ printed\n  const signature = crypto.createHmac('sha256', process.env.SECRET!).update(payload).digest('hex');\n  if (signature !== req.headers['x-signature']) return res.status(401).send('bad');\n  next();\n};`,
    // from the parser to the verifier
    { trace: [5, 7], code: `import express from 'express';\nimport Stripe from 'stripe';\nconst stripe = new Stripe(process.env.STRIPE_KEY!);\nconst app = express();\napp.use(express.json());\napp.post('/webhooks/stripe', (req, res) => {\n  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature']!, secret); // ✗ parser\n  res.json(event.id);\n});` },
    // minified
    { path: 'hooks.js', code: `const c=require("crypto");function verify(req,s){return eq(c["createHmac"]("sha256",s).update(JSON.stringify(req.body)).digest("hex"),req.headers["x-signature"])} // ✗ printed` },
    // breaks and comments in the call
    `export async function POST(req: Request) {\n  const body = await req.json();\n  return stripe\n    .webhooks\n    .constructEvent /* throws */ (\n      body, // ✗ parsed\n      req.headers.get('stripe-signature')!,\n      secret,\n    );\n}`,
    // a verifier made on the spot
    `import { Webhook } from 'svix';\nexport async function POST(req: Request) {\n  const body = await req.json();\n  return new Webhook(secret)\n    .verify(body, headers); // ✗ parsed\n}`,
  ],
});
