import { testRule } from '../../testing/test-rule.js';
import { requireTimestampTolerance } from './require-timestamp-tolerance.js';

testRule(requireTimestampTolerance, {
  valid: [
    // a session lives for days
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport function valid(cookie) {\n  const [id, issued, mac] = cookie.split('.');\n  const wanted = createHmac('sha256', secret).update(\`\${id}.\${issued}\`).digest('base64url');\n  if (mac.length !== wanted.length || !timingSafeEqual(Buffer.from(mac), Buffer.from(wanted))) return false;\n  return Date.now() - Number(issued) < 7 * 24 * 3600 * 1000;\n}`,
    // a middleware looks at the age before
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nconst recent = (seconds, header) => (req, res, next) => (Math.abs(Date.now() / 1000 - Number(req.get(header))) <= seconds ? next() : res.sendStatus(401));\nrouter.post('/webhooks/zendesk', recent(300, 'x-zendesk-webhook-signature-timestamp'), express.raw({ type: '*/*' }), (req, res) => {\n  const mac = createHmac('sha256', secret).update(req.get('x-zendesk-webhook-signature-timestamp') + req.body).digest();\n  if (!safeEqual(mac, req.get('x-zendesk-webhook-signature'))) return res.sendStatus(401);\n  res.sendStatus(200);\n});`,
    // both directions, five minutes
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;\n  const expected = crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex');\n  return safeEqual(expected, header);\n}`,
    // the SDK checks
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const read = (body, sig) => stripe.webhooks.constructEvent(body, sig, secret);`,
    // the sender signs no time
    `import crypto from 'crypto';\nfunction verify(body, header) {\n  const expected = crypto.createHmac('sha256', k).update(body).digest('hex');\n  return safeEqual(expected, header);\n}`,
    // checked by the caller
    `import crypto from 'crypto';\nfunction isSigned(body, header, timestamp) { return safeEqual(crypto.createHmac('sha256', k).update(\`\${timestamp}.\${body}\`).digest('hex'), header); }\nexport function handle(req) {\n  const timestamp = Number(req.headers['x-timestamp']);\n  if (Math.abs(Math.floor(Date.now() / 1000) - timestamp) > 300) throw new Error('old');\n  if (!isSigned(req.rawBody, req.headers['x-signature'], timestamp)) throw new Error('bad');\n}`,
    // checked in a helper
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  if (!isRecent(timestamp)) return false;\n  return safeEqual(crypto.createHmac('sha256', k).update(timestamp + body).digest('hex'), header);\n}\nfunction isRecent(timestamp) { return Math.abs(Date.now() / 1000 - timestamp) < 300; }`,
    // signs its own request
    `import crypto from 'crypto';\nconst headers = { 'X-Signature': crypto.createHmac('sha256', k).update(method + path + timestamp).digest('hex') };`,
    // an ordinary cache
    `if (Date.now() - entry.at > 3_600_000) refresh();`,
    // two comparisons: past and future
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  const now = Math.floor(Date.now() / 1000);\n  if (now - timestamp > 300) return false;\n  if (timestamp - now > 60) return false;\n  return safeEqual(crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex'), header);\n}`,
    // a given tolerance
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nstripe.webhooks.constructEvent(body, sig, secret, 300);`,
    // Slack's own recipe, both ways
    `const crypto = require('crypto');\nfunction isFromSlack(req) {\n  const timestamp = req.headers['x-slack-request-timestamp'];\n  const time = Math.floor(new Date().getTime() / 1000);\n  if (Math.abs(time - timestamp) > 300) return false;\n  const mine = 'v0=' + crypto.createHmac('sha256', secret).update(\`v0:\${timestamp}:\${req.rawBody}\`).digest('hex');\n  return safeEqual(mine, req.headers['x-slack-signature']);\n}`,
    // Bolt checks by itself
    `import { App } from '@slack/bolt';\nconst app = new App({ token, signingSecret: process.env.SLACK_SIGNING_SECRET });\napp.event('app_mention', async ({ event, say }) => { await say(\`hi \${event.user}\`); });`,
    // GitHub sends no time
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport function verify(body: string, header: string) {\n  const mine = Buffer.from('sha256=' + createHmac('sha256', secret).update(body).digest('hex'));\n  return mine.length === header.length && timingSafeEqual(mine, Buffer.from(header));\n}`,
    // svix checks the age
    `import { Webhook } from 'svix';\nexport const read = (body: string, headers: Record<string, string>) => new Webhook(secret).verify(body, headers);`,
    // standardwebhooks checks the age
    `import { Webhook } from 'standardwebhooks';\nconst wh = new Webhook(secret);\nexport const read = (body, headers) => wh.verify(body, headers);`,
    // a class with a method for the age
    `import { createHmac } from 'crypto';\nexport class Verifier {\n  private isFresh(timestamp: number) { return Math.abs(Date.now() / 1000 - timestamp) <= 300; }\n  verify(body: string, timestamp: string, signature: string) {\n    if (!this.isFresh(Number(timestamp))) return false;\n    return safeEqual(createHmac('sha256', this.secret).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n  }\n}`,
    // the age in milliseconds, brought into one unit
    `import { createHmac } from 'crypto';\nconst MAX_AGE = 5 * 60 * 1000;\nexport function verify(body, timestamp, signature) {\n  const age = Math.abs(Date.now() - Number(timestamp) * 1000);\n  if (age > MAX_AGE) throw new Error('too old');\n  return safeEqual(createHmac('sha256', secret).update(timestamp + '.' + body).digest('hex'), signature);\n}`,
    // a middleware looks first
    `import { createHmac } from 'crypto';\napp.post('/zoom', (req, res) => {\n  const ts = req.headers['x-zm-request-timestamp'];\n  if (Math.abs(Date.now() / 1000 - Number(ts)) > 300) return res.sendStatus(401);\n  const mine = \`v0=\${createHmac('sha256', secret).update(\`v0:\${ts}:\${req.rawBody}\`).digest('hex')}\`;\n  if (!safeEqual(mine, req.headers['x-zm-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // the past and the future apart
    `import { createHmac } from 'crypto';\nfunction verify(body, timestamp, signature, tolerance = 300) {\n  const now = Math.floor(Date.now() / 1000);\n  if (timestamp < now - tolerance) throw new Error('too old');\n  if (timestamp > now + tolerance) throw new Error('in the future');\n  return safeEqual(createHmac('sha256', secret).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n}`,
    // signs one's own deliveries
    `import { createHmac } from 'crypto';\nexport async function deliver(url, body) {\n  const timestamp = Math.floor(Date.now() / 1000);\n  const signature = createHmac('sha256', secret).update(\`\${timestamp}.\${body}\`).digest('hex');\n  await fetch(url, { method: 'POST', body, signal, headers: { 'webhook-timestamp': String(timestamp), 'webhook-signature': signature } });\n}`,
    // Stripe with a tighter tolerance
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nconst event = await stripe.webhooks.constructEventAsync(body, sig, secret, 60);`,
    // a token that expires is another thing
    `import { createHmac } from 'crypto';\nfunction issue(userId) {\n  const expires = Math.floor(Date.now() / 1000) + 3600;\n  return \`\${userId}.\${expires}.\${createHmac('sha256', secret).update(\`\${userId}.\${expires}\`).digest('hex')}\`;\n}`,
    // a session's age
    `if (Date.now() - session.createdAt > 24 * 60 * 60 * 1000) session.destroy();`,
    // a cached price
    `const isFresh = entry => Date.now() - entry.at < 60 * 60 * 1000;`,
    // discord with a look at the age
    `import { verifyKey } from 'discord-interactions';\nexport async function handler(req) {\n  const timestamp = req.headers['x-signature-timestamp'];\n  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) throw new Error('too old');\n  if (!(await verifyKey(req.rawBody, req.headers['x-signature-ed25519'], timestamp, key))) throw new Error('bad');\n}`,
    // luxon
    `import { createHmac } from 'crypto';\nimport { DateTime } from 'luxon';\nfunction verify(body, timestamp, signature) {\n  if (Math.abs(DateTime.now().toSeconds() - Number(timestamp)) > 300) return false;\n  return safeEqual(createHmac('sha256', secret).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n}`,
    // a helper's name says it
    `import { createHmac } from 'crypto';\nfunction verify(body, timestamp, signature) {\n  assertWithinTolerance(timestamp);\n  return safeEqual(createHmac('sha256', secret).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n}`,
    // a limit of uploads
    `if (Date.now() - upload.startedAt > 86_400_000) abort(upload);`,
    // Linear's own client checks
    `import { LinearWebhookClient } from '@linear/sdk/webhooks';\nconst client = new LinearWebhookClient(secret);\nexport const read = (body, signature, timestamp) => client.parseData(body, signature, timestamp);`,
    // the SDK of WorkOS checks
    `import { WorkOS } from '@workos-inc/node';\nconst workos = new WorkOS(key);\nexport const read = (payload, sigHeader) => workos.webhooks.constructEvent({ payload, sigHeader, secret });`,
    // whether it lies within
    `import { createHmac } from 'crypto';\nexport const verify = (body, t, sig) => {\n  const within = Math.abs(Math.floor(Date.now() / 1000) - t) < 300;\n  return within && safeEqual(createHmac('sha256', secret).update(\`\${t}.\${body}\`).digest('hex'), sig);\n};`,
    // compiled
    { path: 'dist/verify.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nfunction verify(body, timestamp, signature) {\n    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300)\n        return false;\n    const expected = (0, crypto_1.createHmac)("sha256", secret).update(\`\${timestamp}.\${body}\`).digest("hex");\n    return safeEqual(expected, signature);\n}` },
    // the API's own clock is kept in step
    `const skew = serverTime - Date.now();\nif (Math.abs(skew) > 5000) await sync();`,
    // a slow request
    `const started = Date.now();\nawait call();\nif (Date.now() - started > 600_000) logger.warn('slow');`,
    // presigned, with expiry
    `import { createHmac } from 'crypto';\nfunction verifyLink(path, expires, signature) {\n  if (Number(expires) < Date.now() / 1000) return false;\n  return safeEqual(createHmac('sha256', secret).update(\`\${path}:\${expires}\`).digest('hex'), signature);\n}`,
    // an age by Date.parse
    `import { createHmac } from 'crypto';\nfunction verify(req) {\n  const sentAt = req.headers['x-request-time'];\n  if (Math.abs(Date.now() - Date.parse(sentAt)) > 300_000) return false;\n  return safeEqual(createHmac('sha256', secret).update(\`\${sentAt}.\${req.rawBody}\`).digest('hex'), req.headers['x-signature']);\n}`,
    // elevenlabs lets half an hour pass
    `import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';\nconst elevenlabs = new ElevenLabsClient();\nexport const read = (body, sig) => elevenlabs.webhooks.constructEvent(body, sig, secret);`,
    // tests pin the clock
    { path: 'test/verify.test.ts', code: `import { createHmac } from 'crypto';\nconst verify = (body, t, sig) => safeEqual(createHmac('sha256', secret).update(\`\${t}.\${body}\`).digest('hex'), sig);` },
    // next to a webhook, a job that is a day old
    `app.post('/webhook', verify, async (req, res) => { await queue.add(req.body); res.end(); });\nsetInterval(() => { if (Date.now() - lastRun > 86_400_000) cleanUp(); }, 60_000);`,
    // reversed
    `import { createHmac } from 'crypto';\nfunction verify(body, ts, sig) {\n  if (Math.abs(Number(ts) - Math.floor(Date.now() / 1000)) > 60 * 5) throw new Error('stale');\n  return safeEqual(createHmac('sha256', secret).update(\`\${ts}.\${body}\`).digest('hex'), sig);\n}`,
    // a fallback compares hours of business
    `const open = (now - shift.start) / 3_600_000 < 8;`,
  ],
  invalid: [
    // a header that holds both, and no word of time
    `const crypto = require('crypto');\nexports.calendly = (req, res, next) => {\n  const parts = Object.fromEntries(req.get('calendly-webhook-signature').split(',').map(p => p.split('=')));\n  const mac = crypto.createHmac('sha256', key).update(parts.t + '.' + req.rawBody).digest('hex'); // ✗ none\n  if (mac.length !== parts.v1.length || !crypto.timingSafeEqual(Buffer.from(mac), Buffer.from(parts.v1))) return res.sendStatus(401);\n  next();\n};`,
    // an hour, unless the caller says otherwise
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport function verify(raw, header, { tolerance = 3600 } = {}) {\n  const t = Number(/t=(\\d+)/.exec(header)?.[1]);\n  if (Math.abs(Math.floor(Date.now() / 1000) - t) > tolerance) return false; // ✗ wide\n  const mac = createHmac('sha256', secret).update(\`\${t}.\${raw}\`).digest('hex');\n  return safeEqual(mac, /v1=(\\w+)/.exec(header)?.[1]);\n}`,
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  const expected = crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex'); // ✗ none\n  return safeEqual(expected, header);\n}`,
    `import crypto from 'crypto';\napp.post('/slack/events', (req, res) => {\n  const ts = req.headers['x-slack-request-timestamp'];\n  const mine = 'v0=' + crypto.createHmac('sha256', k).update(\`v0:\${ts}:\${req.rawBody}\`).digest('hex'); // ✗ none\n  if (!safeEqual(mine, req.headers['x-slack-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nstripe.webhooks.constructEvent(body, sig, secret, 0); // ✗ off`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nstripe.webhooks.constructEvent(body, sig, secret, 86400); // ✗ wide`,
    `import { verifyKey } from 'discord-interactions';\nexport async function handler(req) {\n  const ok = await verifyKey(req.rawBody, req.headers['x-signature-ed25519'], req.headers['x-signature-timestamp'], key); // ✗ sdk\n  if (!ok) throw new Error();\n}`,
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  const now = Math.floor(Date.now() / 1000);\n  if (now - timestamp > 300) return false; // ✗ one-sided\n  return safeEqual(crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex'), header);\n}`,
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  if (Math.abs(Math.floor(Date.now() / 1000) - timestamp) > 60 * 60 * 24) return false; // ✗ wide\n  return safeEqual(crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex'), header);\n}`,
    `import crypto from 'crypto';\napp.post('/slack/events', (req, res) => {\n  const ts = Number(req.headers['x-slack-request-timestamp']);\n  if (Math.abs(Date.now() - ts) > 300_000) return res.sendStatus(400); // ✗ unit\n  const mine = 'v0=' + crypto.createHmac('sha256', k).update(\`v0:\${ts}:\${req.rawBody}\`).digest('hex');\n  if (!safeEqual(mine, req.headers['x-slack-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // Zoom's docs
    `app.post('/zoom', (req, res) => {\n  const message = \`v0:\${req.headers['x-zm-request-timestamp']}:\${JSON.stringify(req.body)}\`;\n  const hash = crypto.createHmac('sha256', secret).update(message).digest('hex'); // ✗ none\n  if (req.headers['x-zm-signature'] === \`v0=\${hash}\`) handle(req.body);\n  res.end();\n});`,
    // Calendly
    `function verify(req) {\n  const { t, signature } = Object.fromEntries(req.headers['calendly-webhook-signature'].split(',').map(part => part.split('=')));\n  const expected = crypto.createHmac('sha256', key).update(t + '.' + req.rawBody).digest('hex'); // ✗ none\n  return safeEqual(expected, signature);\n}`,
    // a class
    `import { createHmac, timingSafeEqual } from 'crypto';\nexport class StripeSignature {\n  verify(body: string, timestamp: string, signature: string) {\n    const expected = createHmac('sha256', this.secret).update(\`\${timestamp}.\${body}\`).digest(); // ✗ none\n    return timingSafeEqual(expected, Buffer.from(signature, 'hex'));\n  }\n}`,
    // Next
    { path: 'app/api/slack/route.ts', code: `import crypto from 'node:crypto';\nexport async function POST(req: Request) {\n  const body = await req.text();\n  const timestamp = req.headers.get('x-slack-request-timestamp');\n  const mine = 'v0=' + crypto.createHmac('sha256', process.env.SLACK_SIGNING_SECRET!).update(\`v0:\${timestamp}:\${body}\`).digest('hex'); // ✗ none\n  if (!safeEqual(mine, req.headers.get('x-slack-signature'))) return new Response('no', { status: 401 });\n  return Response.json({ ok: true });\n}` },
    // update in steps
    `function verify(rawBody, timestamp, signature) {\n  const hmac = crypto.createHmac('sha256', secret); // ✗ none\n  hmac.update(timestamp);\n  hmac.update('.');\n  hmac.update(rawBody);\n  return safeEqual(hmac.digest('hex'), signature);\n}`,
    // Lambda
    `import { createHmac } from 'crypto';\nexport const handler = async event => {\n  const ts = event.headers['x-timestamp'];\n  const expected = createHmac('sha256', secret).update(ts + event.body).digest('hex'); // ✗ none\n  if (!safeEqual(expected, event.headers['x-signature'])) return { statusCode: 401 };\n  return { statusCode: 200 };\n};`,
    // CryptoJS
    `import CryptoJS from 'crypto-js';\nfunction verify(body, timestamp, signature) {\n  const expected = CryptoJS.HmacSHA256(\`\${timestamp}.\${body}\`, secret).toString(); // ✗ none\n  return safeEqual(expected, signature);\n}`,
    // web crypto
    `export async function verify(body, timestamp, signature) {\n  const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(\`\${timestamp}.\${body}\`)); // ✗ none\n  return safeEqual(toHex(mac), signature);\n}`,
    // compiled
    { path: 'dist/verify.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nfunction verify(body, timestamp, signature) {\n    const expected = (0, crypto_1.createHmac)("sha256", secret).update(\`\${timestamp}.\${body}\`).digest("hex"); // ✗ none\n    return safeEqual(expected, signature);\n}` },
    // joined
    `export function isValid(raw, headers) {\n  const payload = [headers['webhook-id'], headers['webhook-timestamp'], raw].join('.');\n  const expected = createHmac('sha256', secret).update(payload).digest('base64'); // ✗ none\n  return safeEqual(expected, headers['webhook-signature']);\n}\nimport { createHmac } from 'node:crypto';`,
    // Koa
    `router.post('/hook', async ctx => {\n  const timestamp = ctx.get('x-timestamp');\n  const expected = createHmac('sha256', secret).update(\`\${timestamp}:\${ctx.request.rawBody}\`).digest('hex'); // ✗ none\n  ctx.assert(safeEqual(expected, ctx.get('x-signature')), 401);\n});\nimport { createHmac } from 'crypto';`,
    // the tolerance is off, in the async one
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nexport const read = (body, sig) => stripe.webhooks.constructEventAsync(body, sig, secret, 0); // ✗ off`,
    // for ever
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nconst TOLERANCE = Infinity;\nexport const read = (body, sig) => stripe.webhooks.constructEvent(body, sig, secret, TOLERANCE); // ✗ wide`,
    // an hour
    `const stripe = require('stripe')(key);\nconst event = stripe.webhooks.constructEvent(body, sig, secret, 60 * 60); // ✗ wide`,
    // in a NestJS service
    `import Stripe from 'stripe';\n@Injectable()\nexport class StripeService {\n  private readonly stripe = new Stripe(this.config.key);\n  read(body: Buffer, signature: string) {\n    return this.stripe.webhooks.constructEvent(body, signature, this.secret, 86_400); // ✗ wide\n  }\n}`,
    // Sendgrid's helper looks at no age
    `import { EventWebhook } from '@sendgrid/eventwebhook';\nconst ew = new EventWebhook();\nexport function handler(req) {\n  const ok = ew.verifySignature(key, req.rawBody, req.get('x-twilio-email-event-webhook-signature'), req.get('x-twilio-email-event-webhook-timestamp')); // ✗ sdk\n  if (!ok) throw new Error();\n}`,
    // Sanity's helper
    `import { isValidSignature } from '@sanity/webhook';\nexport default async function handler(req, res) {\n  if (!(await isValidSignature(await readBody(req), req.headers['sanity-webhook-signature'], secret))) return res.status(401).end(); // ✗ sdk\n  res.end();\n}`,
    // only the past, in milliseconds
    `function verify(body, timestamp, signature) {\n  if (Date.now() - Number(timestamp) * 1000 > 300_000) return false; // ✗ one-sided\n  return safeEqual(crypto.createHmac('sha256', k).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n}`,
    // only the past, through a variable
    `app.post('/slack', (req, res) => {\n  const ts = req.headers['x-slack-request-timestamp'];\n  const age = Math.floor(Date.now() / 1000) - ts;\n  if (age > 60 * 5) return res.sendStatus(401); // ✗ one-sided\n  const mine = 'v0=' + crypto.createHmac('sha256', secret).update(\`v0:\${ts}:\${req.rawBody}\`).digest('hex');\n  if (!safeEqual(mine, req.headers['x-slack-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // an hour, both ways
    `function verify(body, timestamp, signature) {\n  if (Math.abs(Date.now() / 1000 - timestamp) > 3600) return false; // ✗ wide\n  return safeEqual(crypto.createHmac('sha256', k).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n}`,
    // a day by a constant
    `const MAX_AGE_MS = 24 * 60 * 60 * 1000;\nfunction verify(body, timestamp, signature) {\n  if (Math.abs(Date.now() - timestamp) > MAX_AGE_MS) throw new Error('too old'); // ✗ wide\n  return safeEqual(crypto.createHmac('sha256', k).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n}`,
    // seconds against milliseconds of Slack
    `app.post('/slack', (req, res) => {\n  const ts = req.headers['x-slack-request-timestamp'];\n  const diff = Math.abs(Date.now() - ts);\n  if (diff > 5 * 60 * 1000) return res.sendStatus(401); // ✗ unit\n  const mine = 'v0=' + crypto.createHmac('sha256', secret).update(\`v0:\${ts}:\${req.rawBody}\`).digest('hex');\n  if (!safeEqual(mine, req.headers['x-slack-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    // ten minutes of a guard
    `@Injectable()\nexport class HookGuard {\n  canActivate(context) {\n    const req = context.switchToHttp().getRequest();\n    const ts = Number(req.headers['x-timestamp']);\n    if (Math.abs(Math.floor(Date.now() / 1000) - ts) > 600) return false; // ✗ wide\n    return safeEqual(crypto.createHmac('sha256', this.secret).update(\`\${ts}.\${req.rawBody}\`).digest('hex'), req.headers['x-signature']);\n  }\n}`,
    // turned around, one-sided
    `function verify(body, timestamp, signature) {\n  const fiveMinutesAgo = Math.floor(Date.now() / 1000) - 300;\n  if (timestamp < fiveMinutesAgo) return false; // ✗ one-sided\n  return safeEqual(crypto.createHmac('sha256', k).update(\`\${timestamp}.\${body}\`).digest('hex'), signature);\n}`,
    // the helper of a file
    `const macOf = (ts, body) => crypto.createHmac('sha256', secret).update(\`\${ts}.\${body}\`).digest('hex'); // ✗ none\napp.post('/hook', (req, res) => {\n  if (!safeEqual(macOf(req.get('x-timestamp'), req.rawBody), req.get('x-signature'))) return res.sendStatus(401);\n  res.end();\n});`,
    // hono
    `import { createHmac } from 'node:crypto';\napp.post('/hook', async c => {\n  const body = await c.req.text();\n  const ts = c.req.header('x-timestamp');\n  const mac = createHmac('sha256', c.env.SECRET).update(\`\${ts}.\${body}\`).digest('hex'); // ✗ none\n  if (!safeEqual(mac, c.req.header('x-signature'))) return c.text('no', 401);\n  return c.text('ok');\n});`,
    // ed25519 of a bot
    `import nacl from 'tweetnacl';\napp.post('/interactions', (req, res) => {\n  const timestamp = req.get('x-signature-timestamp');\n  const ok = nacl.sign.detached.verify(Buffer.from(timestamp + req.rawBody), Buffer.from(req.get('x-signature-ed25519'), 'hex'), Buffer.from(key, 'hex')); // ✗ none\n  if (!ok) return res.status(401).end();\n  res.json({ type: 1 });\n});`,
    // verifies with the public key
    `const verifier = crypto.createVerify('RSA-SHA256');\nfunction verify(body, timestamp, signature) {\n  return crypto.verify('sha256', Buffer.from(\`\${timestamp}.\${body}\`), publicKey, Buffer.from(signature, 'base64')); // ✗ none\n}`,
    // svelte
    { path: 'src/routes/hook/+server.ts', code: `import { createHmac } from 'node:crypto';\nexport const POST = async ({ request }) => {\n  const raw = await request.text();\n  const timestamp = request.headers.get('x-hook-timestamp');\n  const expected = createHmac('sha256', SECRET).update(\`\${timestamp}.\${raw}\`).digest('hex'); // ✗ none\n  if (!safeEqual(expected, request.headers.get('x-hook-signature'))) return new Response(null, { status: 401 });\n  return new Response('ok');\n};` },
    // fastify with a hook
    `fastify.addHook('preHandler', async (request, reply) => {\n  const ts = request.headers['x-webhook-timestamp'];\n  const mac = crypto.createHmac('sha256', secret).update(\`\${ts}.\${request.rawBody}\`).digest('hex'); // ✗ none\n  if (mac !== request.headers['x-webhook-signature']) return reply.code(401).send();\n});`,
    // a promise chain
    `import { createHmac } from 'crypto';\nexport const verify = request =>\n  request.text().then(body => {\n    const ts = request.headers.get('x-timestamp');\n    return safeEqual(createHmac('sha256', secret).update(\`\${ts}.\${body}\`).digest('hex'), request.headers.get('x-signature')); // ✗ none\n  });`,
    // half an hour, as a difference in seconds
    `const verify = (body, ts, sig) => {\n  const delta = Math.abs((Date.now() - ts * 1000) / 1000);\n  if (delta > 1800) return false; // ✗ wide\n  return safeEqual(crypto.createHmac('sha256', secret).update(\`\${ts}.\${body}\`).digest('hex'), sig);\n};`,
    // from the header to the signature
    { trace: [3, 4], code: `import { createHmac, timingSafeEqual } from 'crypto';\nfunction verifySlack(req) {\n  const timestamp = req.headers['x-slack-request-timestamp'];\n  const mine = 'v0=' + createHmac('sha256', secret).update(\`v0:\${timestamp}:\${req.rawBody}\`).digest('hex'); // ✗ none\n  return timingSafeEqual(Buffer.from(mine), Buffer.from(req.headers['x-slack-signature']));\n}` },
    // from the limit to the comparison
    { trace: [2, 6], code: `import { createHmac, timingSafeEqual } from 'crypto';\nconst TOLERANCE = 86_400;\nfunction verifySlack(req) {\n  const timestamp = Number(req.headers['x-slack-request-timestamp']);\n  const now = Math.floor(Date.now() / 1000);\n  if (Math.abs(now - timestamp) > TOLERANCE) return false; // ✗ wide\n  const mine = 'v0=' + createHmac('sha256', secret).update(\`v0:\${timestamp}:\${req.rawBody}\`).digest('hex');\n  return timingSafeEqual(Buffer.from(mine), Buffer.from(req.headers['x-slack-signature']));\n}` },
    // minified
    { path: 'verify.js', code: `const c=require("crypto");function verify(b,h,timestamp){return eq(c.createHmac("sha256",k).update(timestamp+"."+b).digest("hex"),h)} // ✗ none` },
    // the option in quotes
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nstripe\n  .webhooks\n  ['constructEvent'](\n    body, sig, secret,\n    0, // ✗ off\n  );`,
    // a handler without a signature of its own
    `app\n  .post(\n    '/webhooks/orders',\n    verifySignature,\n    (req, res) => {\n      const age = Date.now() / 1000 - Number(req.get('x-sent-at'));\n      if (Math.abs(age) > 86_400) return res.sendStatus(400); // ✗ wide\n      book(req.body);\n    },\n  );`,
  ],
});
