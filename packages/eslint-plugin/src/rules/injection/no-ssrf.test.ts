import { testRule } from '../../testing/test-rule.js';
import { noSsrf } from './no-ssrf.js';

testRule(noSsrf, {
  valid: [
    // the host is fixed, the path is encoded
    'app.get("/orders/:id", async (req, res) => res.json(await (await fetch(`https://api.partner.example/orders/${encodeURIComponent(req.params.id)}`)).json()));',
    // the host is fixed, data stands in the query
    'app.get("/search", async (req, res) => res.json(await (await fetch(`https://api.partner.example/search?q=${req.query.q}`)).json()));',
    // the base is a constant
    `import axios from 'axios';\nconst BASE = process.env.PARTNER_URL;\napp.get('/orders/:id', async (req, res) => res.json((await axios.get(BASE + '/orders/' + req.params.id)).data));`,
    // a client with a base of its own
    "import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.partner.example' });\napp.get('/orders/:id', async (req, res) => res.json((await api.get(`/orders/${req.params.id}`)).data));",
    // data is sent, the address is fixed
    `app.post('/orders', async (req, res) => res.json(await (await fetch('https://api.partner.example/orders', { method: 'POST', body: JSON.stringify(req.body) })).json()));`,
    // the host is one of a list
    `const HOSTS = new Set(['api.partner.example']);\napp.get('/proxy', async (req, res) => {\n  const url = new URL(req.query.url);\n  if (!HOSTS.has(url.hostname)) return res.status(400).end();\n  res.send(await (await fetch(url)).text());\n});`,
    // the whole address is one of a list
    `const FEEDS = ['https://news.example/rss', 'https://blog.example/rss'];\napp.get('/feed', async (req, res) => {\n  if (!FEEDS.includes(req.query.feed)) return res.status(400).end();\n  res.send(await (await fetch(req.query.feed)).text());\n});`,
    // looked up in a table
    `const PARTNERS = { a: 'https://a.example', b: 'https://b.example' };\napp.get('/proxy/:partner', async (req, res) => res.send(await (await fetch(PARTNERS[req.params.partner])).text()));`,
    // starts with an origin and its slash
    `app.get('/proxy', async (req, res) => {\n  const { url } = req.query;\n  if (!url.startsWith('https://cdn.shop.example/')) return res.status(400).end();\n  res.send(await (await fetch(url)).text());\n});`,
    // the origin is compared
    `app.get('/proxy', async (req, res) => {\n  const target = new URL(req.query.url);\n  if (target.origin !== 'https://cdn.shop.example') return res.sendStatus(400);\n  res.send(await (await fetch(target)).text());\n});`,
    // an agent that refuses private addresses
    `import ssrfFilter from 'ssrf-req-filter';\nimport axios from 'axios';\napp.get('/preview', async (req, res) => res.send((await axios.get(req.query.url, { httpAgent: ssrfFilter(req.query.url), httpsAgent: ssrfFilter(req.query.url) })).data));`,
    // another such agent
    `import { useAgent } from 'request-filtering-agent';\nimport fetch from 'node-fetch';\napp.get('/preview', async (req, res) => res.send(await (await fetch(req.query.url, { agent: useAgent(req.query.url) })).text()));`,
    // asked whether it is public
    `app.get('/preview', async (req, res) => {\n  await assertPublicUrl(req.query.url);\n  res.send(await (await fetch(req.query.url)).text());\n});`,
    // a helper says what is allowed
    `app.get('/preview', async (req, res) => {\n  if (!isAllowedUrl(req.query.url)) return res.sendStatus(400);\n  res.send(await (await fetch(req.query.url)).text());\n});`,
    // Next calls itself
    { code: `export async function GET(request) {\n  return fetch(new URL('/api/health', request.url));\n}`, path: 'app/api/ping/route.ts' },
    // itself, by its origin
    { code: 'export async function middleware(request) {\n  return fetch(`${request.nextUrl.origin}/api/session`);\n}', path: 'middleware.ts' },
    // a proxy to a fixed host takes the path as it is
    { code: "export default {\n  fetch(request) {\n    const url = new URL(request.url);\n    return fetch('https://origin.shop.example' + url.pathname + url.search);\n  },\n};", path: 'src/worker.ts' },
    // in a browser the user aims at nobody but themselves
    { code: `'use client';\nexport const load = () => fetch(new URLSearchParams(window.location.search).get('feed'));`, path: 'components/feed.tsx' },
    // a number
    'app.get("/port", async (req, res) => res.send(await (await fetch(`http://127.0.0.1:${Number(req.query.port)}/`)).text()));',
    // a service chosen by a written list
    "app.get('/s/:service', async (req, res) => {\n  switch (req.params.service) {\n    case 'orders':\n    case 'stock':\n      return res.send(await (await fetch(`http://${req.params.service}.internal/`)).text());\n    default:\n      return res.sendStatus(404);\n  }\n});",
    // a label of letters alone
    "app.get('/shop/:shop', async (req, res) => {\n  if (!/^[a-z0-9-]+$/.test(req.params.shop)) return res.sendStatus(400);\n  res.send(await (await fetch(`https://${req.params.shop}.shops.example/`)).text());\n});",
    // an address of the configuration
    `app.get('/rates', async (req, res) => res.json(await (await fetch(config.ratesUrl)).json()));`,
    // Nest, fixed
    "@Controller('orders')\nexport class Orders {\n  constructor(private readonly http: HttpService) {}\n  @Get(':id')\n  get(@Param('id') id: string) {\n    return this.http.get(`https://api.partner.example/orders/${id}`);\n  }\n}",
    // an id that was checked to be one
    "app.get('/u/:id', async (req, res) => {\n  if (!isUUID(req.params.id)) return res.sendStatus(400);\n  res.send(await (await fetch(`http://${req.params.id}.pods.internal/`)).text());\n});",
    // the schema knows the hosts
    `import { z } from 'zod';\nconst schema = z.object({ url: z.string().url().refine(url => HOSTS.has(new URL(url).hostname)) });\napp.post('/preview', async (req, res) => {\n  const { url } = schema.parse(req.body);\n  res.send(await (await fetch(url)).text());\n});`,
    // a schema, and a comparison after it
    `import { z } from 'zod';\nconst schema = z.object({ url: z.string().url() });\napp.post('/preview', async (req, res) => {\n  const { url } = schema.parse(req.body);\n  if (!HOSTS.has(new URL(url).hostname)) return res.sendStatus(400);\n  res.send(await (await fetch(url)).text());\n});`,
    // only its text is looked at
    `app.get('/host', (req, res) => res.send(new URL(req.query.url).hostname));`,
    // a map that is called fetch-like
    `app.get('/cache', (req, res) => res.json(cache.get(req.query.url)));`,
    // a test
    { code: `app.get('/proxy', async (req, res) => res.send(await (await fetch(req.query.url)).text()));`, path: 'test/proxy.ts' },
    // a redirect is another matter
    `app.get('/go', (req, res) => res.redirect(req.query.url));`,
    // the page's own test
    { code: `import { test } from '@playwright/test';\ntest('opens', async ({ page, baseURL }) => {\n  await page.goto(baseURL + '/login');\n});`, path: 'e2e/login.spec.ts' },
    // an image by its name below a fixed host
    "import { loadImage } from 'canvas';\napp.get('/card/:name', async (req, res) => draw(await loadImage(`https://cdn.shop.example/${req.params.name}.png`), res));",
    // the domain is compared, in one condition
    `app.get('/proxy', async (req, res) => {\n  const url = new URL(req.query.url);\n  if (url.protocol === 'https:' && url.hostname.endsWith('.shop.example')) {\n    return res.send(await (await fetch(url)).text());\n  }\n  res.sendStatus(400);\n});`,
    // answers of an API, read as it says
    `export const handler = async event => {\n  const { next } = await (await fetch('https://api.partner.example/page')).json();\n  return fetch('https://api.partner.example/page?cursor=' + encodeURIComponent(next));\n};`,
  ],
  invalid: [
    // Express: the whole address
    `app.get('/proxy', async (req, res) => {\n  const response = await fetch(req.query.url); // ✗ host\n  res.send(await response.text());\n});`,
    // axios
    `import axios from 'axios';\napp.post('/import', async (req, res) => {\n  const { data } = await axios.get(req.body.feedUrl); // ✗ host\n  res.json(data);\n});`,
    // as an option
    `const axios = require('axios');\napp.post('/import', async (req, res) => {\n  const { data } = await axios({ method: 'get', url: req.body.url }); // ✗ host\n  res.json(data);\n});`,
    // taken apart, and used all the same
    `app.get('/preview', async (req, res) => {\n  const target = new URL(req.query.u);\n  const response = await fetch(target); // ✗ host\n  res.send(await response.text());\n});`,
    // only the host
    'app.get("/status", async (req, res) => {\n  const response = await fetch(`http://${req.query.host}/status`); // ✗ host\n  res.send(await response.text());\n});',
    // a label of the host: a slash in it ends the host
    "import axios from 'axios';\napp.get('/shop', async (req, res) => {\n  const { data } = await axios.get(`https://${req.query.shop}.shops.example/admin`); // ✗ host\n  res.json(data);\n});",
    // node's own client
    `import http from 'node:http';\nhttp.createServer((req, res) => {\n  const target = new URL(req.url, 'http://localhost').searchParams.get('target');\n  http.get(target, answer => answer.pipe(res)); // ✗ host\n}).listen(80);`,
    // by its options
    `import https from 'node:https';\napp.get('/check', (req, res) => {\n  https.request({ hostname: req.query.host, path: '/health' }, answer => answer.pipe(res)).end(); // ✗ host\n});`,
    // Next, app
    { code: `export async function POST(request) {\n  const { imageUrl } = await request.json();\n  const image = await fetch(imageUrl); // ✗ host\n  return new Response(image.body);\n}`, path: 'app/api/image/route.ts' },
    // Next, pages
    { code: `export default async function handler(req, res) {\n  const response = await fetch(String(req.query.src)); // ✗ host\n  res.send(await response.text());\n}`, path: 'pages/api/proxy.ts' },
    // Nest
    `import { HttpService } from '@nestjs/axios';\n@Controller('preview')\nexport class PreviewController {\n  constructor(private readonly http: HttpService) {}\n  @Get()\n  preview(@Query('url') url: string) {\n    return this.http.get(url); // ✗ host\n  }\n}`,
    // Fastify
    `import got from 'got';\nfastify.get('/fetch', async (request, reply) => {\n  return got(request.query.url).text(); // ✗ host\n});`,
    // Koa
    `import fetch from 'node-fetch';\nrouter.get('/fetch', async ctx => {\n  const response = await fetch(ctx.query.url); // ✗ host\n  ctx.body = await response.text();\n});`,
    // Hono, in a worker
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.get('/proxy', async c => fetch(c.req.query('url'))); // ✗ host`,
    // a worker
    { code: `export default {\n  async fetch(request) {\n    const target = new URL(request.url).searchParams.get('target');\n    return fetch(target); // ✗ host\n  },\n};`, path: 'src/worker.ts' },
    // Lambda
    `import axios from 'axios';\nexport const handler = async event => {\n  const { data } = await axios.get(event.queryStringParameters.url); // ✗ host\n  return { statusCode: 200, body: data };\n};`,
    // compiled
    `"use strict";\nconst axios_1 = __importDefault(require("axios"));\napp.get("/proxy", (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n    const { data } = yield axios_1.default.get(req.query.url); // ✗ host\n    res.send(data);\n}));`,
    // a headless browser
    `import puppeteer from 'puppeteer';\napp.get('/screenshot', async (req, res) => {\n  const browser = await puppeteer.launch();\n  const page = await browser.newPage();\n  await page.goto(req.query.url); // ✗ host\n  res.send(await page.screenshot());\n});`,
    // a scraper
    `import { getLinkPreview } from 'link-preview-js';\napp.post('/preview', async (req, res) => {\n  res.json(await getLinkPreview(req.body.link)); // ✗ host\n});`,
    // a scraper, by its options
    `import ogs from 'open-graph-scraper';\napp.post('/preview', async (req, res) => {\n  const { result } = await ogs({ url: req.body.link }); // ✗ host\n  res.json(result);\n});`,
    // an image loader
    `import { loadImage } from 'canvas';\napp.post('/card', async (req, res) => {\n  const avatar = await loadImage(req.body.avatarUrl); // ✗ host\n  draw(avatar, res);\n});`,
    // a feed reader
    `import Parser from 'rss-parser';\nconst parser = new Parser();\napp.get('/feed', async (req, res) => {\n  res.json(await parser.parseURL(req.query.feed)); // ✗ host\n});`,
    // a server action
    { code: `'use server';\nexport async function importFeed(form: FormData) {\n  const response = await fetch(form.get('url') as string); // ✗ host\n  return response.text();\n}`, path: 'app/actions.ts' },
    // through a helper of the file
    `async function load(url) {\n  const response = await fetch(url); // ✗ host\n  return response.text();\n}\napp.get('/proxy', async (req, res) => res.send(await load(req.query.url)));`,
    // the scheme alone is no check
    `app.get('/proxy', async (req, res) => {\n  const { url } = req.query;\n  if (!url.startsWith('https://')) return res.sendStatus(400);\n  const response = await fetch(url); // ✗ host\n  res.send(await response.text());\n});`,
    // a start with an open end
    `app.get('/proxy', async (req, res) => {\n  const { url } = req.query;\n  if (!url.startsWith('https://shop.example')) return res.sendStatus(400);\n  const response = await fetch(url); // ✗ host\n  res.send(await response.text());\n});`,
    // a base and a path that may be a whole address
    `app.get('/proxy', async (req, res) => {\n  const response = await fetch(new URL(req.query.path, 'https://api.partner.example')); // ✗ host\n  res.send(await response.text());\n});`,
    // no slash after the host
    'app.get("/proxy", async (req, res) => {\n  const response = await fetch(`https://api.partner.example${req.query.path}`); // ✗ host\n  res.send(await response.text());\n});',
    // joined
    `app.post('/notify', async (req, res) => {\n  const response = await fetch('https://' + req.body.domain + '/.well-known/ping'); // ✗ host\n  res.json({ ok: response.ok });\n});`,
    // a client made for the request
    `import axios from 'axios';\napp.post('/notify', async (req, res) => {\n  const response = await axios.post(req.body.callbackUrl, { status: 'done' }); // ✗ host\n  res.json({ ok: response.status });\n});`,
    // a stand-in does not help
    `app.get('/proxy', async (req, res) => {\n  const url = req.query.url || 'https://api.partner.example';\n  const response = await fetch(url); // ✗ host\n  res.send(await response.text());\n});`,
    // a socket message
    `io.on('connection', socket => {\n  socket.on('preview', async ({ url }) => {\n    const response = await fetch(url); // ✗ host\n    socket.emit('preview', await response.text());\n  });\n});`,
    // Nuxt
    { code: `export default defineEventHandler(async event => {\n  const { url } = getQuery(event);\n  return $fetch(url); // ✗ host\n});`, path: 'server/api/proxy.get.ts' },
    // SvelteKit
    { code: `export async function GET({ url, fetch: load }) {\n  const target = url.searchParams.get('target');\n  return fetch(target); // ✗ host\n}`, path: 'src/routes/proxy/+server.ts' },
    // Remix
    { code: `export async function loader({ request }) {\n  const target = new URL(request.url).searchParams.get('target');\n  return fetch(target); // ✗ host\n}`, path: 'app/routes/proxy.tsx' },
    // superagent
    `import superagent from 'superagent';\napp.get('/proxy', async (req, res) => {\n  const answer = await superagent.get(req.query.url); // ✗ host\n  res.send(answer.text);\n});`,
    // request, as old code has it
    `const request = require('request');\napp.get('/proxy', (req, res) => {\n  request({ uri: req.query.url }).pipe(res); // ✗ host\n});`,
    // a class, a method, a field
    `import axios from 'axios';\nexport class Proxy {\n  private readonly http = axios.create();\n  async handle(req: Request, res: Response) {\n    const { data } = await this.http.get(req.query.url as string); // ✗ host\n    res.send(data);\n  }\n}`,
    // a schema says that it is an address
    `import { z } from 'zod';\nconst schema = z.object({ url: z.string().url(), title: z.string() });\napp.post('/preview', async (req, res) => {\n  const { url } = schema.parse(req.body);\n  const response = await fetch(url); // ✗ host\n  res.send(await response.text());\n});`,
    // and what it answers is looked into
    `import { z } from 'zod';\nconst schema = z.object({ callback: z.string() });\napp.post('/notify', async (req, res) => {\n  const parsed = schema.safeParse(req.body);\n  if (!parsed.success) return res.sendStatus(400);\n  const response = await fetch(parsed.data.callback); // ✗ host\n  res.json({ ok: response.ok });\n});`,
    // a plain socket
    `import net from 'node:net';\napp.get('/ping', (req, res) => {\n  const socket = net.connect({ host: req.query.host, port: 22 }); // ✗ host\n  socket.on('connect', () => res.end('up'));\n});`,
    // users set it, later it is called: only possible
    { code: `import axios from 'axios';\nexport async function deliver(webhooks, event) {\n  for (const webhook of webhooks) {\n    await axios.post(webhook.url, event); // ✗ stored\n  }\n}`, minConfidence: 'possible' },
    // somebody asked, nobody knows what
    { code: `app.get('/proxy', async (req, res) => {\n  validateUrl(req.query.url);\n  const response = await fetch(req.query.url); // ✗ host\n  res.send(await response.text());\n});`, minConfidence: 'possible' },
  ],
});
