import { testRule } from '../../testing/test-rule.js';
import { requireApiLogging } from './require-api-logging.js';

testRule(requireApiLogging, {
  valid: [
    // both ways are logged
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    const { data } = await axios.post('https://pay.acme.test/charges', order);\n    logger.info({ order: order.id, charge: data.id }, 'charged');\n    return data;\n  } catch (error) {\n    logger.error({ order: order.id, error }, 'charge failed');\n    throw error;\n  }\n}`,
    // reading needs no record
    `import axios from 'axios';\nexport const orders = () => axios.get('https://api.acme.test/orders');`,
    // whoever calls it hears of the failure
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  const { data } = await axios.post('https://pay.acme.test/charges', order);\n  audit.record('charged', order.id);\n  return data;\n}`,
    // an interceptor logs each request
    `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://pay.acme.test' });\napi.interceptors.response.use(logAnswer, logFailure);\nexport const pay = (order: Order) => api.post('/charges', order);`,
    // the server logs each request
    `import express from 'express';\nimport morgan from 'morgan';\nconst app = express();\napp.use(morgan('combined'));\napp.post('/webhooks/stripe', (req, res) => { apply(req.body); res.end(); });`,
    // Fastify does so by itself
    `import Fastify from 'fastify';\nconst app = Fastify({ logger: true });\napp.post('/webhooks/orders', async request => apply(request.body));`,
    // the webhook logs
    `import express from 'express';\nconst app = express();\napp.post('/webhooks/stripe', (req, res) => {\n  logger.info({ event: req.body.id }, 'event');\n  apply(req.body);\n  res.end();\n});`,
    // in a helper
    `import express from 'express';\nconst app = express();\napp.post('/webhooks/stripe', (req, res) => { apply(req.body); res.end(); });\nfunction apply(event) {\n  console.info('event', event.id);\n  store(event);\n}`,
    // middleware before it
    `import express from 'express';\nconst app = express();\napp.post('/webhooks/stripe', auditEvent, (req, res) => { apply(req.body); res.end(); });`,
    // the caller in this file logs
    `import axios from 'axios';\nconst post = (path: string, body: object) => axios.post('https://pay.acme.test' + path, body);\nexport async function pay(order: Order) {\n  logger.info('paying', order.id);\n  return post('/charges', order);\n}`,
    // thrown on after a success that is logged
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://pay.acme.test/charges', order);\n    this.logger.log('charged');\n  } catch (error) {\n    throw new PaymentFailed(order.id, { cause: error });\n  }\n}`,
    // the page's own server
    `export const save = (order: Order) => fetch('/api/orders', { method: 'POST', body: JSON.stringify(order) });`,
    // an SDK that reads
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const customer = (id: string) => stripe.customers.retrieve(id);`,
    // a GET of fetch
    `export const orders = () => fetch('https://api.acme.test/orders');`,
    // Nest's logger
    `import { HttpService } from '@nestjs/axios';\nexport class Pay {\n  private readonly logger = new Logger(Pay.name);\n  constructor(private readonly http: HttpService) {}\n  async pay(order: Order) {\n    this.logger.log('pay ' + order.id);\n    return this.http.post('https://pay.acme.test/charges', order);\n  }\n}`,
    // a webhook of Hono with its logger
    `import { Hono } from 'hono';\nimport { logger } from 'hono/logger';\nconst app = new Hono();\napp.use(logger());\napp.post('/webhooks/stripe', async c => { await apply(await c.req.json()); return c.text('ok'); });`,
    // no API at all
    `export function save(order: Order) { return db.order.create({ data: order }); }`,
    // tests
    { path: 'test/pay.test.ts', code: `import axios from 'axios';\nexport const pay = (order: Order) => axios.post('https://pay.acme.test/charges', order);` },
    // a span of telemetry tells of errors
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try { return await axios.post('https://pay.acme.test/charges', order); } catch (error) { span.recordException(error); throw error; } finally { logger.info('pay', order.id); }\n}`,
    // a listing route, not a webhook
    `import express from 'express';\nconst app = express();\napp.get('/orders', (req, res) => res.json(orders));`,
  ],
  invalid: [
    `import axios from 'axios';\nexport const pay = (order: Order) => axios.post('https://pay.acme.test/charges', order); // ✗ call`,
    `export async function pay(order: Order) {\n  const answer = await fetch('https://pay.acme.test/charges', { method: 'POST', body: JSON.stringify(order) }); // ✗ call\n  if (!answer.ok) throw new Error('down');\n  return answer.json();\n}`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport async function refund(id: string) {\n  return stripe.refunds.create({ charge: id }); // ✗ call\n}`,
    `import got from 'got';\nexport class Orders {\n  async cancel(id: string) {\n    await got.delete('https://api.acme.test/orders/' + id); // ✗ call\n  }\n}`,
    `import { HttpService } from '@nestjs/axios';\nexport class Pay {\n  constructor(private readonly http: HttpService) {}\n  pay(order: Order) { return this.http.post('https://pay.acme.test/charges', order); } // ✗ call\n}`,
    { path: 'dist/pay.js', code: `"use strict";\nvar __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };\nconst axios_1 = __importDefault(require("axios"));\nfunction pay(order) {\n    return __awaiter(this, void 0, void 0, function* () {\n        yield axios_1.default.post("https://pay.acme.test/charges", order); // ✗ call\n    });\n}\nexports.pay = pay;` },
    `import express from 'express';\nconst app = express();\napp.post('/webhooks/stripe', (req, res) => { // ✗ webhook\n  apply(req.body);\n  res.end();\n});`,
    { path: 'app/api/webhooks/stripe/route.ts', code: `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport async function POST(request: Request) { // ✗ webhook\n  const event = stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, secret);\n  await apply(event);\n  return new Response('ok');\n}` },
    { path: 'pages/api/webhooks/github.ts', code: `export default async function handler(req, res) { // ✗ webhook\n  if (req.headers['x-hub-signature-256'] !== sign(req.body)) return res.status(401).end();\n  await apply(req.body);\n  res.end();\n}` },
    `import Fastify from 'fastify';\nconst app = Fastify();\napp.post('/webhooks/shopify', async request => { // ✗ webhook\n  await apply(request.body);\n  return {};\n});`,
    `import { Body, Controller, Headers, Post } from '@nestjs/common';\n@Controller('webhooks')\nexport class Hooks {\n  @Post('stripe') // ✗ webhook\n  take(@Headers('stripe-signature') signature: string, @Body() event: unknown) { return this.events.apply(event, signature); }\n}`,
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/webhooks/stripe', async c => { // ✗ webhook\n  await apply(await c.req.json());\n  return c.text('ok');\n});`,
    `import { WebClient } from '@slack/web-api';\nconst slack = new WebClient(token);\nexport const tell = (text: string) => slack.chat.postMessage({ channel: 'ops', text }); // ✗ call`,
    `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.acme.test' });\nexport async function update(order: Order) {\n  await api.put('/orders/' + order.id, order); // ✗ call\n}`,
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    return await axios.post('https://pay.acme.test/charges', order); // ✗ call\n  } catch (error) {\n    throw new PaymentFailed(order.id, { cause: error });\n  }\n}`,
    { minConfidence: 'possible', code: `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://pay.acme.test/charges', order); // ✗ success\n  } catch (error) {\n    logger.error(error);\n    throw error;\n  }\n}` },
    { minConfidence: 'possible', code: `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://pay.acme.test/charges', order); // ✗ failure\n    logger.info('paid');\n    return true;\n  } catch (error) {\n    return false;\n  }\n}` },
    `import axios from 'axios';\nexport async function all(orders: Order[]) {\n  for (const order of orders) await axios.patch('https://api.acme.test/orders/' + order.id, { sent: true }); // ✗ call\n}`,
    `export const notify = async (text: string) => {\n  await fetch('https://chat.acme.test/send', { method: 'post', body: text }); // ✗ call\n};`,
    { path: 'supabase/functions/stripe-webhook/index.ts', code: `Deno.serve(async request => { // ✗ webhook\n  const event = await stripe.webhooks.constructEventAsync(await request.text(), request.headers.get('stripe-signature'), secret);\n  await apply(event);\n  return new Response('ok');\n});` },
  ],
});
