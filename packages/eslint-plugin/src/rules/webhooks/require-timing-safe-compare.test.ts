import { testRule } from '../../testing/test-rule.js';
import { requireTimingSafeCompare } from './require-timing-safe-compare.js';

testRule(requireTimingSafeCompare, {
  valid: [
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
  ],
  invalid: [
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
    { code: `if (signature !== expectedSignature) throw new Error(); // ✗`, output: `if (!(signature.length === expectedSignature.length && crypto.timingSafeEqual(Buffer.from(signature), Buffer.from(expectedSignature)))) throw new Error(); // ✗` },
    { path: 'app/api/cron/route.ts', code: `export async function GET(request: Request) {\n  if (request.headers.get('authorization') !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response('no', { status: 401 }); // ✗\n  return Response.json({ ok: true });\n}` },
    `import CryptoJS from 'crypto-js';\nconst mac = CryptoJS.HmacSHA256(body, secret).toString(CryptoJS.enc.Hex);\nif (mac === req.headers['x-signature']) ok(); // ✗`,
  ],
});
