import { testRule } from '../../testing/test-rule.js';
import { requireTimeout } from './require-timeout.js';

testRule(requireTimeout, {
  valid: [
    // gives up after five seconds
    `await fetch('https://api.stripe.com/v1/charges', { signal: AbortSignal.timeout(5_000) });`,
    // not the global fetch
    `import { fetch } from './our-client';\nawait fetch('/health');`,
    // a limit on the instance holds for its requests
    `import axios from 'axios';\nconst api = axios.create({ baseURL: 'https://api.acme.test', timeout: 10_000 });\nexport const orders = () => api.get('/orders');`,
    // the caller decides
    `export async function get(url: string, init: RequestInit) {\n  return fetch(url, init);\n}`,
    // the caller decides, spread
    `export async function post(url: string, init: RequestInit = {}) {\n  return fetch(url, { method: 'POST', ...init });\n}`,
    // a signal from outside
    `export async function load(url: string, { signal }: { signal: AbortSignal }) {\n  return fetch(url, { signal });\n}`,
    // a controller that a timer fires
    `async function load(url: string) {\n  const controller = new AbortController();\n  const timer = setTimeout(() => controller.abort(), 5_000);\n  try { return await fetch(url, { signal: controller.signal }); } finally { clearTimeout(timer); }\n}`,
    // got with a limit
    `import got from 'got';\nawait got('https://api.acme.test', { timeout: { request: 5_000 } });`,
    // an extended got keeps its limit
    `import got from 'got';\nconst client = got.extend({ timeout: { request: 5_000 } });\nawait client.get('https://api.acme.test').json();`,
    // ky gives up after ten seconds by itself
    `import ky from 'ky';\nawait ky.get('https://api.acme.test').json();`,
    // library-wide default
    `import axios from 'axios';\naxios.defaults.timeout = 8_000;\nawait axios.get('https://api.acme.test');`,
    // defaults of the instance
    `const axios = require('axios');\nconst api = axios.create({ baseURL });\napi.defaults.timeout = 3000;\napi.post('/x', body);`,
    // the limit is set on the request
    `import https from 'node:https';\nconst req = https.request('https://api.acme.test', res => res.resume());\nreq.setTimeout(5_000, () => req.destroy());\nreq.end();`,
    // in the options of node's own request
    `import { request } from 'node:https';\nconst options = { hostname: 'api.acme.test', path: '/', timeout: 5000 };\nconst req = request(options, onResponse);\nreq.on('timeout', () => req.destroy());`,
    // superagent's own method in the chain
    `import superagent from 'superagent';\nawait superagent.get('https://api.acme.test').timeout({ response: 5_000 });`,
    // node-fetch 2 has a timeout option
    `const fetch = require('node-fetch');\nfetch('https://api.acme.test', { timeout: 5000 }).then(r => r.json());`,
    // undici bounds headers and body
    `import { request } from 'undici';\nawait request('https://api.acme.test', { headersTimeout: 5_000, bodyTimeout: 5_000 });`,
    // SDKs with a sane default
    `import Stripe from 'stripe';\nimport OpenAI from 'openai';\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY);\nconst openai = new OpenAI();\nawait stripe.charges.list();`,
    // the wrapper adds the limit, whatever the callers pass
    `async function call(path: string, init: RequestInit = {}) {\n  return fetch('https://api.acme.test' + path, { ...init, signal: AbortSignal.timeout(5_000) });\n}\nawait call('/a');\nawait call('/b', { method: 'POST' });`,
    // options from configuration
    `import axios from 'axios';\nimport { config } from './config';\nexport const api = axios.create(config.http);`,
    // NestJS: the module may have set it
    `import { HttpModule } from '@nestjs/axios';\nHttpModule.register({ timeout: 5000, maxRedirects: 5 });`,
    // the options come from a function that sets the limit
    `import axios from 'axios';\nfunction options() { return { headers: {}, timeout: 5000 }; }\nawait axios.get('https://api.acme.test', options());`,
    // Object.assign brings the limit
    `import axios from 'axios';\nconst base = { timeout: 5000 };\nawait axios.get('https://api.acme.test', Object.assign({}, base, { headers: {} }));`,
    // the request object carries the signal
    `await fetch(new Request('https://api.acme.test', { signal: AbortSignal.timeout(5_000) }));`,
    // an interceptor sets it
    `import axios from 'axios';\nconst api = axios.create();\napi.interceptors.request.use(config => { config.timeout = 5000; return config; });\nawait api.get('/x');`,
    // a local function of that name
    `function fetch(id: string) { return rows[id]; }\nfetch('1');`,
    // a repository's own method
    `await this.repository.fetch('orders');\nawait db.request('x');`,
    // in a class: limit in the field
    `import axios from 'axios';\nclass Client {\n  private readonly http = axios.create({ timeout: 5_000 });\n  get() { return this.http.get('/x'); }\n}`,
    // in a class: limit in the constructor, request in compiled output
    {
      path: 'client.js',
      code: `"use strict";\nvar __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };\nconst axios_1 = __importDefault(require("axios"));\nclass Client {\n  constructor() { this.http = axios_1.default.create({ timeout: 5000 }); }\n  get() { return this.http.get('/x'); }\n}\nexports.Client = Client;`,
    },
    // AbortSignal.any with a limit
    `await fetch(url, { signal: AbortSignal.any([outer, AbortSignal.timeout(1000)]) });`,
    // pg with a limit
    `import pg from 'pg';\nconst pool = new pg.Pool({ connectionString, connectionTimeoutMillis: 5_000 });`,
    // in a test nobody waits for a partner
    { path: 'src/orders.test.ts', code: `await fetch('http://localhost:3000/health');` },
    // every call has its own limit, so the client needs none
    `import axios from 'axios';\nconst api = axios.create({ baseURL });\nawait api.get('/a', { timeout: 1000 });\nawait api.post('/b', {}, { timeout: 1000 });`,
    // the page's own server: who waits can leave
    `export const load = () => fetch('/api/orders');`,
    // a file that ships beside the code
    `const font = await fetch(new URL('./inter.ttf', import.meta.url));`,
    // RxJS cuts it off
    `import { HttpService } from '@nestjs/axios';\nimport { timeout } from 'rxjs';\nclass Fx { constructor(private readonly http: HttpService) {} rate(pair: string) { return this.http.get('https://fx.example.com/' + pair).pipe(timeout(5000)); } }`,
    // the dispatcher of the process has the limits
    `import { Agent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new Agent({ headersTimeout: 5000, bodyTimeout: 5000 }));\nexport const prices = () => fetch('https://prices.example.com/all');`,
    // the page's own request
    `self.addEventListener('fetch', event => { event.respondWith(fetch(event.request)); });`,
    `import needle from 'needle';\nexport const list = url => needle('get', url, { response_timeout: 5000 });`,
    `import needle from 'needle';\nneedle.defaults({ response_timeout: 5000 });\nexport const list = () => needle('get', 'https://c.example.com');`,
    // what the first client was told holds for the second
    `import got from 'got';\nconst base = got.extend({ timeout: { request: 4000 } });\nconst api = base.extend({ prefixUrl: 'https://a.example.com' });\nexport const list = () => api.get('x').json();`,
    // the caller gives all
    `export const fetchLazily = (...args) => import('node-fetch').then(({ default: fetch }) => fetch(...args));`,
  ],
  invalid: [
    "await fetch(`https://api.stripe.com/v1/charges/${id}`); // ✗ request",
    `const res = await fetch('https://api.acme.test', { method: 'POST', body }); // ✗ request`,
    `import axios from 'axios';\nconst { data } = await axios.get('https://api.acme.test/rates'); // ✗ request`,
    `import axios from 'axios';\nawait axios.post('https://api.acme.test', body, { headers: { a: 'b' } }); // ✗`,
    `import axios from 'axios';\nawait axios({ method: 'get', url: 'https://api.acme.test' }); // ✗`,
    `import axios from 'axios';\nexport const api = axios.create({ baseURL: 'https://api.acme.test' }); // ✗ client`,
    `const { create } = require('axios');\nconst api = create({ baseURL }); // ✗ client\nlet client;\nclient = api;\nclient.get('/x');`,
    `import axios from 'axios';\nconst api = axios.create({ baseURL, timeout: 0 }); // ✗ disabled\napi.get('/x');`,
    `import got from 'got';\nawait got('https://api.acme.test').json(); // ✗`,
    `import got from 'got';\nawait got.post('https://api.acme.test', { json: body }); // ✗`,
    `import ky from 'ky';\nawait ky.get('https://api.acme.test', { timeout: false }); // ✗ disabled`,
    `import { request as r } from 'node:https';\nr('https://api.acme.test', res => res.resume()).end(); // ✗`,
    `const https = require('https');\nconst options = { hostname: 'api.acme.test', method: 'POST' };\nconst req = https.request(options, res => {}); // ✗\nreq.write(body);\nreq.end();`,
    `import superagent from 'superagent';\nawait superagent.post('https://api.acme.test').send(body).set('a', 'b'); // ✗`,
    `const fetch = require('node-fetch');\nmodule.exports = async () => (await fetch('https://api.acme.test')).json(); // ✗`,
    // fetch has no timeout option: it is ignored
    `await fetch('https://api.acme.test', { timeout: 5000 } as RequestInit); // ✗ request`,
    // the controller is never told to abort
    `const controller = new AbortController();\nawait fetch(url, { signal: controller.signal }); // ✗ unaborted`,
    `await fetch(url, { signal: undefined }); // ✗`,
    // the wrapper is closed: nobody can pass a limit
    `async function call(path: string) {\n  return fetch('https://api.acme.test' + path, { headers: { authorization } }); // ✗\n}\nawait call('/a');`,
    // all callers are known and none passes one
    `function call(path: string, init: RequestInit) {\n  return fetch(path, init); // ✗\n}\ncall('https://api.acme.test/a', { method: 'POST' });\ncall('https://api.acme.test/b', { method: 'GET' });`,
    // class field
    `import axios from 'axios';\nexport class Client {\n  private readonly http = axios.create({ baseURL }); // ✗ client\n  get() { return this.http.get('/x'); }\n}`,
    // set in the constructor
    `import axios, { type AxiosInstance } from 'axios';\nexport class Client {\n  private readonly http: AxiosInstance;\n  constructor(baseURL: string) {\n    this.http = axios.create({ baseURL }); // ✗ client\n  }\n  get() { return this.http.get('/x'); }\n}`,
    // compiled output
    {
      path: 'client.js',
      code: `"use strict";\nconst axios_1 = __importDefault(require("axios"));\nfunction rates() {\n  return __awaiter(this, void 0, void 0, function* () {\n    const { data } = yield axios_1.default.get('https://api.acme.test/rates'); // ✗ request\n    return data;\n  });\n}\nexports.rates = rates;`,
    },
    { path: 'c.js', code: `const node_fetch_1 = require("node-fetch");\nexports.f = () => (0, node_fetch_1.default)('https://api.acme.test'); // ✗` },
    `import { request } from 'undici';\nconst { body } = await request('https://api.acme.test'); // ✗`,
    `import { GraphQLClient } from 'graphql-request';\nconst client = new GraphQLClient('https://api.acme.test/graphql', { headers }); // ✗ client`,
    `import { Pool } from 'pg';\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL }); // ✗ client`,
    `import { WebClient } from '@slack/web-api';\nconst slack = new WebClient(process.env.SLACK_BOT_TOKEN); // ✗ client`,
    `const request = require('request');\nrequest({ url: 'https://api.acme.test', json: true }, cb); // ✗`,
    `const axios = require('axios').default;\naxios.get('https://api.acme.test').then(r => r.data); // ✗`,
    `import * as https from 'https';\nhttps.get('https://api.acme.test/rates', res => res.resume()); // ✗`,
    `const { default: axios } = await import('axios');\nawait axios.get('https://api.acme.test'); // ✗`,
    `import { HttpService } from '@nestjs/axios';\n@Injectable()\nexport class Rates {\n  constructor(private readonly http: HttpService) {}\n  get() { return firstValueFrom(this.http.get('https://api.acme.test')); } // ✗\n}`,
    `const send = globalThis.fetch;\nawait send('https://api.acme.test'); // ✗`,
    { path: 'a.vue', code: `<template><div/></template>\n<script setup lang="ts">\nconst res = await fetch('https://api.acme.test'); // ✗\n</script>` },
    { path: 'a.tsx', minConfidence: 'possible', code: `export function Page() {\n  useEffect(() => {\n    fetch('/api/orders').then(r => r.json()); // ✗\n  }, []);\n  return <p>hi</p>;\n}` },
    `import axios from 'axios';\nconst base = { headers: { a: 'b' } };\nawait axios.get('https://api.acme.test', { ...base, params: { q } }); // ✗`,
    `import axios from 'axios';\nconst cfg = { timeout: 0 }; // ✗ disabled\nawait axios.get('https://api.acme.test', cfg);`,
    // minified
    { path: 'a.js', code: `const a=require("axios");module.exports=()=>a["get"]("https://api.acme.test/rates"); // ✗ request` },
    // a break before the arguments
    `await fetch // ✗ request\n  ('https://api.acme.test/rates');`,
    // in brackets, optional, in a sequence
    `await globalThis['fetch']('https://api.acme.test/a'); // ✗ request\nawait fetch?.('https://api.acme.test/b'); // ✗ request\nawait (0, globalThis.fetch)('https://api.acme.test/c'); // ✗ request`,
    // under another name
    `const send = globalThis.fetch;\nawait send('https://api.acme.test/a'); // ✗ request`,
    // a comment in the import
    `const http = await import(/* webpackChunkName: "http" */ 'axios');\nawait http.get('https://api.acme.test/a'); // ✗ request`,
  ],
});
