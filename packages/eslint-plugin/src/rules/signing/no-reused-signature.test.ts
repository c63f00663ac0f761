import { testRule } from '../../testing/test-rule.js';
import { noReusedSignature } from './no-reused-signature.js';

testRule(noReusedSignature, {
  valid: [
    // all that is signed is the body: the next attempt would compute the same
    `import { createHmac } from 'crypto';\nasync function send(body) {\n  const signature = createHmac('sha256', key).update(JSON.stringify(body)).digest('hex');\n  for (let attempt = 0; attempt < 3; attempt++) await fetch(base + '/hook', { method: 'POST', body: JSON.stringify(body), headers: { 'X-Signature': signature } });\n}`,
    // retries of one payment share its idempotency key
    `import { randomUUID } from 'node:crypto';\nexport async function charge(body: string) {\n  const idempotencyKey = randomUUID();\n  for (let attempt = 0; attempt < 3; attempt++) {\n    const res = await fetch(url, { method: 'POST', body, headers: { 'Idempotency-Key': idempotencyKey } });\n    if (res.ok) return res;\n  }\n}`,
    // made for each request
    `import { createHmac } from 'crypto';\nexport async function call(path) {\n  const timestamp = String(Math.floor(Date.now() / 1000));\n  const signature = createHmac('sha256', key).update('GET' + path + timestamp).digest('hex');\n  return fetch(base + path, { headers: { 'X-Signature': signature, 'X-Timestamp': timestamp } });\n}`,
    // a script sends one request and ends
    `import { createHmac } from 'crypto';\nconst timestamp = Math.floor(Date.now() / 1000);\nconst signature = createHmac('sha256', key).update('GET/x' + timestamp).digest('hex');\nconst res = await fetch(url, { headers: { 'X-Signature': signature, 'X-Timestamp': timestamp } });`,
    // a static bearer token
    `import axios from 'axios';\nconst api = axios.create({ headers: { Authorization: \`Bearer \${token}\` }, timeout: 5000 });`,
    // signed inside the attempt
    `import { createHmac } from 'crypto';\nasync function call(path) {\n  for (let attempt = 0; attempt < 3; attempt++) {\n    const ts = Date.now();\n    const signature = createHmac('sha256', key).update(path + ts).digest('hex');\n    const res = await fetch(url, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n    if (res.ok) return res;\n  }\n}`,
    // an interceptor signs each request
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nconst api = axios.create({ timeout: 5000 });\napi.interceptors.request.use(config => {\n  const ts = Date.now();\n  config.headers['X-Timestamp'] = ts;\n  config.headers['X-Signature'] = createHmac('sha256', key).update(config.method + config.url + ts).digest('hex');\n  return config;\n});`,
    // a list of different requests, each signed
    `import { createHmac } from 'crypto';\nasync function all(paths) {\n  for (const path of paths) {\n    const signature = createHmac('sha256', key).update('GET' + path + now()).digest('hex');\n    await fetch(base + path, { headers: { 'X-Signature': signature } });\n  }\n}`,
    // the retry wraps the function that signs
    `import pRetry from 'p-retry';\nimport { createHmac } from 'crypto';\nconst call = path => pRetry(async () => {\n  const ts = Date.now();\n  const signature = createHmac('sha256', key).update('GET' + path + ts).digest('hex');\n  return fetch(base + path, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n});`,
    // when the process started, in a log
    `const startedAt = Date.now();\nexport function health() { return { uptime: Date.now() - startedAt }; }`,
    // a client for one request
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nasync function call(path) {\n  const ts = Date.now();\n  const client = axios.create({ timeout: 5000, headers: { 'X-Timestamp': ts, 'X-Signature': createHmac('sha256', key).update('GET' + path + ts).digest('hex') } });\n  return client.get(path);\n}`,
    // signed in a method for each call
    `import { createHmac } from 'crypto';\nexport class Client {\n  private headers(method: string, path: string) {\n    const timestamp = String(Math.floor(Date.now() / 1000));\n    return { 'X-Timestamp': timestamp, 'X-Signature': createHmac('sha256', this.secret).update(method + path + timestamp).digest('hex') };\n  }\n  get(path: string) { return fetch(this.base + path, { headers: this.headers('GET', path), signal: AbortSignal.timeout(5000) }); }\n}`,
    // got signs in a hook
    `import got from 'got';\nimport { createHmac } from 'crypto';\nexport const api = got.extend({\n  timeout: { request: 5000 },\n  hooks: { beforeRequest: [options => { const ts = String(Date.now()); options.headers['x-timestamp'] = ts; options.headers['x-signature'] = createHmac('sha256', key).update(options.method + options.url.pathname + ts).digest('hex'); }] },\n});`,
    // ky signs in a hook
    `import ky from 'ky';\nexport const api = ky.create({ hooks: { beforeRequest: [async request => { request.headers.set('X-Timestamp', String(Date.now())); request.headers.set('X-Signature', await sign(request)); }] } });`,
    // undici's dispatcher is kept, the signature is not
    `import { Agent, request } from 'undici';\nimport { createHmac } from 'crypto';\nconst dispatcher = new Agent({ headersTimeout: 5000 });\nexport function call(path) {\n  const ts = String(Date.now());\n  return request(base + path, { dispatcher, headers: { 'x-timestamp': ts, 'x-signature': createHmac('sha256', key).update('GET' + path + ts).digest('hex') } });\n}`,
    // retried with a fresh one
    `async function call(path, left = 3) {\n  const ts = Math.floor(Date.now() / 1000);\n  const signature = createHmac('sha256', key).update('GET' + path + ts).digest('hex');\n  const res = await fetch(base + path, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n  return res.ok || left === 0 ? res : call(path, left - 1);\n}\nimport { createHmac } from 'crypto';`,
    // one key of idempotency for all attempts
    `import { randomUUID } from 'crypto';\nasync function pay(body) {\n  const key = randomUUID();\n  for (let attempt = 0; attempt < 3; attempt++) {\n    const res = await fetch(url, { method: 'POST', body, headers: { 'Idempotency-Key': key } });\n    if (res.ok) return res.json();\n  }\n}`,
    // a build's time stamp
    `const builtAt = new Date().toISOString();\nexport const version = () => ({ builtAt });`,
    // a signed cookie's key
    `import { createHmac } from 'crypto';\nconst cookieKey = createHmac('sha256', master).update('cookies').digest();\nexport const keys = () => [cookieKey];`,
    // a derived key is made once on purpose
    `import { createHmac } from 'crypto';\nconst derived = createHmac('sha256', secret).update('v1').digest();\nexport const sign = (text, ts) => createHmac('sha256', derived).update(text + ts).digest('hex');`,
    // the hash of a version in a header
    `import { createHash } from 'crypto';\nconst clientHash = createHash('sha256').update(version).digest('hex');\nexport const get = path => fetch(base + path, { headers: { 'X-Client': clientHash } });`,
    // pages of a list, each with its own signature
    `async function* pages() {\n  let cursor = '';\n  while (cursor !== undefined) {\n    const ts = Date.now();\n    const signature = createHmac('sha256', key).update('GET/items' + cursor + ts).digest('hex');\n    const res = await fetch(url + cursor, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n    const page = await res.json();\n    cursor = page.next;\n    yield page;\n  }\n}\nimport { createHmac } from 'crypto';`,
    // a script of one request
    `import { createHmac } from 'crypto';\nasync function main() {\n  const ts = Date.now();\n  const signature = createHmac('sha256', key).update('GET/balance' + ts).digest('hex');\n  console.log(await (await fetch(url, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } })).json());\n}\nmain();`,
    // a Basic header never changes
    `import axios from 'axios';\nconst auth = Buffer.from(\`\${user}:\${password}\`).toString('base64');\nexport const api = axios.create({ timeout: 5000, headers: { Authorization: \`Basic \${auth}\` } });`,
    // when a server started
    `const started = Date.now();\napp.get('/health', (req, res) => res.json({ up: Date.now() - started }));`,
    // NestJS's interceptor
    `@Injectable()\nexport class SignedHttp {\n  constructor(private readonly http: HttpService) {\n    this.http.axiosRef.interceptors.request.use(config => {\n      const ts = String(Date.now());\n      config.headers.set('X-Timestamp', ts);\n      config.headers.set('X-Signature', createHmac('sha256', this.secret).update(config.method + config.url + ts).digest('hex'));\n      return config;\n    });\n  }\n}\nimport { createHmac } from 'crypto';`,
    // a request id for a log
    `import { randomUUID } from 'crypto';\nconst instanceId = randomUUID();\nexport const log = message => console.log({ instanceId, message });`,
    // an expected webhook MAC in a loop over secrets
    `import { createHmac } from 'crypto';\nfunction verify(body, header) {\n  for (const secret of secrets) {\n    const expected = createHmac('sha256', secret).update(body).digest('hex');\n    if (safeEqual(expected, header)) return true;\n  }\n  return false;\n}`,
    // a client that is made for each call
    `import axios from 'axios';\nexport async function balance() {\n  const timestamp = Date.now();\n  const client = axios.create({ baseURL, timeout: 5000, headers: { 'X-Timestamp': timestamp } });\n  return client.get('/balance');\n}`,
    // signed by a getter
    `import { createHmac } from 'crypto';\nexport class Client {\n  get authHeaders() {\n    const ts = String(Date.now());\n    return { 'X-Timestamp': ts, 'X-Signature': createHmac('sha256', this.key).update(ts).digest('hex') };\n  }\n  ping() { return fetch(url, { headers: this.authHeaders }); }\n}`,
    // retried around the function that signs
    `import { retry } from './retry';\nexport const balance = () => retry(() => signedGet('/balance'));\nasync function signedGet(path) {\n  const ts = Date.now();\n  return fetch(base + path, { headers: { 'X-Timestamp': ts, 'X-Signature': createHmac('sha256', key).update(path + ts).digest('hex') } });\n}\nimport { createHmac } from 'crypto';`,
    // compiled, signed in the method
    { path: 'dist/client.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nclass Client {\n    get(path) {\n        return __awaiter(this, void 0, void 0, function* () {\n            const ts = Date.now();\n            const signature = (0, crypto_1.createHmac)("sha256", this.secret).update("GET" + path + ts).digest("hex");\n            return yield fetch(this.base + path, { headers: { "X-Signature": signature, "X-Timestamp": ts } });\n        });\n    }\n}` },
    // a socket signs in when it opens
    `socket.on('open', () => {\n  const ts = Date.now();\n  socket.send(JSON.stringify({ op: 'login', ts, sign: createHmac('sha256', key).update(ts + 'GET/users/self/verify').digest('base64') }));\n});\nimport { createHmac } from 'crypto';`,
    // memoised by what never changes
    `const tokenOf = memoize(user => jwt.sign({ sub: user }, key, { expiresIn: '1h' }));`,
    // uploads, each with its own
    `await Promise.all(files.map(file => {\n  const ts = Date.now();\n  return fetch(url, { method: 'PUT', body: file, headers: { 'X-Timestamp': ts, 'X-Signature': createHmac('sha256', key).update(file.name + ts).digest('hex') } });\n}));\nimport { createHmac } from 'crypto';`,
    // a presigned address at the top of a script
    `import { createHmac } from 'crypto';\nconst expires = Math.floor(Date.now() / 1000) + 600;\nconst signature = createHmac('sha256', key).update(path + expires).digest('hex');\nconsole.log(\`https://cdn.example/\${path}?expires=\${expires}&signature=\${signature}\`);`,
    // a default that is read anew
    `import { createHmac } from 'crypto';\nexport function sign(path, ts = Date.now()) {\n  return { 'X-Timestamp': ts, 'X-Signature': createHmac('sha256', key).update(path + ts).digest('hex') };\n}`,
    // a loop of days, not of attempts
    `for (let day = 0; day < 7; day++) {\n  const ts = Date.now();\n  const signature = createHmac('sha256', key).update('GET/report' + day + ts).digest('hex');\n  await fetch(url + day, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n}\nimport { createHmac } from 'crypto';`,
    // polling, signed within
    `setInterval(async () => {\n  const ts = Date.now();\n  const signature = createHmac('sha256', key).update('GET/x' + ts).digest('hex');\n  await fetch(url, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n}, 60_000);\nimport { createHmac } from 'crypto';`,
    // a fixture of a test
    { path: 'test/client.test.ts', code: `const timestamp = Date.now();\nconst headers = { 'X-Timestamp': timestamp };\nit('sends', () => fetch(url, { headers }));` },
    // no secret in a static header
    `import axios from 'axios';\nexport const api = axios.create({ timeout: 5000, headers: { 'X-Client-Version': '1.2.3', 'User-Agent': \`app/\${version}\` } });`,
    // signed in a thunk
    `import { createHmac } from 'crypto';\nconst headersFor = path => () => { const ts = Date.now(); return { 'X-Timestamp': ts, 'X-Signature': createHmac('sha256', key).update(path + ts).digest('hex') }; };`,
  ],
  invalid: [
    // one idempotency key for all payments of a process
    `import { randomUUID } from 'node:crypto';\nconst key = randomUUID(); // ✗ module\nexport const pay = (amount: number) => stripe.paymentIntents.create({ amount }, { idempotencyKey: key });`,
    // a nonce for a whole list
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport async function cancelAll(ids: string[]) {\n  const nonce = String(Date.now() * 1000); // ✗ retry\n  for (const id of ids) {\n    const body = JSON.stringify({ id });\n    const sig = createHmac('sha384', secret).update(\`/api/v2/auth/w/order/cancel\${nonce}\${body}\`).digest('hex');\n    await fetch('https://api.bitfinex.com/v2/auth/w/order/cancel', { method: 'POST', body, headers: { 'bfx-nonce': nonce, 'bfx-signature': sig } });\n  }\n}`,
    // a nonce of the client
    `import { randomBytes } from 'node:crypto';\nexport class Client {\n  private readonly nonce = randomBytes(12).toString('hex'); // ✗ field\n  get(path: string) { return fetch(base + path, { headers: { 'X-Nonce': this.nonce } }); }\n}`,
    `import { createHmac } from 'crypto';\nconst timestamp = String(Math.floor(Date.now() / 1000)); // ✗ module\nconst signature = createHmac('sha256', key).update('GET/orders' + timestamp).digest('hex'); // ✗ module\nexport async function orders() {\n  return fetch(url, { headers: { 'X-Signature': signature, 'X-Timestamp': timestamp } });\n}`,
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nexport const api = axios.create({\n  timeout: 5000,\n  headers: {\n    'X-Timestamp': Date.now(), // ✗ client\n    'X-Signature': createHmac('sha256', key).update(path + Date.now()).digest('hex'), // ✗ client\n  },\n});`,
    `import { createHmac } from 'crypto';\nexport class Client {\n  private readonly signature = createHmac('sha256', key).update('GET/x' + stamp).digest('hex'); // ✗ field\n  get() { return fetch(url, { headers: { 'X-Signature': this.signature } }); }\n}`,
    `import { createHmac } from 'crypto';\nexport class Client {\n  constructor(secret) {\n    this.timestamp = Math.floor(Date.now() / 1000);\n    this.signature = createHmac('sha256', secret).update('GET/x' + this.timestamp).digest('hex'); // ✗ field\n  }\n  get() { return fetch(url, { headers: { 'X-Signature': this.signature } }); }\n}`,
    `import { createHmac } from 'crypto';\nasync function call(path) {\n  const ts = Math.floor(Date.now() / 1000); // ✗ retry\n  const signature = createHmac('sha256', key).update('GET' + path + ts).digest('hex'); // ✗ retry\n  for (let attempt = 0; attempt < 3; attempt++) {\n    const res = await fetch(base + path, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n    if (res.ok) return res;\n  }\n}`,
    `import { createHmac } from 'crypto';\nasync function call(path) {\n  const ts = Math.floor(Date.now() / 1000);\n  const headers = { 'X-Signature': createHmac('sha256', key).update('GET' + path + ts).digest('hex') }; // ✗ retry\n  return retry(async () => {\n    const res = await fetch(base + path, { headers });\n    return res.json();\n  });\n}`,
    `import pRetry from 'p-retry';\nimport { createHmac } from 'crypto';\nasync function call(path) {\n  const signature = createHmac('sha256', key).update('GET' + path + stamp()).digest('hex'); // ✗ retry\n  return pRetry(() => fetch(base + path, { headers: { 'X-Signature': signature } }), { retries: 3 });\n}`,
    `import { createHmac } from 'crypto';\nconst headers = memoize(() => ({ 'X-Signature': createHmac('sha256', key).update('GET/x' + Date.now()).digest('hex') })); // ✗ memo`,
    // got keeps it
    `import got from 'got';\nimport { createHmac } from 'crypto';\nconst timestamp = Math.floor(Date.now() / 1000);\nexport const api = got.extend({\n  timeout: { request: 5000 },\n  headers: { 'x-signature': createHmac('sha256', key).update('GET' + timestamp).digest('hex') }, // ✗ client\n});`,
    // axios with a function around it
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nexport function createClient(key, secret) {\n  const timestamp = Date.now();\n  return axios.create({\n    timeout: 5000,\n    headers: { 'X-Key': key, 'X-Signature': createHmac('sha256', secret).update(key + timestamp).digest('hex') }, // ✗ client\n  });\n}`,
    // a class keeps a client
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nexport class Exchange {\n  constructor(key, secret) {\n    this.http = axios.create({\n      timeout: 5000,\n      headers: { 'X-SIGN': createHmac('sha256', secret).update(key).digest('hex') }, // ✗ client\n    });\n  }\n}`,
    // a while loop
    `import { createHmac } from 'crypto';\nexport async function send(path, body) {\n  const ts = Math.floor(Date.now() / 1000);\n  const signature = createHmac('sha256', key).update('POST' + path + body + ts).digest('hex'); // ✗ retry\n  let tries = 0;\n  while (tries++ < 5) {\n    const res = await fetch(base + path, { method: 'POST', body, headers: { 'X-Signature': signature } });\n    if (res.ok) return res;\n  }\n}`,
    // do, while
    `import { createHmac } from 'crypto';\nasync function call(path) {\n  const signature = createHmac('sha256', key).update('GET' + path + stamp()).digest('hex'); // ✗ retry\n  let res;\n  do {\n    res = await fetch(base + path, { headers: { 'X-Signature': signature } });\n  } while (!res.ok);\n  return res;\n}`,
    // async-retry
    `const retry = require('async-retry');\nconst { createHmac } = require('crypto');\nasync function call(path) {\n  const ts = Date.now();\n  const signature = createHmac('sha256', key).update(path + ts).digest('hex'); // ✗ retry\n  return retry(async bail => {\n    const res = await fetch(base + path, { headers: { 'X-Signature': signature } });\n    if (res.status === 403) bail(new Error('no'));\n    return res.json();\n  }, { retries: 5 });\n}`,
    // exponential-backoff
    `import { backOff } from 'exponential-backoff';\nimport { createHmac } from 'crypto';\nexport async function order(body) {\n  const ts = Date.now();\n  const headers = { 'X-TS': String(ts), 'X-SIGN': createHmac('sha256', key).update(body + ts).digest('hex') }; // ✗ retry\n  return backOff(() => fetch(url, { method: 'POST', body, headers }));\n}`,
    // at the top, in a header
    `import { createHmac } from 'crypto';\nconst timestamp = Date.now().toString(); // ✗ module\nconst headers = { 'X-Timestamp': timestamp };\nexport const balance = () => fetch(url, { headers });`,
    // a nonce at the top
    `import { randomUUID } from 'crypto';\nconst headers = { 'X-Nonce': randomUUID() }; // ✗ module\nexport const call = path => fetch(base + path, { headers });`,
    // CommonJS, at the top
    `const crypto = require('crypto');\nconst signature = crypto.createHmac('sha256', process.env.SECRET).update('GET/rates' + Date.now()).digest('hex'); // ✗ module\nexports.rates = () => fetch(url, { headers: { 'X-Signature': signature } });`,
    // a field of TypeScript
    `import { createHmac } from 'node:crypto';\n@Injectable()\nexport class FeedService {\n  private readonly headers = { 'X-Signature': createHmac('sha256', process.env.SECRET!).update('GET/feed').digest('hex') }; // ✗ field\n  load() { return fetch(url, { headers: this.headers, signal: AbortSignal.timeout(5000) }); }\n}`,
    // a field of a clock
    `export class Client {\n  headers = { 'X-Timestamp': Date.now() }; // ✗ field\n  get() { return fetch(url, { headers: this.headers }); }\n}`,
    // once
    `import once from 'lodash/once';\nimport { createHmac } from 'crypto';\nconst authHeaders = once(() => ({ 'X-Signature': createHmac('sha256', key).update('GET/x' + Date.now()).digest('hex') })); // ✗ memo`,
    // React's memo
    `import { createHmac } from 'crypto';\nfunction useHeaders(path) {\n  return useMemo(() => ({ 'X-Signature': createHmac('sha256', key).update(path + Date.now()).digest('hex') }), [path]); // ✗ memo\n}`,
    // compiled constructor
    { path: 'dist/client.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nclass Client {\n    constructor(secret) {\n        this.signature = (0, crypto_1.createHmac)("sha256", secret).update("GET/x" + Date.now()).digest("hex"); // ✗ field\n    }\n    get() {\n        return fetch(url, { headers: { "X-Signature": this.signature } });\n    }\n}` },
    // CryptoJS at the top
    `import CryptoJS from 'crypto-js';\nconst sign = CryptoJS.HmacSHA256('GET/ticker' + Date.now(), secret).toString(); // ✗ module\nexport const ticker = () => fetch(url, { headers: { 'X-SIGN': sign } });`,
    // needle in attempts
    `const needle = require('needle');\nconst { createHmac } = require('crypto');\nasync function call(path) {\n  const ts = Date.now();\n  const options = { open_timeout: 1000, headers: { 'X-Signature': createHmac('sha256', key).update(path + ts).digest('hex') } }; // ✗ retry\n  for (let attempt = 1; attempt <= 3; attempt++) {\n    const res = await needle('get', base + path, options);\n    if (res.statusCode === 200) return res.body;\n  }\n}`,
    // axios in attempts
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nexport async function withdraw(body) {\n  const ts = String(Math.floor(Date.now() / 1000));\n  const signature = createHmac('sha256', key).update('POST/withdraw' + body + ts).digest('hex'); // ✗ retry\n  for (let retries = 0; retries < 3; retries += 1) {\n    try {\n      return await axios.post(url, body, { timeout: 5000, headers: { 'X-Signature': signature } });\n    } catch (error) {\n      await sleep(1000);\n    }\n  }\n}`,
    // a client by require, at the top
    `const axios = require('axios');\nconst ts = Date.now(); // ✗ client\nmodule.exports = axios.create({ timeout: 5000, headers: { 'X-Timestamp': ts } });`,
    // a key of a subtle sign, at the top
    `const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode('GET/x' + Date.now())); // ✗ module\nexport const load = () => fetch(url, { headers: { 'X-Signature': hex(signature) } });`,
    // withRetry
    `import { createHmac } from 'crypto';\nexport const order = async body => {\n  const signature = createHmac('sha256', key).update('POST/orders' + body + Date.now()).digest('hex'); // ✗ retry\n  return withRetry(() => fetch(url, { method: 'POST', body, headers: { 'X-Signature': signature } }), 3);\n};`,
    // ISO dates in a client
    `import axios from 'axios';\nexport const okx = axios.create({\n  timeout: 5000,\n  headers: { 'OK-ACCESS-TIMESTAMP': new Date().toISOString() }, // ✗ client\n});`,
    // ofetch
    `import { ofetch } from 'ofetch';\nexport const api = ofetch.create({\n  headers: { 'x-timestamp': String(Date.now()) }, // ✗ client\n});`,
    // a worker's constants
    `import { createHmac } from 'node:crypto';\nconst SIGNATURE = createHmac('sha256', key).update('GET/prices' + Date.now()).digest('hex'); // ✗ module\nexport default { async fetch() { return fetch(url, { headers: { 'X-Signature': SIGNATURE } }); } };`,
    // a service of Vue
    { path: 'src/api.vue', code: `<script setup>\nimport axios from 'axios';\nconst api = axios.create({\n  timeout: 5000,\n  headers: { 'X-Timestamp': Date.now() }, // ✗ client\n});\n</script>\n<template><p/></template>` },
    // superagent in attempts
    `const superagent = require('superagent');\nconst crypto = require('crypto');\nasync function send(body) {\n  const ts = Date.now();\n  const signature = crypto.createHmac('sha256', key).update(body + ts).digest('hex'); // ✗ retry\n  for (let attempt = 0; attempt < 3; attempt++) {\n    const res = await superagent.post(url).timeout(5000).set({ 'X-Signature': signature }).send(body);\n    if (res.ok) return res.body;\n  }\n}`,
    // a client in a module of Nest
    `import { HttpModule } from '@nestjs/axios';\nimport axios from 'axios';\nimport { createHmac } from 'crypto';\nexport const partnerProvider = {\n  provide: 'PARTNER',\n  useFactory: () => axios.create({ timeout: 5000, headers: { 'X-Signature': createHmac('sha256', key).update('partner' + Date.now()).digest('hex') } }), // ✗ client\n};`,
    // signed by a helper, at the top
    `import { createHmac } from 'crypto';\nconst sign = text => createHmac('sha256', key).update('GET' + text + Date.now()).digest('hex');\nconst ts = Date.now(); // ✗ module\nconst headers = { 'X-Request-Timestamp': ts };\nexport const call = path => fetch(base + path, { headers });`,
    // a static field
    `import { createHmac } from 'crypto';\nexport class Rates {\n  static signature = createHmac('sha256', key).update('GET/rates' + Date.now()).digest('hex'); // ✗ field\n  static load() { return fetch(url, { headers: { 'X-Signature': Rates.signature } }); }\n}`,
    // p-retry with a block
    `import pRetry from 'p-retry';\nimport { createHmac } from 'crypto';\nexport async function capture(id) {\n  const ts = Date.now();\n  const auth = createHmac('sha256', key).update('POST/capture/' + id + ts).digest('hex'); // ✗ retry\n  const run = await pRetry(async () => {\n    const res = await fetch(\`\${base}/capture/\${id}\`, { method: 'POST', headers: { 'X-Signature': auth } });\n    if (!res.ok) throw new Error(res.statusText);\n    return res;\n  });\n  return run;\n}`,
    // an app of Express, at the top
    `const { createHmac } = require('crypto');\nconst nonceHeaders = { 'X-Signature': createHmac('sha256', key).update('GET/users' + Date.now()).digest('hex') }; // ✗ module\napp.get('/users', async (req, res) => res.json(await (await fetch(url, { headers: nonceHeaders })).json()));`,
    // an async loop that never ends
    `import { createHmac } from 'crypto';\nasync function poll() {\n  const ts = Date.now();\n  const signature = createHmac('sha256', key).update('GET/status' + ts).digest('hex'); // ✗ retry\n  while (true) {\n    const res = await fetch(url, { headers: { 'X-Signature': signature } });\n    if ((await res.json()).done) return;\n    await sleep(1000);\n  }\n}`,
    // from the signature to the client that keeps it
    { trace: [2, 3], code: `import axios from 'axios';\nconst timestamp = Date.now(), sign = require('crypto').createHmac('sha256', secret).update(timestamp + 'GET/api').digest('base64'); // ✗ client\nexport const client = axios.create({ baseURL: 'https://api.kucoin.com', headers: { 'KC-API-SIGN': sign } });` },
    // minified
    { path: 'a.js', code: `const a=require("axios");module.exports=a.create({timeout:5e3,headers:{"x-timestamp":Date.now()}}); // ✗ client` },
    // a computed key
    `import axios from 'axios';\nexport const api = axios.create({\n  timeout: 5000,\n  headers: { ['X-Nonce' /* once */]: crypto.randomUUID() }, // ✗ client\n});`,
  ],
});
