import { testRule } from '../../testing/test-rule.js';
import { noSpoofableClientIp } from './no-spoofable-client-ip.js';

testRule(noSpoofableClientIp, {
  valid: [
    // one proxy stands in front
    `app.set('trust proxy', 1);\napp.use((req, res, next) => (ALLOWED.includes(req.ip) ? next() : res.sendStatus(403)));`,
    // networks that are trusted
    `app.set('trust proxy', 'loopback, 10.0.0.0/8');\napp.use(rateLimit({ keyGenerator: req => req.ip }));`,
    `app.set('trust proxy', ['loopback', '10.1.0.0/16']);\nif (!allowlist.has(req.ip)) res.sendStatus(403);`,
    // the framework's default: nobody is trusted
    `app.use((req, res, next) => (ALLOWED.includes(req.ip) ? next() : res.sendStatus(403)));`,
    // the address of the socket
    `http.createServer((req, res) => { if (!ALLOWED.has(req.socket.remoteAddress)) { res.statusCode = 403; res.end(); } });`,
    // the entry that the proxy itself has added
    `const ip = req.headers['x-forwarded-for'].split(',').pop().trim();\nif (!ALLOWED.includes(ip)) throw res.sendStatus(403);`,
    `const entries = request.headers.get('x-forwarded-for').split(',');\nconst ip = entries.at(-1).trim();\nawait ratelimit.limit(ip);`,
    // counted from the end
    `const entries = req.get('x-forwarded-for').split(',');\nconst ip = entries[entries.length - TRUSTED_HOPS];\nawait limiter.consume(ip);`,
    // only logged
    `app.use((req, res, next) => { logger.info({ ip: req.headers['x-forwarded-for'] }, 'request'); next(); });`,
    // only a country
    `const ip = req.headers['x-forwarded-for']?.split(',')[0];\nconst country = geoip.lookup(ip)?.country;`,
    // kept for the audit
    `await db.audit.create({ data: { userId, ip: req.headers['x-real-ip'] } });`,
    // the header of Vercel, which nobody else can send
    `const ip = request.headers.get('x-vercel-forwarded-for');\nawait ratelimit.limit(ip);`,
    // of Fly
    `const ip = c.req.header('fly-client-ip');\nif (!ALLOWED.has(ip)) throw c.text('no', 403);`,
    // Cloudflare sets it for its own Workers
    `export default {\n  async fetch(request, env, ctx) {\n    const ip = request.headers.get('cf-connecting-ip');\n    const { success } = await env.RATE_LIMITER.limit({ key: ip });\n    return success ? handle(request) : new Response('slow down', { status: 429 });\n  },\n};`,
    // what API Gateway saw itself
    `export const handler = async event => { const ip = event.requestContext.identity.sourceIp; if (!ALLOWED.includes(ip)) return { statusCode: 403 }; };`,
    // sent on to another server
    `await fetch(upstream, { headers: { 'x-forwarded-for': req.socket.remoteAddress } });`,
    // only whether it is there
    `if (!req.headers['x-forwarded-for']) console.warn('no proxy in front');`,
    // another spelling of the same address
    `let ip = req.headers['x-real-ip'];\nif (ip === '::1') ip = '127.0.0.1';\nlogger.info(ip);`,
    // taken out
    `delete req.headers['x-forwarded-for'];\nproxy.web(req, res, { target });`,
    // allowed names of headers
    `app.use(cors({ allowedHeaders: ['x-forwarded-for', 'authorization'] }));`,
    // Fastify with a count
    `import Fastify from 'fastify';\nconst app = Fastify({ trustProxy: 1 });\napp.addHook('onRequest', async (req, reply) => { if (!ALLOWED.has(req.ip)) reply.code(403).send(); });`,
    // the limit counts by the key of the account
    `app.set('trust proxy', 2);\napp.use(rateLimit({ windowMs: 60_000, keyGenerator: req => req.user.id }));`,
    // a test
    { path: 'test/limits.test.ts', code: `const ip = req.headers['x-forwarded-for'];\nif (ALLOWED.includes(ip)) next();` },
    // a helper that only formats
    `export function describe(req) { return \`\${req.headers['x-forwarded-for'] ?? req.socket.remoteAddress} \${req.method}\`; }`,
    // only its shape is looked at
    `const ip = req.headers['x-real-ip'];\nif (net.isIPv6(ip) || ip.includes(':')) family = 6;`,
    // some `proxy` of something else
    `settings.proxy = true;\nif (ALLOWED.includes(ctx.ip)) await next();`,
    // read after the switch that says a proxy is there
    `const ip = config.trustProxy ? req.headers['x-forwarded-for'].split(',')[0] : req.socket.remoteAddress;\nif (!ALLOWED.includes(ip)) throw res.sendStatus(403);`,
  ],
  invalid: [
    {
      code: `app.use((req, res, next) => {\n  const ip = req.headers['x-forwarded-for']; // ✗ allowed\n  if (!ALLOWED_IPS.includes(ip)) return res.sendStatus(403);\n  next();\n});`,
      trace: [2, 3],
    },
    `app.use((req, res, next) => {\n  const ip = req.headers['x-forwarded-for'].split(',')[0].trim(); // ✗ allowed\n  return allowlist.has(ip) ? next() : res.status(403).end();\n});`,
    `const ip = (req.headers['x-forwarded-for'] || req.socket.remoteAddress).split(',').shift(); // ✗\nif (ip !== '203.0.113.9') throw new ForbiddenError();`,
    `app.use(rateLimit({ windowMs: 60_000, keyGenerator: req => req.headers['x-forwarded-for'] })); // ✗ limited`,
    `app.use(rateLimit({\n  keyGenerator(req) {\n    return req.get('cf-connecting-ip') ?? req.ip; // ✗ limited\n  },\n}));`,
    `export async function POST(request: Request) {\n  const ip = request.headers.get('x-forwarded-for') ?? '127.0.0.1'; // ✗ limited\n  const { success } = await ratelimit.limit(ip);\n  if (!success) return new Response('slow down', { status: 429 });\n}`,
    'export async function middleware(request) {\n  const ip = request.headers.get("x-real-ip"); // ✗ limited\n  const count = await redis.incr(`ratelimit:${ip}`);\n  if (count > 10) return new Response(null, { status: 429 });\n}',
    `const attempts = new Map();\nexport function login(req, res) {\n  const ip = req.header('x-client-ip'); // ✗ limited\n  const count = attempts.get(ip) ?? 0;\n  if (count > 5) return res.sendStatus(429);\n}`,
    `app.set('trust proxy', true);\napp.use((req, res, next) => {\n  if (!ALLOWED.includes(req.ip)) return res.sendStatus(403); // ✗ allowed\n  next();\n});`,
    `app.enable('trust proxy');\napp.post('/hooks', (req, res) => {\n  if (partnerIps.indexOf(req.ip) === -1) return res.sendStatus(403); // ✗ allowed\n  res.end();\n});`,
    `const { rateLimit } = require('express-rate-limit');\napp.set('trust proxy', true); // ✗ trusts-everyone\napp.use(rateLimit({ windowMs: 60_000, limit: 100 }));`,
    `import Fastify from 'fastify';\nconst app = Fastify({ trustProxy: true });\napp.addHook('onRequest', async (request, reply) => {\n  if (!trusted.has(request.ip)) reply.code(403).send(); // ✗ allowed\n});`,
    `const app = new Koa();\napp.proxy = true;\napp.use(async (ctx, next) => {\n  if (!ALLOWED.has(ctx.ip)) ctx.throw(403); // ✗ allowed\n  await next();\n});`,
    `@Injectable()\nexport class IpGuard implements CanActivate {\n  canActivate(context) {\n    const request = context.switchToHttp().getRequest();\n    const ip = request.headers['x-forwarded-for']?.split(',')[0]; // ✗ allowed\n    return this.allowedIps.includes(ip);\n  }\n}`,
    `@Injectable()\nexport class ProxyThrottler extends ThrottlerGuard {\n  protected async getTracker(req) {\n    return req.headers['x-forwarded-for']; // ✗ limited\n  }\n}`,
    `@Controller('hooks')\nexport class HooksController {\n  @Post()\n  handle(@Headers('x-real-ip') ip: string) { // ✗ allowed\n    if (!PARTNER_IPS.includes(ip)) throw new ForbiddenException();\n  }\n}`,
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.use('/admin/*', async (c, next) => {\n  const ip = c.req.header('x-forwarded-for'); // ✗ allowed\n  if (!isAllowedIp(ip)) return c.text('forbidden', 403);\n  await next();\n});`,
    `import ipRangeCheck from 'ip-range-check';\nconst ip = req.headers['true-client-ip']; // ✗ allowed\nif (!ipRangeCheck(ip, RANGES)) res.sendStatus(403);`,
    `import requestIp from 'request-ip';\napp.use((req, res, next) => {\n  const ip = requestIp.getClientIp(req); // ✗ allowed\n  if (blacklist.includes(ip)) return res.sendStatus(403);\n  next();\n});`,
    `export default defineEventHandler(async event => {\n  const ip = getHeader(event, 'x-forwarded-for'); // ✗ limited\n  await limiter.consume(ip);\n});`,
    `export const handler = async event => {\n  const ip = event.headers['X-Forwarded-For'].split(',')[0]; // ✗ allowed\n  if (!OFFICE_IPS.includes(ip)) return { statusCode: 403 };\n};`,
    `function clientIp(req) {\n  return req.headers['x-forwarded-for']?.split(',')[0] ?? req.socket.remoteAddress; // ✗ allowed\n}\napp.use((req, res, next) => (ALLOWED.has(clientIp(req)) ? next() : res.sendStatus(403)));`,
    `const { 'x-forwarded-for': ip } = req.headers; // ✗ allowed\nif (!whitelist.includes(ip)) throw res.status(403).send();`,
    `const HEADER = 'x-real-ip';\nconst ip = req.headers[HEADER]; // ✗ allowed\nif (!blockList.check(ip)) next();`,
    `const [ip] = req.headers['x-forwarded-for'].split(','); // ✗ allowed\nif (ip.startsWith('10.')) throw next();`,
    `const ip = req.headers['x-forwarded-for']; // ✗ allowed\nif (ip === '127.0.0.1') throw next();`,
    `const ip = req.headers['x-forwarded-for']; // ✗ allowed\nif (session.ip !== ip) throw new Error('moved');`,
    `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nfunction guard(req, res, next) {\n    var _a;\n    const ip = (_a = req.headers['x-forwarded-for']) === null || _a === void 0 ? void 0 : _a.split(',')[0]; // ✗ allowed\n    if (!config_1.allowedIps.includes(ip))\n        return res.status(403).end();\n    next();\n}\nexports.guard = guard;`,
    `class Limiter {\n  async check(req) {\n    const key = req.headers['x-forwarded-for'] || 'anonymous'; // ✗ limited\n    return this.rateLimiter.consume(key);\n  }\n}`,
    `switch (req.headers['x-real-ip']) { // ✗ allowed\n  case '198.51.100.7': throw next();\n  default: throw res.sendStatus(403);\n}`,
    `router.use(throttle({ key: req => req.headers['x-forwarded-for'] })); // ✗ limited`,
    `const ip = headers().get('x-forwarded-for')?.split(',')[0]; // ✗ limited\nif (await isRateLimited(ip)) throw { error: 'slow down' };`,
    `const hits = {};\napp.use((req, res, next) => {\n  const ip = req.headers['x-forwarded-for'] || req.socket.remoteAddress; // ✗ limited\n  hits[ip] = (hits[ip] || 0) + 1;\n  if (hits[ip] > 100) return res.status(429).end();\n  next();\n});`,
    'const key = req => `login:${req.headers["x-forwarded-for"]}`; // ✗ limited\nconst attempts = await redis.incr(key(req));',
    `import { ExecutionContext } from '@nestjs/common';\nexport class AdminGuard {\n  canActivate(context: ExecutionContext) {\n    const request = context.switchToHttp().getRequest();\n    const address = request.headers['cf-connecting-ip'] ?? request.ip; // ✗ allowed\n    return process.env.ADMIN_IP === address;\n  }\n}`,
    `export const isInternal = req => req.headers['x-forwarded-for']?.startsWith('10.'); // ✗ allowed`,
    { minConfidence: 'possible', code: `app.set('trust proxy', true); // ✗ trusts-everyone` },
    { minConfidence: 'possible', code: `const ip = config.trustProxy ? req.headers['x-forwarded-for'].split(',')[0] : req.socket.remoteAddress; // ✗ allowed\nif (!ALLOWED.includes(ip)) throw res.sendStatus(403);` },
  ],
});
