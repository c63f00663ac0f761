import { testRule } from '../../testing/test-rule.js';
import { requireTimestampTolerance } from './require-timestamp-tolerance.js';

testRule(requireTimestampTolerance, {
  valid: [
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
  ],
  invalid: [
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  const expected = crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex'); // ✗ none\n  return safeEqual(expected, header);\n}`,
    `import crypto from 'crypto';\napp.post('/slack/events', (req, res) => {\n  const ts = req.headers['x-slack-request-timestamp'];\n  const mine = 'v0=' + crypto.createHmac('sha256', k).update(\`v0:\${ts}:\${req.rawBody}\`).digest('hex'); // ✗ none\n  if (!safeEqual(mine, req.headers['x-slack-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nstripe.webhooks.constructEvent(body, sig, secret, 0); // ✗ off`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nstripe.webhooks.constructEvent(body, sig, secret, 86400); // ✗ wide`,
    `import { verifyKey } from 'discord-interactions';\nexport async function handler(req) {\n  const ok = await verifyKey(req.rawBody, req.headers['x-signature-ed25519'], req.headers['x-signature-timestamp'], key); // ✗ sdk\n  if (!ok) throw new Error();\n}`,
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  const now = Math.floor(Date.now() / 1000);\n  if (now - timestamp > 300) return false; // ✗ one-sided\n  return safeEqual(crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex'), header);\n}`,
    `import crypto from 'crypto';\nfunction verify(body, header, timestamp) {\n  if (Math.abs(Math.floor(Date.now() / 1000) - timestamp) > 60 * 60 * 24) return false; // ✗ wide\n  return safeEqual(crypto.createHmac('sha256', k).update(timestamp + '.' + body).digest('hex'), header);\n}`,
    `import crypto from 'crypto';\napp.post('/slack/events', (req, res) => {\n  const ts = Number(req.headers['x-slack-request-timestamp']);\n  if (Math.abs(Date.now() - ts) > 300_000) return res.sendStatus(400); // ✗ unit\n  const mine = 'v0=' + crypto.createHmac('sha256', k).update(\`v0:\${ts}:\${req.rawBody}\`).digest('hex');\n  if (!safeEqual(mine, req.headers['x-slack-signature'])) return res.sendStatus(401);\n  res.end();\n});`,
  ],
});
