import { testRule } from '../../testing/test-rule.js';
import { requireTimingSafeCompare } from './require-timing-safe-compare.js';

testRule(requireTimingSafeCompare, {
  valid: [
    // the hash of a question to a cache
    `export const isStale = (entry, options) => entry.queryHash !== hashKey(entry.key, options);`,
    // the hash of a file that was built
    `export function changed(previous, options) { return previous.contentHash !== options.contentHash; }`,
    // looked up by identity in a list of its own
    `import { createHmac } from 'crypto';\nconst pending = [];\nfunction track(signature) {\n  pending.push(signature);\n  return pending.indexOf(signature);\n}\ntrack(createHmac('sha256', key).update(body).digest('hex'));`,
    // the lengths are compared in a helper
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nconst sameLength = (a, b) => a.byteLength === b.byteLength;\nexport function ok(raw, given) {\n  const a = createHmac('sha256', secret).update(raw).digest();\n  const b = Buffer.from(given, 'hex');\n  if (!sameLength(a, b)) return false;\n  return timingSafeEqual(a, b);\n}`,
    // the right way
    `import crypto from 'crypto';\nfunction equal(a, b) {\n  const [x, y] = [Buffer.from(a), Buffer.from(b)];\n  return x.length === y.length && crypto.timingSafeEqual(x, y);\n}`,
    // two digests are equally long
    `import { createHash, timingSafeEqual } from 'crypto';\nconst h = v => createHash('sha256').update(v).digest();\nexport const same = (a, b) => timingSafeEqual(h(a), h(b));`,
    // a missing header is not measured
    `if (req.headers['x-signature'] === undefined) deny();`,
    `if (token === '' || token === null || typeof token !== 'string') throw new Error('no token');`,
    // a parser's token
    `while (token.type === 'comma' || token === open) next();`,
    // a password typed twice
    `if (req.body.password !== req.body.confirmPassword) throw new Error('not the same');`,
    // in a form
    `const isSame = password === confirmPassword;`,
    // caught
    `import { timingSafeEqual } from 'crypto';\nfunction ok(a, b) { try { return timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex')); } catch { return false; } }`,
    // lengths
    `import crypto from 'crypto';\nconst mac = crypto.createHmac('sha256', k).update(b).digest('hex');\nif (mac.length !== header.length) throw new Error();`,
    // which kind of token
    `if (tokenType === 'Bearer') use(token);`,
    // the state of a loop
    `if (previousHash === hash) reuse();`,
    // a checksum of a file
    `import { createHash } from 'crypto';\nif (createHash('sha256').update(file).digest('hex') === manifest.sha) done();`,
    // an index
    `if (tokens[i] === tokens[j]) count++;`,
    // an env variable against a literal
    `if (process.env.AUTH_TOKEN === 'none') skip();`,
    // a library that does it
    `import safeCompare from 'safe-compare';\nif (!safeCompare(req.get('x-api-key'), process.env.API_KEY)) deny();`,
    // ids
    `if (req.params.userId === session.userId) show();`,
    // in tests
    { path: 'a.test.ts', code: `import crypto from 'crypto';\nassert(crypto.createHmac('sha256', k).update(b).digest('hex') === req.headers['x-signature']);` },
    // GitHub's own way, with lengths first
    `import * as crypto from 'crypto';\nexport function verifyGitHub(req: Request, rawBody: Buffer) {\n  const signature = req.headers.get('x-hub-signature-256') ?? '';\n  const expected = Buffer.from(\`sha256=\${crypto.createHmac('sha256', process.env.GITHUB_WEBHOOK_SECRET!).update(rawBody).digest('hex')}\`);\n  const given = Buffer.from(signature);\n  if (given.length !== expected.length) return false;\n  return crypto.timingSafeEqual(given, expected);\n}`,
    // padded to one length
    `import { timingSafeEqual } from 'crypto';\nfunction safeEqual(a: string, b: string) {\n  const bufA = Buffer.alloc(64); bufA.write(a);\n  const bufB = Buffer.alloc(64); bufB.write(b);\n  return timingSafeEqual(bufA, bufB) && a.length === b.length;\n}`,
    // with the web's own verify
    `const valid = await crypto.subtle.verify('HMAC', key, hexToBytes(signature), encoder.encode(body));\nif (!valid) throw new Error('no');`,
    // a loop that always runs to the end
    `function constantTimeEqual(a, b) {\n  if (a.length !== b.length) return false;\n  let diff = 0;\n  for (let i = 0; i < a.length; i++) diff |= a.charCodeAt(i) ^ b.charCodeAt(i);\n  return diff === 0;\n}`,
    // which scheme the header names
    `const [scheme, token] = req.headers.authorization.split(' ');\nif (scheme !== 'Bearer') throw new Error('no');\nconst claims = jwt.verify(token, key);`,
    // a header is there or not
    `if (!req.headers['x-signature'] || req.headers['x-signature'] === '') res.sendStatus(400);`,
    // a token of a lexer against a constant
    `if (this.current.token === Token.Semicolon || token === TokenKind.EOF) stop();`,
    // which token of the chain
    `if (pair.token0 === token || pair.tokenAddress === tokenAddress) select(pair);`,
    // file hashes of a build
    `const hash = createHash('sha256').update(await readFile(file)).digest('hex');\nif (cache.get(file) === hash) continue;`,
    // an etag
    `if (req.headers['if-none-match'] === etag) res.status(304).end();`,
    // git commits
    `if (commit.hash === head.hash) stop();`,
    // the hash of a location
    `if (window.location.hash === '#settings') open();`,
    // a changed password in a form of Vue
    { path: 'src/Register.vue', code: `<script setup>\nconst ok = computed(() => form.password === form.passwordConfirmation);\n</script>\n<template><p v-if="ok">ok</p></template>` },
    // bcrypt compares
    `const ok = await bcrypt.compare(req.body.password, user.passwordHash);\nif (ok !== true) throw new UnauthorizedException();`,
    // a setting that is off
    `if (config.authToken === undefined || config.authToken === null) logger.warn('no auth');`,
    // sorted by a token's name
    `tokens.sort((a, b) => a.token.localeCompare(b.token));`,
    // a key of a map
    `const key = keys.find(({ kid }) => kid === header.kid);`,
    // which key was pressed
    `if (event.key === 'Enter' || event.key === shortcut.key) submit();`,
    // ids of sessions in a list of devices
    `const isCurrent = device.sessionId === session.id;`,
    // stripe checks itself
    `const event = stripe.webhooks.constructEvent(body, sig, secret);\nif (event.data.object.payment_status === 'paid') fulfil();`,
    // hashed first, so lengths are equal
    `import { createHash, timingSafeEqual } from 'crypto';\nconst hash = (value: string) => createHash('sha512').update(value).digest();\nexport const check = (given: string, expected: string) => timingSafeEqual(hash(given), hash(expected));`,
    // a service with lengths compared in another branch
    `import { timingSafeEqual } from 'node:crypto';\n@Injectable()\nexport class Signatures {\n  isEqual(left: Buffer, right: Buffer) {\n    if (left.byteLength !== right.byteLength) { return false; }\n    return timingSafeEqual(left, right);\n  }\n}`,
    // caught by the one who calls
    `import { timingSafeEqual } from 'crypto';\nfunction compare(a, b) { return timingSafeEqual(Buffer.from(a), Buffer.from(b)); }\nexport function verify(a, b) { try { return compare(a, b); } catch { return false; } }`,
    // the design's tokens
    `if (theme.token === 'dark') apply(theme);`,
    // a number of pages
    `if (page.token === offset + 1) next();`,
  ],
  invalid: [
    // a code that was sent out
    `export async function confirm(phone, code) {\n  const otp = await redis.get(\`otp:\${phone}\`);\n  if (!otp || otp !== code) return false; // ✗ operator\n  return true;\n}`,
    `import crypto from 'crypto';\nconst expected = crypto.createHmac('sha256', secret).update(body).digest('hex');\nif (expected !== req.headers['x-signature']) deny(); // ✗ operator`,
    `import crypto from 'crypto';\nfunction verify(body, signature) {\n  return crypto.createHmac('sha256', secret).update(body).digest('hex') === signature; // ✗ operator\n}`,
    `import crypto from 'crypto';\nconst digest = 'sha256=' + crypto.createHmac('sha256', secret).update(body).digest('hex');\nif (digest == req.get('x-hub-signature-256')) deploy(); // ✗`,
    `if (req.headers['x-api-key'] !== process.env.API_KEY) deny(); // ✗`,
    `if (req.headers.authorization !== process.env.API_TOKEN) deny(); // ✗`,
    `if (req.query.token === config.webhookToken) accept(); // ✗`,
    `import crypto from 'crypto';\nconst a = crypto.createHmac('sha256', k).update(b).digest();\nif (a.equals(Buffer.from(sig, 'hex'))) ok(); // ✗ method`,
    `import crypto from 'crypto';\nconst a = crypto.createHmac('sha256', k).update(b).digest();\nif (Buffer.compare(a, Buffer.from(sig, 'hex')) === 0) ok(); // ✗ method`,
    `import crypto from 'crypto';\nconst mac = crypto.createHmac('sha256', k).update(b).digest('hex');\nif (header.includes(mac)) ok(); // ✗ method`,
    `import _ from 'lodash';\nimport crypto from 'crypto';\nconst mac = crypto.createHmac('sha256', k).update(b).digest('hex');\nif (_.isEqual(mac, header)) ok(); // ✗ method`,
    `import { timingSafeEqual } from 'crypto';\nfunction ok(a, b) { return timingSafeEqual(Buffer.from(a), Buffer.from(b)); } // ✗ unguarded`,
    `import crypto from 'crypto';\nconst mac = crypto.createHmac('sha256', k).update(b).digest('hex');\nif (!crypto.timingSafeEqual(mac, header)) deny(); // ✗ texts`,
    `if (user.otp !== req.body.otp) throw new Error('wrong code'); // ✗`,
    { path: 'a.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nfunction check(req, secret) {\n  const hash = (0, crypto_1.createHmac)("sha256", secret).update(req.rawBody).digest("hex");\n  return hash === req.headers["x-signature"]; // ✗\n}` },
    `@Injectable()\nexport class ApiKeyGuard implements CanActivate {\n  canActivate(context: ExecutionContext) {\n    const request = context.switchToHttp().getRequest();\n    return request.headers['x-api-key'] === this.config.get('API_KEY'); // ✗\n  }\n}`,
    `const computedSignature = computeSignature(body);\nif (computedSignature !== signature) throw new Error('bad signature'); // ✗`,
    { code: `if (signature !== expectedSignature) throw new Error(); // ✗`, output: `import { timingSafeEqual } from 'node:crypto';\nif (!(signature.length === expectedSignature.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expectedSignature)))) throw new Error(); // ✗` },
    { path: 'app/api/cron/route.ts', code: `export async function GET(request: Request) {\n  if (request.headers.get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response('no', { status: 401 }); // ✗\n  return Response.json({ ok: true });\n}` },
    `import CryptoJS from 'crypto-js';\nconst mac = CryptoJS.HmacSHA256(body, secret).toString(CryptoJS.enc.Hex);\nif (mac === req.headers['x-signature']) ok(); // ✗`,
    // Shopify in Express, base64
    `const crypto = require('crypto');\napp.post('/webhooks/orders', (req, res) => {\n  const hmac = req.get('X-Shopify-Hmac-Sha256');\n  const hash = crypto.createHmac('sha256', process.env.SHOPIFY_SECRET).update(req.rawBody, 'utf8').digest('base64');\n  if (hash === hmac) { // ✗ operator\n    process(req.body);\n    res.sendStatus(200);\n  } else res.sendStatus(403);\n});`,
    // Razorpay's tutorial
    `const shasum = crypto.createHmac('sha256', secret);\nshasum.update(JSON.stringify(req.body));\nconst digest = shasum.digest('hex');\nif (digest === req.headers['x-razorpay-signature']) { // ✗ operator\n  res.json({ status: 'ok' });\n}`,
    // Slack
    `const mySignature = 'v0=' + crypto.createHmac('sha256', signingSecret).update(basestring, 'utf8').digest('hex');\nif (mySignature !== slackSignature) res.status(400).send('Verification failed'); // ✗ operator`,
    // Paystack
    `app.post('/paystack', (req, res) => {\n  const hash = crypto.createHmac('sha512', secret).update(JSON.stringify(req.body)).digest('hex');\n  if (hash == req.headers['x-paystack-signature']) { // ✗ operator\n    handle(req.body);\n  }\n  res.send(200);\n});`,
    // an HMAC in a helper, compared elsewhere
    `import { createHmac } from 'node:crypto';\nconst sign = (body: string) => createHmac('sha256', key).update(body).digest('hex');\nexport function isValid(body: string, given: string) {\n  return sign(body) === given; // ✗\n}`,
    // a method of a class signs
    `import { createHmac } from 'node:crypto';\nexport class WebhookVerifier {\n  constructor(private readonly secret: string) {}\n  private compute(payload: string) { return createHmac('sha256', this.secret).update(payload).digest('hex'); }\n  verify(payload: string, signature: string) {\n    return this.compute(payload) === signature; // ✗\n  }\n}`,
    // Koa
    `router.post('/hooks', async ctx => {\n  const expected = createHmac('sha1', secret).update(ctx.request.rawBody).digest('hex');\n  ctx.assert(expected === ctx.get('x-hub-signature'), 401); // ✗\n});\nimport { createHmac } from 'crypto';`,
    // Hono with a bearer token
    `app.use('*', async (c, next) => {\n  const token = c.req.header('x-api-key');\n  if (token !== c.env.API_KEY) return c.json({ error: 'no' }, 401); // ✗\n  await next();\n});`,
    // Fastify
    `fastify.addHook('onRequest', async (request, reply) => {\n  if (request.headers['x-api-key'] !== process.env.API_KEY) { // ✗\n    return reply.code(401).send();\n  }\n});`,
    // Lambda
    `exports.handler = async event => {\n  const token = event.headers['x-auth-token'];\n  if (token !== process.env.AUTH_TOKEN) return { statusCode: 403 }; // ✗\n  return { statusCode: 200 };\n};`,
    // Next, a secret in the query
    { path: 'pages/api/revalidate.ts', code: `export default async function handler(req: NextApiRequest, res: NextApiResponse) {\n  if (req.query.secret !== process.env.REVALIDATE_TOKEN) { // ✗\n    return res.status(401).json({ message: 'Invalid token' });\n  }\n  await res.revalidate('/');\n  return res.json({ revalidated: true });\n}` },
    // a worker
    `export default {\n  async fetch(request: Request, env: Env) {\n    const auth = request.headers.get('Authorization');\n    if (auth !== \`Bearer \${env.API_TOKEN}\`) return new Response('Unauthorized', { status: 401 }); // ✗\n    return handle(request);\n  },\n};`,
    // GitLab's token
    `app.post('/gitlab', (req, res) => {\n  if (req.headers['x-gitlab-token'] !== process.env.GITLAB_SECRET) return res.sendStatus(401); // ✗\n  build(req.body);\n});`,
    // a Telegram secret
    `if (request.headers['x-telegram-bot-api-secret-token'] != process.env.TELEGRAM_SECRET) reply.code(401).send(); // ✗`,
    // a one-time code that is stored
    `async function verifyOtp(req, res) {\n  const record = await Otp.findOne({ phone: req.body.phone });\n  if (record.otp === req.body.otp) return res.json({ ok: true }); // ✗\n  res.status(400).end();\n}`,
    // a verify token of Facebook
    `app.get('/webhook', (req, res) => {\n  if (req.query['hub.mode'] === 'subscribe' && req.query['hub.verify_token'] === process.env.VERIFY_TOKEN) { // ✗\n    res.send(req.query['hub.challenge']);\n  }\n});`,
    // Buffer's own equals over a base64
    `import { createHmac } from 'crypto';\nexport const isLine = (body: Buffer, signature: string, secret: string) =>\n  createHmac('SHA256', secret).update(body).digest().equals(Buffer.from(signature, 'base64')); // ✗ method`,
    // locale
    `import { createHmac } from 'crypto';\nconst expected = createHmac('sha256', secret).update(body).digest('hex');\nif (expected.localeCompare(signature) !== 0) throw new Error('bad'); // ✗ method`,
    // starts with
    `import { createHmac } from 'crypto';\nconst expected = createHmac('sha256', secret).update(body).digest('hex');\nif (!header.endsWith(expected)) throw new Error('bad'); // ✗ method`,
    // a switch
    `import { createHmac } from 'crypto';\nconst expected = createHmac('sha256', secret).update(body).digest('hex');\nswitch (header) {\n  case expected: // ✗ switch\n    accept();\n}`,
    // thrown over unequal lengths in a guard of Nest
    `import { createHmac, timingSafeEqual } from 'crypto';\n@Injectable()\nexport class WebhookGuard implements CanActivate {\n  canActivate(context: ExecutionContext) {\n    const req = context.switchToHttp().getRequest<RawBodyRequest<Request>>();\n    const expected = createHmac('sha256', this.secret).update(req.rawBody).digest();\n    return timingSafeEqual(expected, Buffer.from(req.headers['x-signature'], 'hex')); // ✗ unguarded\n  }\n}`,
    // compiled by TypeScript
    { path: 'dist/verify.js', code: `"use strict";\nconst crypto_1 = __importDefault(require("crypto"));\nfunction verify(req) {\n    const digest = crypto_1.default.createHmac("sha256", process.env.SECRET).update(req.rawBody).digest("hex");\n    return \`sha256=\${digest}\` === req.headers["x-hub-signature-256"]; // ✗\n}` },
    // compiled by Babel
    { path: 'lib/verify.js', code: `"use strict";\nvar _crypto = require("crypto");\nexports.verify = function verify(body, signature) {\n  return (0, _crypto.createHmac)("sha256", secret).update(body).digest("base64") === signature; // ✗\n};` },
    // joined with a word
    `module.exports = (req, res, next) => {\n  if (req.headers.authorization !== 'Bearer ' + process.env.ADMIN_TOKEN) return res.sendStatus(401); // ✗\n  next();\n};`,
    // bytes of Web Crypto written out by hand
    `async function verify(body, sig) {\n  const key = await crypto.subtle.importKey('raw', enc.encode(SECRET), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);\n  const mac = await crypto.subtle.sign('HMAC', key, enc.encode(body));\n  const hex = [...new Uint8Array(mac)].map(b => b.toString(16).padStart(2, '0')).join('');\n  return hex === sig; // ✗ operator\n}`,
    // the import is there: the edit uses it
    { code: `import { createHmac, timingSafeEqual as same } from 'node:crypto';\nexport function isValid(body: string, signature: string) {\n  const expected = createHmac('sha256', secret).update(body).digest('hex');\n  return expected === signature; // ✗ operator\n}`, trace: [3, 4], output: `import { createHmac, timingSafeEqual as same } from 'node:crypto';\nexport function isValid(body: string, signature: string) {\n  const expected = createHmac('sha256', secret).update(body).digest('hex');\n  return (expected.length === signature.length && same(Buffer.from(expected), Buffer.from(signature))); // ✗ operator\n}` },
    // required as a whole
    { path: 'verify.js', code: `'use strict';\nconst crypto = require('crypto');\nmodule.exports = (body, given) => {\n  const mine = crypto.createHmac('sha256', secret).update(body).digest('hex');\n  if (given !== mine) throw new Error('forged'); // ✗ operator\n};`, trace: [4, 5], output: `'use strict';\nconst crypto = require('crypto');\nmodule.exports = (body, given) => {\n  const mine = crypto.createHmac('sha256', secret).update(body).digest('hex');\n  if (!(given.length === mine.length && crypto.timingSafeEqual(Buffer.from(given), Buffer.from(mine)))) throw new Error('forged'); // ✗ operator\n};` },
    // nothing is required yet, after a directive
    { path: 'verify.js', code: `'use strict';\nmodule.exports = (signature, expectedSignature) => signature === expectedSignature; // ✗ operator`, output: `'use strict';\nconst { timingSafeEqual } = require('node:crypto');\nmodule.exports = (signature, expectedSignature) => (signature.length === expectedSignature.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expectedSignature))); // ✗ operator` },
    // buffers stay buffers
    { code: `import crypto from 'node:crypto';\nfunction verify(body: Buffer, given: Buffer) {\n  const mine = crypto.createHmac('sha256', secret).update(body).digest();\n  return mine.equals(given); // ✗ method\n}`, trace: [3, 4], output: `import crypto from 'node:crypto';\nfunction verify(body: Buffer, given: Buffer) {\n  const mine = crypto.createHmac('sha256', secret).update(body).digest();\n  return (mine.length === given.length && crypto.timingSafeEqual(mine, given)); // ✗ method\n}` },
    // the lengths are looked at first
    { code: `import { createHmac, timingSafeEqual } from 'crypto';\nexport function verify(body, given) {\n  const mine = createHmac('sha256', secret).update(body).digest();\n  const theirs = Buffer.from(given, 'hex');\n  return timingSafeEqual(mine, theirs); // ✗ unguarded\n}`, output: `import { createHmac, timingSafeEqual } from 'crypto';\nexport function verify(body, given) {\n  const mine = createHmac('sha256', secret).update(body).digest();\n  const theirs = Buffer.from(given, 'hex');\n  return (mine.length === theirs.length && timingSafeEqual(mine, theirs)); // ✗ unguarded\n}` },
    // texts become buffers
    { code: `import { createHmac, timingSafeEqual } from 'crypto';\nexport function verify(body, given) {\n  const mine = createHmac('sha256', secret).update(body).digest('hex');\n  return timingSafeEqual(mine, given); // ✗ texts\n}`, output: `import { createHmac, timingSafeEqual } from 'crypto';\nexport function verify(body, given) {\n  const mine = createHmac('sha256', secret).update(body).digest('hex');\n  return (mine.length === given.length && timingSafeEqual(Buffer.from(mine), Buffer.from(given))); // ✗ texts\n}` },
    // minified
    { path: 'guard.js', code: `function g(q,r){if(q.headers["x-api-key"]!==process.env.API_KEY)return r.sendStatus(401)} // ✗ operator` },
    // breaks and comments around the operator
    `const isKnown =\n  req.headers[ // ✗ operator\n    'x-api-key'\n  ] /* theirs */\n  === // ours\n  process\n    .env\n    .API_KEY;`,
    // a word before it
    `if (req.headers.authorization !== 'Bearer ' + process.env.API_TOKEN) deny(); // ✗ operator`,
    // under plain names, both
    `const mine = process.env.API_TOKEN;\nconst theirs = req.headers['x-token'];\nif (tokenOf(theirs) === mine || theirs['equals'](mine)) accept(); // ✗ operator\nif (req.get('x-api-key') == mine) accept(); // ✗ operator`,
    // a case that is no literal
    `switch (req.headers['x-api-key']) {\n  case process.env.API_KEY: // ✗ switch\n    accept();\n}`,
    // called by its name in brackets
    `import crypto from 'crypto';\nconst mac = crypto['createHmac']('sha256', k).update(b).digest();\nif (mac['equals'](given)) ok(); // ✗ method`,
    // the MAC goes by a plain name
    `import { createHmac as h } from 'crypto';\nconst mine = h('sha256', k).update(b).digest('hex');\nif (mine === theirs) ok(); // ✗ operator`,
  ],
});
