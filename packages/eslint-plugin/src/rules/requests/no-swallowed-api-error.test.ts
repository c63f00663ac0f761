import { testRule } from '../../testing/test-rule.js';
import { noSwallowedApiError } from './no-swallowed-api-error.js';

testRule(noSwallowedApiError, {
  valid: [
    // the status is asked for
    `export async function load(id: string) {\n  const response = await fetch('https://api.acme.test/' + id);\n  if (!response.ok) throw new Error('acme ' + response.status);\n  return response.json();\n}`,
    // in the chain
    `export const load = (id: string) => fetch('https://api.acme.test/' + id).then(response => {\n  if (response.status >= 400) throw new Error('down');\n  return response.json();\n});`,
    // a helper of the file checks
    `const checked = (response: Response) => {\n  if (!response.ok) throw new Error('down');\n  return response;\n};\nexport const load = (id: string) => fetch('https://api.acme.test/' + id).then(checked).then(response => response.json());`,
    // a helper of another file may check
    `import { unwrapResponse } from './http';\nexport async function load(id: string) {\n  const response = await fetch('https://api.acme.test/' + id);\n  return unwrapResponse(response);\n}`,
    // whoever asked for the response checks it
    `export const request = (path: string) => fetch('https://api.acme.test' + path);`,
    // the caller in this file checks
    `async function send(path: string) { return fetch('https://api.acme.test' + path); }\nexport async function load() {\n  const response = await send('/orders');\n  if (!response.ok) return undefined;\n  return response.json();\n}`,
    // axios rejects by itself
    `import axios from 'axios';\nexport const load = async () => (await axios.get('https://api.acme.test/orders')).data;`,
    // so does ofetch
    `import { ofetch } from 'ofetch';\nexport const load = () => ofetch('https://api.acme.test/orders');`,
    // and ky
    `import ky from 'ky';\nexport const load = () => ky.get('https://api.acme.test/orders').json();`,
    // and got
    `import got from 'got';\nexport const load = () => got('https://api.acme.test/orders').json();`,
    // thrown on
    `import axios from 'axios';\nexport async function load() {\n  try {\n    return (await axios.get('https://api.acme.test/orders')).data;\n  } catch (error) {\n    throw new PartnerError('orders', { cause: error });\n  }\n}`,
    // logged
    `import axios from 'axios';\nexport async function load() {\n  try {\n    return (await axios.get('https://api.acme.test/orders')).data;\n  } catch (error) {\n    logger.warn({ error }, 'orders are not available');\n    return [];\n  }\n}`,
    // told to the user
    `import axios from 'axios';\nexport async function load(setFailed: (failed: boolean) => void) {\n  try {\n    await axios.post('https://api.acme.test/orders');\n  } catch {\n    setFailed(true);\n  }\n}`,
    // a result that says so
    `import axios from 'axios';\nexport async function load() {\n  try {\n    return { ok: true, data: (await axios.get('https://api.acme.test/orders')).data };\n  } catch {\n    return { ok: false };\n  }\n}`,
    // remembered for later
    `import axios from 'axios';\nexport async function load() {\n  let failed = false;\n  try { await axios.get('https://api.acme.test/orders'); } catch { failed = true; }\n  return failed;\n}`,
    // somebody thought about it
    `import axios from 'axios';\nexport async function load() {\n  try {\n    return (await axios.get('https://api.acme.test/rates')).data;\n  } catch {\n    // the rates of yesterday will do\n    return null;\n  }\n}`,
    // a beacon
    `fetch('https://plausible.example/api/event', { method: 'POST', body }).catch(() => {});`,
    // clean-up does what it can
    `import axios from 'axios';\nexport async function cleanUp(id: string) {\n  try { await axios.delete('https://api.acme.test/temp/' + id); } catch {}\n}`,
    // only the body is optional, and the status is asked for
    `export async function load() {\n  const response = await fetch('https://api.acme.test/orders');\n  const body = await response.json().catch(() => ({}));\n  if (!response.ok) throw new Error(body.message);\n  return body;\n}`,
    // a question whose answer is no
    `export async function isAvailable() {\n  try {\n    await fetch('https://api.acme.test/health', { method: 'HEAD' });\n    return true;\n  } catch {\n    return false;\n  }\n}`,
    // no API call in it
    `export function parse(text: string) {\n  try { return JSON.parse(text); } catch { return null; }\n}`,
    // the platform waits for it
    `export default { async fetch(request, env, ctx) {\n  ctx.waitUntil(fetch('https://log.acme.test', { method: 'POST' }));\n  return new Response('ok');\n} };`,
    // caught at the end of the chain
    `import express from 'express';\nconst app = express();\napp.post('/orders', (req, res) => {\n  fetch('https://mail.acme.test/send', { method: 'POST' }).catch(error => logger.error(error));\n  res.end();\n});`,
    // a request with a callback gives no promise
    `import express from 'express';\nimport https from 'node:https';\nconst app = express();\napp.get('/orders', (req, res) => {\n  https.get('https://api.acme.test/orders', answer => answer.pipe(res));\n});`,
    // the body is passed on as a stream, with its status
    `export async function GET() {\n  const upstream = await fetch('https://api.acme.test/feed');\n  return new Response(upstream.body, upstream);\n}`,
    // taken apart, with the status
    `export async function load() {\n  const { ok, json } = await fetch('https://api.acme.test/orders');\n  return ok ? json() : [];\n}`,
    // all of a list are checked
    `export async function load(ids: string[]) {\n  const answers = await Promise.all(ids.slice(0, 5).map(id => fetch('https://api.acme.test/' + id)));\n  return Promise.all(answers.filter(answer => answer.ok).map(answer => answer.json()));\n}`,
    // a schema judges the body
    `import { z } from 'zod';\nconst Order = z.object({ id: z.string() });\nexport async function load() {\n  const response = await fetch('https://api.acme.test/orders/1');\n  return Order.parse(await response.json());\n}`,
    // the page's own server
    `export const load = async () => (await fetch('/api/orders')).json();`,
    // a file beside the code
    `export const load = async () => (await fetch(new URL('./model.wasm', import.meta.url))).arrayBuffer();`,
    // undici's own request with its status
    `import { request } from 'undici';\nexport async function load() {\n  const { statusCode, body } = await request('https://api.acme.test/orders');\n  if (statusCode !== 200) throw new Error('down');\n  return body.json();\n}`,
    // the verification ends the request
    `app.post('/webhook', (req, res) => {\n  let event;\n  try {\n    event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  } catch (error) {\n    return res.status(400).end();\n  }\n  handle(event);\n  res.end();\n});`,
    // false is no
    `function isGenuine(body, signature) {\n  try {\n    return timingSafeEqual(mac(body), Buffer.from(signature, 'hex'));\n  } catch {\n    return false;\n  }\n}`,
    // logged, then a flag decides
    `app.post('/webhook', (req, res) => {\n  let valid = false;\n  try {\n    valid = verifyWebhook(req.rawBody, req.headers['x-signature']);\n  } catch (error) {\n    logger.warn(error);\n  }\n  if (!valid) return res.status(401).end();\n  handle(req.body);\n  res.end();\n});`,
    // tests
    { path: 'test/api.test.ts', code: `export const load = async () => (await fetch('https://api.acme.test/orders')).json();` },
    // an error in the body is looked for
    `export async function load() {\n  const response = await fetch('https://api.acme.test/graphql', { method: 'POST' });\n  const { data, errors } = await response.json();\n  if (errors) throw new Error('graphql');\n  return data;\n}`,
    // an interval nobody waits for, in a script of its own
    `void fetch('https://api.acme.test/warm');`,
    // a client of the project, which may check
    `import { api } from './api';\nexport const load = async () => (await api.fetch('/orders')).json();`,
    // the helper deals with its failure
    `import express from 'express';\nconst app = express();\nasync function notify(text: string) {\n  try { await fetch('https://chat.acme.test', { method: 'POST', body: text }); } catch (error) { logger.error(error); }\n}\napp.post('/orders', (req, res) => { notify('new order'); res.end(); });`,
    // the status goes into a switch
    `export async function load() {\n  const response = await fetch('https://api.acme.test/orders');\n  switch (response.status) {\n    case 200: return response.json();\n    default: throw new Error('down');\n  }\n}`,
    // a wrapper class checks in its own method
    `export class Client {\n  async #send(path: string) {\n    const response = await fetch('https://api.acme.test' + path);\n    await this.#check(response);\n    return response.json();\n  }\n  async #check(response: Response) { if (!response.ok) throw new Error(String(response.status)); }\n}`,
  ],
  invalid: [
    `export const load = () =>\n  fetch('https://api.acme.test/orders') // ✗ unchecked\n    .then(response => response.json())\n    .catch(error => {\n      logger.error(error);\n      throw error;\n    });`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport async function cancel(id: string) {\n  try {\n    await stripe.subscriptions.cancel(id);\n  } catch { // ✗ empty\n    /* ignore */\n  }\n}`,
    `export async function load(id: string) {\n  const response = await fetch('https://api.acme.test/' + id); // ✗ unchecked\n  return response.json();\n}`,
    `export const load = () => fetch('https://api.acme.test/orders').then(response => response.json()); // ✗ unchecked`,
    `export const load = async () => (await fetch('https://api.acme.test/orders')).json(); // ✗ unchecked`,
    `import fetch from 'node-fetch';\nexport async function load() {\n  const answer = await fetch('https://api.acme.test/orders'); // ✗ unchecked\n  const orders = await answer.json();\n  return orders.items;\n}`,
    `import { request } from 'undici';\nexport async function load() {\n  const { body } = await request('https://api.acme.test/orders'); // ✗ unchecked\n  return body.json();\n}`,
    `const send = (path: string) => fetch('https://api.acme.test' + path); // ✗ unchecked\nexport async function load() {\n  const response = await send('/orders');\n  return response.json();\n}`,
    `export class Client {\n  private async get(path: string) {\n    const response = await fetch(\`https://api.acme.test\${path}\`, { headers: this.headers }); // ✗ unchecked\n    return (await response.json()) as Order[];\n  }\n  orders() { return this.get('/orders'); }\n}`,
    { path: 'dist/client.js', code: `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nfunction load(id) {\n    return __awaiter(this, void 0, void 0, function* () {\n        const response = yield fetch("https://api.acme.test/" + id); // ✗ unchecked\n        return yield response.json();\n    });\n}\nexports.load = load;` },
    { path: 'app/api/orders/route.ts', code: `export async function GET() {\n  const upstream = await fetch('https://api.acme.test/orders'); // ✗ unchecked\n  const orders = await upstream.json();\n  return Response.json(orders);\n}` },
    { path: 'server/api/orders.get.ts', code: `export default defineEventHandler(async () => {\n  const response = await fetch('https://api.acme.test/orders'); // ✗ unchecked\n  return response.json();\n});` },
    `export async function load() {\n  try {\n    const response = await fetch('https://api.acme.test/orders'); // ✗ unchecked\n    return await response.json();\n  } catch (error) {\n    throw new Error('orders', { cause: error });\n  }\n}`,
    `export async function load() {\n  const [orders, users] = await Promise.all([\n    fetch('https://api.acme.test/orders'), // ✗ unchecked\n    fetch('https://api.acme.test/users'), // ✗ unchecked\n  ]);\n  return [await orders.json(), await users.json()];\n}`,
    `export async function pay(order: Order) {\n  const { access_token } = await (await fetch('https://auth.acme.test/oauth/token', { method: 'POST' })).json(); // ✗ unchecked\n  return charge(access_token, order);\n}`,
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://api.acme.test/payments', order);\n  } catch (error) {} // ✗ empty\n}`,
    `import axios from 'axios';\nexport async function orders() {\n  try {\n    const { data } = await axios.get('https://api.acme.test/orders');\n    return data;\n  } catch { // ✗ fallback\n    return [];\n  }\n}`,
    `import axios from 'axios';\nexport async function rate() {\n  try {\n    return (await axios.get('https://fx.acme.test/rate')).data;\n  } catch (e) { // ✗ fallback\n    return null;\n  }\n}`,
    `import axios from 'axios';\nexport const save = (order: Order) => axios.put('https://api.acme.test/orders', order).catch(() => {}); // ✗ empty`,
    `import got from 'got';\nexport const rates = () => got('https://fx.acme.test/rates').json().then(use);\nexport const save = (order: Order) => got.post('https://api.acme.test/orders', { json: order }).catch(() => null); // ✗ fallback`,
    `import axios from 'axios';\nimport noop from 'lodash/noop';\nexport const save = (order: Order) => axios.put('https://api.acme.test/orders', order).catch(noop); // ✗ empty`,
    `import axios from 'axios';\nexport async function all(orders: Order[]) {\n  for (const order of orders) {\n    try {\n      await axios.post('https://api.acme.test/orders', order);\n    } catch { // ✗ empty\n      continue;\n    }\n  }\n}`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);\nexport async function refund(id: string) {\n  try {\n    await stripe.refunds.create({ charge: id });\n  } catch { // ✗ empty\n  }\n}`,
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://api.acme.test/payments', order);\n  } catch (error) { // ✗ success\n    return { success: true };\n  }\n}`,
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://api.acme.test/payments', order);\n    return true;\n  } catch { // ✗ success\n    return true;\n  }\n}`,
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://api.acme.test/payments', order);\n  } catch (error) { // ✗ empty\n    void error;\n  }\n}`,
    `import axios from 'axios';\nexport async function pay(order: Order) {\n  try {\n    await axios.post('https://api.acme.test/payments', order);\n  } catch { // ✗ empty\n    // TODO\n  }\n}`,
    `import { HttpService } from '@nestjs/axios';\nimport { firstValueFrom } from 'rxjs';\nexport class Rates {\n  constructor(private readonly http: HttpService) {}\n  async latest() {\n    try {\n      return await firstValueFrom(this.http.get('https://fx.acme.test/latest'));\n    } catch (e) { // ✗ fallback\n      return null;\n    }\n  }\n}`,
    `import express from 'express';\nconst app = express();\napp.post('/orders', async (req, res) => {\n  fetch('https://mail.acme.test/send', { method: 'POST', body: JSON.stringify(req.body) }); // ✗ floating\n  res.json({ done: true });\n});`,
    { path: 'src/pages/api/orders.ts', code: `import axios from 'axios';\nexport default async function handler(req, res) {\n  axios.post('https://erp.acme.test/orders', req.body).then(() => done()); // ✗ floating\n  res.status(202).end();\n}` },
    { code: `import { Body, Controller, Post } from '@nestjs/common';\nimport axios from 'axios';\n@Controller('orders')\nexport class Orders {\n  @Post()\n  create(@Body() order: Order) {\n    axios.post('https://erp.acme.test/orders', order); // ✗ floating\n    return order;\n  }\n}` },
    `import express from 'express';\nconst app = express();\nasync function notify(text: string) {\n  await axios.post('https://chat.acme.test/send', { text });\n}\nimport axios from 'axios';\napp.post('/orders', (req, res) => {\n  notify('new order'); // ✗ floating\n  res.end();\n});`,
    `import Stripe from 'stripe';\nimport { Hono } from 'hono';\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);\nconst app = new Hono();\napp.post('/cancel', async c => {\n  const { id } = await c.req.json();\n  stripe.subscriptions.cancel(id); // ✗ floating\n  return c.json({ cancelled: true });\n});`,
    `app.post('/webhook', (req, res) => {\n  let event;\n  try {\n    event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);\n  } catch (error) { // ✗ reads\n    event = JSON.parse(req.body);\n  }\n  handle(event);\n  res.end();\n});`,
    `function isGenuine(body, signature) {\n  try {\n    return timingSafeEqual(mac(body), Buffer.from(signature, 'hex'));\n  } catch { // ✗ true\n    return true;\n  }\n}`,
    `function guard(req, res, next) {\n  try {\n    verifyWebhookSignature(req.rawBody, req.headers['x-signature']);\n    next();\n  } catch (error) { // ✗ true\n    console.error(error);\n    next();\n  }\n}`,
    `app.post('/webhook', (req, res) => {\n  try {\n    verifySignature(req.rawBody, req.headers['x-signature']);\n  } catch (error) { // ✗ goes-on\n    console.error('signature', error);\n  }\n  handle(req.body);\n  res.end();\n});`,
    `const isGenuine = (body, signature) => verifySignature(body, signature).catch(() => true); // ✗ true`,
    { minConfidence: 'possible', code: `export const load = async () => (await fetch('/api/orders')).json(); // ✗ unchecked` },
    { minConfidence: 'possible', path: 'src/components/Orders.tsx', code: `export async function load() {\n  const response = await fetch('https://api.acme.test/orders'); // ✗ unchecked\n  return response.json();\n}` },
    { minConfidence: 'possible', code: `import axios from 'axios';\nexport const sync = () => { axios.post('https://erp.acme.test/sync'); }; // ✗ floating` },
    { code: `export async function load() {\n  const answers = await Promise.all(['a', 'b'].map(id => fetch('https://api.acme.test/' + id))); // ✗ unchecked\n  return Promise.all(answers.map(answer => answer.json()));\n}`, trace: [2, 3] },
    `export async function load() {\n  let response;\n  response = await fetch('https://api.acme.test/orders'); // ✗ unchecked\n  const text = await response.text();\n  return text.split(',');\n}`,
  ],
});
