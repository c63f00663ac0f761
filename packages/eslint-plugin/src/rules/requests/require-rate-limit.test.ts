import { testRule } from '../../testing/test-rule.js';
import { requireRateLimit } from './require-rate-limit.js';

testRule(requireRateLimit, {
  valid: [
    // a helper that backs off
    `async function withRetry(run: () => Promise<Response>, left = 3): Promise<Response> {\n  try {\n    return await run();\n  } catch (error) {\n    if (left === 0) throw error;\n    await sleep(500 * 2 ** (3 - left));\n    return withRetry(run, left - 1);\n  }\n}\nexport const load = () => withRetry(() => fetch('https://api.acme.test/x'));`,
    // four at a time
    `import pLimit from 'p-limit';\nconst limit = pLimit(4);\nexport const load = (ids: string[]) => Promise.all(ids.map(id => limit(() => fetch('https://api.acme.test/users/' + id))));`,
    // a queue with a bound of its own
    `import PQueue from 'p-queue';\nimport axios from 'axios';\nconst queue = new PQueue({ concurrency: 5, interval: 1000, intervalCap: 10 });\nexport const send = (rows: Row[]) => Promise.all(rows.map(row => queue.add(() => axios.post('https://api.acme.test/rows', row))));`,
    // Bottleneck wraps the call
    `const Bottleneck = require('bottleneck');\nconst axios = require('axios');\nconst limiter = new Bottleneck({ maxConcurrent: 2 });\nconst get = limiter.wrap(id => axios.get('https://api.acme.test/' + id));\nexports.all = ids => Promise.all(ids.map(id => get(id)));`,
    // p-map with concurrency
    `import pMap from 'p-map';\nexport const load = (ids: string[]) => pMap(ids, id => fetch('https://api.acme.test/' + id), { concurrency: 4 });`,
    // two calls are two calls
    `export const load = () => Promise.all([fetch('https://api.acme.test/a'), fetch('https://api.acme.test/b')]);`,
    // a short list that is written down
    `const REGIONS = ['eu', 'us', 'ap'];\nexport const load = () => Promise.all(REGIONS.map(region => fetch('https://' + region + '.acme.test/health')));`,
    // the first ten
    `export const load = (ids: string[]) => Promise.all(ids.slice(0, 10).map(id => fetch('https://api.acme.test/' + id)));`,
    // in chunks, one after another
    `export async function load(ids: string[]) {\n  for (let i = 0; i < ids.length; i += 10) {\n    const part = ids.slice(i, i + 10);\n    await Promise.all(part.map(id => fetch('https://api.acme.test/' + id)));\n  }\n}`,
    // chunks of lodash
    `import { chunk } from 'lodash';\nexport async function load(ids: string[]) {\n  for (const few of chunk(ids, 5)) await Promise.all(few.map(id => fetch('https://api.acme.test/' + id)));\n}`,
    // one at a time
    `export async function load(ids: string[]) {\n  for (const id of ids) await fetch('https://api.acme.test/' + id);\n}`,
    // nothing leaves the machine
    `export const load = (ids: string[]) => Promise.all(ids.map(id => db.user.findUnique({ where: { id } })));`,
    // tasks are made here and run elsewhere
    `export const tasks = (ids: string[]) => run(ids.map(id => () => fetch('https://api.acme.test/' + id)));`,
    // staggered
    `export const load = (ids: string[]) => Promise.all(ids.map(async (id, i) => {\n  await sleep(i * 200);\n  return fetch('https://api.acme.test/' + id);\n}));`,
    // a list that is too long is refused
    `export async function load(ids: string[]) {\n  if (ids.length > 25) throw new RangeError('too many');\n  return Promise.all(ids.map(id => fetch('https://api.acme.test/' + id)));\n}`,
    // a semaphore inside of the callback
    `export const load = (ids: string[]) => Promise.all(ids.map(async id => {\n  await semaphore.acquire();\n  try { return await fetch('https://api.acme.test/' + id); } finally { semaphore.release(); }\n}));`,
    // polling with a pause
    `export async function finished(id: string) {\n  while (true) {\n    const job = await (await fetch('https://api.acme.test/jobs/' + id)).json();\n    if (job.state === 'done') return job;\n    await new Promise(resolve => setTimeout(resolve, 2000));\n  }\n}`,
    // pages follow each other and end
    `export async function* orders() {\n  let cursor = '';\n  while (true) {\n    const page = await (await fetch('https://api.acme.test/orders?cursor=' + cursor)).json();\n    yield* page.items;\n    if (!page.next) return;\n    cursor = page.next;\n  }\n}`,
    // retry that backs off
    `export async function load(url: string, left = 3): Promise<Response> {\n  try {\n    return await fetch(url);\n  } catch (error) {\n    if (left === 0) throw error;\n    await delay(2 ** (3 - left) * 500);\n    return load(url, left - 1);\n  }\n}`,
    // Retry-After is kept
    `export async function load(url: string): Promise<Response> {\n  const response = await fetch(url);\n  if (response.status === 429) {\n    await sleepFor(Number(response.headers.get('retry-after')));\n    return load(url);\n  }\n  return response;\n}`,
    // the next mirror is asked, not the same again
    `export async function load(path: string, mirrors: string[]) {\n  for (const mirror of mirrors) {\n    try {\n      return await fetch(mirror + path);\n    } catch (error) {\n      log.warn(error);\n    }\n  }\n}`,
    // the same with an index
    `export async function load(hosts: string[]) {\n  for (let i = 0; i < hosts.length; i++) {\n    try {\n      return await fetch('https://' + hosts[i] + '/feed');\n    } catch (error) {\n      log.warn(error);\n    }\n  }\n}`,
    // once more with a fresh token
    `async function call(url: string, token: string): Promise<Response> {\n  const response = await fetch(url, { headers: { authorization: token } });\n  if (response.status === 401) return call(url, await refreshToken());\n  return response;\n}`,
    // jobs of a queue, each another
    `export async function work() {\n  while (jobs.length > 0) {\n    const job = jobs.shift();\n    await fetch('https://api.acme.test/jobs', { method: 'POST', body: JSON.stringify(job) });\n  }\n}`,
    // a conversation grows with each round
    `import OpenAI from 'openai';\nconst openai = new OpenAI();\nexport async function chat(messages: Message[]) {\n  while (true) {\n    const answer = await openai.chat.completions.create({ model, messages });\n    messages.push(answer.choices[0].message);\n    if (!answer.choices[0].message.tool_calls) return answer;\n  }\n}`,
    // retries of a library with a growing delay
    `import axiosRetry from 'axios-retry';\nimport axios from 'axios';\naxiosRetry(axios, { retries: 3, retryDelay: axiosRetry.exponentialDelay });`,
    // a limiter for the whole application
    `import express from 'express';\nimport rateLimit from 'express-rate-limit';\nconst app = express();\napp.use(rateLimit({ windowMs: 60_000, limit: 100 }));\napp.post('/login', login);\nfunction login(req, res) { res.send('ok'); }\napp.listen(3000);`,
    // a limiter of the route
    `import Fastify from 'fastify';\nconst app = Fastify();\nawait app.register(import('@fastify/rate-limit'), { global: false });\napp.post('/login', { config: { rateLimit: { max: 5 } } }, async (request, reply) => sessions.open(request.body));\nawait app.listen({ port: 3000 });`,
    // middleware of another file may limit it
    `import express from 'express';\nimport { security } from './security';\nconst app = express();\napp.use(security);\napp.post('/login', (req, res) => res.json(open(req.body)));\napp.listen(3000);`,
    // a router, whose application is elsewhere
    `import { Router } from 'express';\nexport const router = Router();\nrouter.post('/login', (req, res) => res.json(open(req.body)));`,
    // a guard of the whole module may stand elsewhere
    `import { Body, Controller, Post } from '@nestjs/common';\n@Controller('auth')\nexport class AuthController {\n  @Post('login')\n  login(@Body() body: LoginDto) { return this.auth.login(body); }\n}`,
    // nobody guesses at a catalogue
    `import express from 'express';\nconst app = express();\napp.post('/orders', (req, res) => res.json(place(req.body)));\napp.listen(3000);`,
    // the reader of a stream waits by itself
    `export async function read(url: string) {\n  const reader = (await fetch(url)).body.getReader();\n  while (true) {\n    const { done, value } = await reader.read();\n    if (done) break;\n    use(value);\n  }\n}`,
    // each round has an address of its own
    `export async function pages(last: number) {\n  const found = [];\n  for (let page = 1; page <= last; page++) {\n    try {\n      found.push(await fetch('https://api.acme.test/orders?page=' + page));\n    } catch (error) {\n      log.warn(error);\n    }\n  }\n  return found;\n}`,
    // the page asks its own server
    `export const load = (ids: string[]) => Promise.all(ids.map(id => fetch('/api/users/' + id)));`,
    // five numbers
    `export const load = () => Promise.all(Array.from({ length: 5 }, (_, i) => fetch('https://api.acme.test/pages/' + i)));`,
    // keys of an object that is written down
    `const FEEDS = { a: 'https://a.test', b: 'https://b.test' };\nexport const load = () => Promise.all(Object.values(FEEDS).map(url => fetch(url)));`,
    // a few of a page
    `export async function load() {\n  const users = await db.user.findMany({ take: 10 });\n  await Promise.all(users.map(user => fetch('https://api.acme.test/' + user.id)));\n}`,
    // tests are not production
    { path: 'test/load.test.ts', code: `await Promise.all(ids.map(id => fetch('https://api.acme.test/' + id)));` },
    // failing ends the loop
    `export async function poll(url: string) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    try {\n      return await fetch(url);\n    } catch (error) {\n      throw new Error('down', { cause: error });\n    }\n  }\n}`,
    // RxJS with a delay
    `import { HttpService } from '@nestjs/axios';\nimport { retry } from 'rxjs';\nexport class Fx {\n  constructor(private readonly http: HttpService) {}\n  rate() { return this.http.get('https://fx.test/rate').pipe(retry({ count: 3, delay: 1000 })); }\n}`,
  ],
  invalid: [
    'export const load = (ids: string[]) => Promise.all(ids.map(id => fetch(`https://api.acme.test/users/${id}/orders?limit=10`))); // ✗ fan',
    `async function withRetry(run: () => Promise<Response>, left = 3): Promise<Response> {\n  try {\n    return await run();\n  } catch (error) {\n    if (left > 0) return withRetry(run, left - 1); // ✗ retry\n    throw error;\n  }\n}\nexport const load = () => withRetry(() => fetch('https://api.acme.test/x'));`,
    `export async function retry(run: () => Promise<Response>, times: number) {\n  for (let i = 0; i < times; i++) {\n    try {\n      return await run(); // ✗ retry\n    } catch (error) {\n      if (i === times - 1) throw error;\n    }\n  }\n}\nexport const load = () => retry(() => fetch('https://api.acme.test/x'), 3);`,
    `import sgMail from '@sendgrid/mail';\nexport async function tell(users: User[]) {\n  await Promise.all(users.map(user => sgMail.send({ to: user.email, from, subject, text }))); // ✗ fan\n}`,
    `export const load = (ids: string[]) => Promise.all(ids.map(id => fetch('https://api.acme.test/users/' + id))); // ✗ fan`,
    `import axios from 'axios';\nexport async function load(ids: string[]) {\n  return Promise.all( // ✗ fan\n    ids.map(async id => {\n      const { data } = await axios.get(\`https://api.acme.test/users/\${id}\`);\n      return data;\n    }),\n  );\n}`,
    `export async function notify(users: User[]) {\n  await Promise.allSettled(users.map(user => notifyOne(user))); // ✗ fan\n}\nasync function notifyOne(user: User) {\n  await fetch('https://push.acme.test/send', { method: 'POST', body: JSON.stringify(user) });\n}`,
    `const api = require('axios').create({ baseURL: 'https://api.acme.test' });\nclass Prices {\n  async one(symbol) { return (await api.get('/price/' + symbol)).data; }\n  all(symbols) { return Promise.all(symbols.map(symbol => this.one(symbol))); } // ✗ fan\n}\nmodule.exports = Prices;`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);\nexport const customers = (ids: string[]) => Promise.all(ids.map(id => stripe.customers.retrieve(id))); // ✗ fan`,
    `export function notify(users: User[]) {\n  users.forEach(async user => { // ✗ fan\n    await fetch('https://push.acme.test/send', { method: 'POST', body: JSON.stringify(user) });\n  });\n}`,
    `export async function load(ids: string[]) {\n  const tasks: Promise<Response>[] = [];\n  for (const id of ids) tasks.push(fetch('https://api.acme.test/' + id));\n  return Promise.all(tasks); // ✗ fan\n}`,
    `export async function load(ids: string[]) {\n  const tasks = ids.map(id => fetch('https://api.acme.test/' + id));\n  const answers = await Promise.all(tasks); // ✗ fan\n  return answers;\n}`,
    `export async function load(ids: string[]) {\n  return Promise.all(ids.map(fetchOne)); // ✗ fan\n}\nconst fetchOne = (id: string) => fetch('https://api.acme.test/' + id);`,
    `import pMap from 'p-map';\nexport const load = (ids: string[]) => pMap(ids, id => fetch('https://api.acme.test/' + id)); // ✗ fan`,
    `import { HttpService } from '@nestjs/axios';\nimport { firstValueFrom } from 'rxjs';\nimport { Injectable } from '@nestjs/common';\n@Injectable()\nexport class Sync {\n  constructor(private readonly http: HttpService) {}\n  async all(ids: string[]) {\n    await Promise.all(ids.map(id => firstValueFrom(this.http.get('https://crm.test/contacts/' + id)))); // ✗ fan\n  }\n}`,
    { path: 'dist/load.js', code: `"use strict";\nvar __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };\nObject.defineProperty(exports, "__esModule", { value: true });\nconst axios_1 = __importDefault(require("axios"));\nfunction load(ids) {\n    return __awaiter(this, void 0, void 0, function* () {\n        const all = yield Promise.all(ids.map((id) => axios_1.default.get("https://api.acme.test/" + id))); // ✗ fan\n        return all;\n    });\n}\nexports.load = load;` },
    `export async function load(ids: string[]) {\n  for await (const answer of ids.map(id => fetch('https://api.acme.test/' + id))) use(answer); // ✗ fan\n}`,
    `export const sync = async (rows: Row[]) => {\n  const open = rows.filter(row => !row.done);\n  await Promise.all([...open.map(row => fetch('https://api.acme.test/rows/' + row.id, { method: 'PUT' })), audit()]); // ✗ fan\n};`,
    `export async function finished(id: string) {\n  while (true) {\n    const response = await fetch('https://api.acme.test/jobs/' + id); // ✗ poll\n    const job = await response.json();\n    if (job.state === 'done') return job;\n  }\n}`,
    `import axios from 'axios';\nexport async function finished(id: string) {\n  let state = 'pending';\n  while (state === 'pending') {\n    const { data } = await axios.get('https://api.acme.test/jobs/' + id); // ✗ poll\n    state = data.state;\n  }\n}`,
    `import got from 'got';\nexport async function finished(id: string) {\n  let job;\n  do {\n    job = await got('https://api.acme.test/jobs/' + id).json(); // ✗ poll\n  } while (job.state !== 'done');\n  return job;\n}`,
    `export async function load(url: string, left = 3): Promise<Response> {\n  try {\n    return await fetch(url);\n  } catch (error) {\n    if (left === 0) throw error;\n    return load(url, left - 1); // ✗ retry\n  }\n}`,
    `export async function load(url: string): Promise<Response> {\n  const response = await fetch(url);\n  if (response.status === 429) return load(url); // ✗ retry\n  return response;\n}`,
    `export async function load(url: string) {\n  let last;\n  for (let i = 0; i < 5; i++) {\n    try {\n      return await fetch(url); // ✗ retry\n    } catch (error) {\n      last = error;\n    }\n  }\n  throw last;\n}`,
    `const axios = require('axios');\nfunction load(url) {\n  return axios.get(url).catch(() => load(url)); // ✗ retry\n}\nmodule.exports = load;`,
    `import axios from 'axios';\nexport class Client {\n  private readonly http = axios.create({ baseURL: 'https://api.acme.test' });\n  async get(path: string, attempt = 0): Promise<unknown> {\n    try {\n      return (await this.http.get(path)).data;\n    } catch (error) {\n      if (attempt >= 3) throw error;\n      return this.get(path, attempt + 1); // ✗ retry\n    }\n  }\n}`,
    `export async function send(body: string) {\n  let done = false;\n  while (!done) {\n    try {\n      await fetch('https://hooks.acme.test/in', { method: 'POST', body }); // ✗ retry\n      done = true;\n      break;\n    } catch (error) {\n      console.error(error);\n    }\n  }\n}`,
    `export async function load(url: string) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    const response = await fetch(url); // ✗ retry\n    if (response.ok) return response.json();\n  }\n  throw new Error('down');\n}`,
    `import axiosRetry from 'axios-retry';\nimport axios from 'axios';\naxiosRetry(axios, { retries: 5 }); // ✗ option`,
    `import { HttpService } from '@nestjs/axios';\nimport { retry } from 'rxjs';\nexport class Fx {\n  constructor(private readonly http: HttpService) {}\n  rate() { return this.http.get('https://fx.test/rate').pipe(retry(3)); } // ✗ option\n}`,
    `import express from 'express';\nconst app = express();\napp.use(express.json());\napp.post('/login', async (req, res) => { // ✗ login\n  const user = await users.check(req.body.email, req.body.password);\n  res.json(user);\n});\napp.listen(3000);`,
    `const express = require('express');\nconst cors = require('cors');\nconst app = express();\napp.use(cors());\napp.post('/api/auth/forgot-password', (req, res) => mail(req.body.email).then(() => res.end())); // ✗ login\napp.listen(process.env.PORT);`,
    `import Fastify from 'fastify';\nconst app = Fastify();\napp.post('/otp/verify', async request => codes.check(request.body)); // ✗ login\nawait app.listen({ port: 3000 });`,
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.post('/auth/login', async c => c.json(await open(await c.req.json()))); // ✗ login\nexport default app;`,
    `import Koa from 'koa';\nimport Router from '@koa/router';\nconst app = new Koa();\nconst router = new Router();\nrouter.post('/reset-password', async ctx => { ctx.body = await reset(ctx.request.body); }); // ✗ login\napp.use(router.routes());\napp.listen(3000);`,
    { minConfidence: 'possible', code: `import { Router } from 'express';\nexport const router = Router();\nrouter.post('/login', (req, res) => res.json(open(req.body))); // ✗ login` },
    { minConfidence: 'possible', code: `import { Body, Controller, Post } from '@nestjs/common';\n@Controller('auth')\nexport class AuthController {\n  @Post('login') // ✗ login\n  login(@Body() body: LoginDto) { return this.auth.login(body); }\n}` },
    { minConfidence: 'possible', code: `import express from 'express';\nconst app = express();\napp.post('/webhooks/orders', (req, res) => { store(req.body); res.end(); }); // ✗ webhook\napp.listen(3000);` },
    { minConfidence: 'possible', code: `import express from 'express';\nconst app = express();\napp.post('/api-keys', (req, res) => res.json(keys.create(req.user))); // ✗ key\napp.listen(3000);` },
    { minConfidence: 'possible', path: 'app/api/auth/login/route.ts', code: `export async function POST(request: Request) { // ✗ login\n  return Response.json(await open(await request.json()));\n}` },
    { minConfidence: 'possible', code: `export const load = (ids: string[]) => Promise.all(ids.map(id => fetch('/api/users/' + id))); // ✗ fan` },
    { minConfidence: 'possible', path: 'src/load.test.ts', code: `export const load = (ids: string[]) => Promise.all(ids.map(id => fetch('https://api.acme.test/' + id))); // ✗ fan` },
    { code: `import { WebClient } from '@slack/web-api';\nconst slack = new WebClient(process.env.SLACK_TOKEN);\nexport async function tell(channels: string[], text: string) {\n  await Promise.all(channels.map(channel => slack.chat.postMessage({ channel, text }))); // ✗ fan\n}`, trace: [4, 4] },
    `export const load = async (urls: string[]) => {\n  const pages = await Promise.all(urls.map(url => fetch(url).then(response => response.text()))); // ✗ fan\n  return pages.join();\n};`,
  ],
});
