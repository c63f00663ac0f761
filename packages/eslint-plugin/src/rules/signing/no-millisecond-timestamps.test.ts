import { testRule } from '../../testing/test-rule.js';
import { noMillisecondTimestamps } from './no-millisecond-timestamps.js';

testRule(noMillisecondTimestamps, {
  valid: [
    // whole seconds for an API that nobody knows
    `import { createHmac } from 'node:crypto';\nexport function sign(method: string, path: string, body: string) {\n  const timestamp = Math.floor(Date.now() / 1000);\n  const signature = createHmac('sha256', secret).update(method + path + body + timestamp).digest('hex');\n  return { 'X-Signature': signature, 'X-Timestamp': String(timestamp) };\n}`,
    // Binance counts milliseconds
    `import { createHmac } from 'node:crypto';\nconst base = 'https://api.binance.com';\nasync function account() {\n  const query = \`timestamp=\${Date.now()}\`;\n  const signature = createHmac('sha256', secret).update(query).digest('hex');\n  return fetch(\`\${base}/api/v3/account?\${query}&signature=\${signature}\`);\n}`,
    // OKX reads an ISO date
    `const ts = new Date().toISOString();\nconst sign = crypto.createHmac('sha256', secret).update(ts + 'GET' + path).digest('base64');\nconst headers = { 'OK-ACCESS-SIGN': sign, 'OK-ACCESS-TIMESTAMP': ts };`,
    // Coinbase takes a fraction
    `import crypto from 'crypto';\nconst ts = Date.now() / 1000;\nconst sign = crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(ts + method + path + body).digest('base64');\nconst headers = { 'CB-ACCESS-SIGN': sign, 'CB-ACCESS-TIMESTAMP': ts };`,
    // a cache key, not a signature
    `const key = createHash('md5').update(url + Date.now()).digest('hex');`,
    // a duration
    `import crypto from 'crypto';\nconst started = Date.now();\nconst signature = crypto.createHmac('sha256', k).update(method + path).digest('hex');\nlog(Date.now() - started);`,
    // a nonce that only has to grow
    `import crypto from 'crypto';\nconst nonce = Date.now();\nconst sign = crypto.createHmac('sha256', k).update(method + path + nonce).digest('hex');\nconst headers = { 'X-Nonce': nonce, 'X-Sign': sign };`,
    // claims in seconds
    `import jwt from 'jsonwebtoken';\njwt.sign({ sub: id, exp: Math.floor(Date.now() / 1000) + 3600 }, key);`,
    // the library counts for us
    `import jwt from 'jsonwebtoken';\njwt.sign({ sub: id, at: Date.now() }, key, { expiresIn: '1h' });`,
    // Stripe in seconds
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nawait stripe.subscriptions.create({ customer, trial_end: Math.floor(Date.now() / 1000) + 86_400 });`,
    // cut to ten digits
    `import crypto from 'crypto';\nconst timestamp = Date.now().toString().slice(0, 10);\nconst signature = crypto.createHmac('sha256', k).update(method + path + timestamp).digest('hex');\nconst headers = { 'X-Signature': signature, 'X-Timestamp': timestamp };`,
    // dayjs counts seconds
    `import crypto from 'crypto';\nimport dayjs from 'dayjs';\nconst timestamp = dayjs().unix();\nconst signature = crypto.createHmac('sha256', k).update(method + path + timestamp).digest('hex');\nrequest.headers['x-signature'] = signature;`,
    // milliseconds in a log line
    `import crypto from 'crypto';\nconst signature = crypto.createHmac('sha256', k).update(method + path + body).digest('hex');\nlogger.info({ timestamp: Date.now() }, 'signed');\nconst headers = { 'X-Signature': signature };`,
    // a webhook that is verified, not a request that is signed
    `import crypto from 'crypto';\nfunction verify(body, header) {\n  const expected = crypto.createHmac('sha256', k).update(\`\${Date.now()}.\${body}\`).digest('hex');\n  return crypto.timingSafeEqual(Buffer.from(expected), Buffer.from(header));\n}`,
    // the caller hands the time in
    `import crypto from 'crypto';\nexport function sign(method: string, path: string, timestamp: number) {\n  return crypto.createHmac('sha256', k).update(method + path + timestamp).digest('hex');\n}`,
    // Bybit counts milliseconds, recognised by its header
    `const timestamp = Date.now().toString();\nconst signature = crypto.createHmac('sha256', secret).update(timestamp + apiKey + recvWindow + query).digest('hex');\nconst headers = { 'X-BAPI-SIGN': signature, 'X-BAPI-TIMESTAMP': timestamp };`,
    // an API that is known to count in milliseconds by the words around it
    `import crypto from 'crypto';\nfunction sign(params) {\n  const qs = new URLSearchParams({ ...params, recvWindow: 5000, timestamp: Date.now() }).toString();\n  return qs + '&signature=' + crypto.createHmac('sha256', k).update(qs).digest('hex');\n}`,
    // set by a comment
    `// postern-profile binance\nimport crypto from 'crypto';\nconst signature = crypto.createHmac('sha256', k).update(query + Date.now()).digest('hex');\nheaders['x-signature'] = signature;`,
  ],
  invalid: [
    `import { createHmac } from 'node:crypto';\nexport function sign(method: string, path: string, body: string) {\n  const timestamp = Date.now(); // ✗ too-fine\n  const signature = createHmac('sha256', secret).update(method + path + body + timestamp).digest('hex');\n  return { 'X-Signature': signature, 'X-Timestamp': String(timestamp) };\n}`,
    `import crypto from 'crypto';\nconst ts = Date.now().toString(); // ✗ too-fine\nconst sign = crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(ts + method + path + body).digest('base64');\nconst headers = { 'CB-ACCESS-SIGN': sign, 'CB-ACCESS-TIMESTAMP': ts };`,
    `const ts = Math.floor(Date.now() / 1000); // ✗ too-coarse\nconst query = \`symbol=BTCUSDT&timestamp=\${ts}\`;\nconst signature = crypto.createHmac('sha256', secret).update(query).digest('hex');\nawait fetch(\`https://api.binance.com/api/v3/order?\${query}&signature=\${signature}\`);`,
    `const timestamp = Date.now(); // ✗ not-iso\nconst sign = crypto.createHmac('sha256', secret).update(timestamp + 'GET' + path).digest('base64');\nconst headers = { 'OK-ACCESS-SIGN': sign, 'OK-ACCESS-TIMESTAMP': timestamp };`,
    // through a helper
    `import crypto from 'crypto';\nconst now = () => new Date().getTime(); // ✗ too-fine\nfunction sign(method, path, body) {\n  const payload = [method, path, body, now()].join('');\n  return crypto.createHmac('sha256', key).update(payload).digest('hex');\n}\nconst headers = { 'X-Signature': sign('GET', '/orders', '') };`,
    // through a parameter
    `import crypto from 'crypto';\nfunction signature(method: string, path: string, at: number) {\n  return crypto.createHmac('sha256', key).update(\`\${method}\${path}\${at}\`).digest('hex');\n}\nfunction call() {\n  const at = +new Date(); // ✗ too-fine\n  return fetch(url, { headers: { 'X-Signature': signature('GET', '/orders', at), 'X-Timestamp': \`\${at}\` } });\n}`,
    // a fraction
    `import crypto from 'crypto';\nconst timestamp = Date.now() / 1000; // ✗ fraction\nconst signature = crypto.createHmac('sha256', k).update(method + path + timestamp).digest('hex');\nconst headers = { 'X-Signature': signature };`,
    // update in steps
    `import crypto from 'crypto';\nconst timestamp = new Date().valueOf(); // ✗ too-fine\nconst hmac = crypto.createHmac('sha256', k);\nhmac.update(method);\nhmac.update(path);\nhmac.update(String(timestamp));\nconst headers = { 'X-Signature': hmac.digest('hex') };`,
    // in a class
    `import { createHmac } from 'crypto';\nexport class Client {\n  private sign(method: string, path: string, timestamp: string) {\n    return createHmac('sha256', this.secret).update(method + path + timestamp).digest('hex');\n  }\n  async get(path: string) {\n    const timestamp = Date.now().toString(); // ✗ too-fine\n    return this.http.get(path, { headers: { 'X-Signature': this.sign('GET', path, timestamp), 'X-Timestamp': timestamp } });\n  }\n}`,
    // compiled
    { path: 'client.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nclass Client {\n  request(method, path, body) {\n    return __awaiter(this, void 0, void 0, function* () {\n      const timestamp = Date.now(); // ✗ too-fine\n      const signature = (0, crypto_1.createHmac)("sha256", this.secret).update(method + path + body + timestamp).digest("hex");\n      return yield fetch(url, { headers: { "x-signature": signature, "x-timestamp": timestamp } });\n    });\n  }\n}\nexports.Client = Client;` },
    `import jwt from 'jsonwebtoken';\njwt.sign({ sub: id, exp: Date.now() + 3_600_000 }, key); // ✗ too-fine`,
    `const jwt = require('jsonwebtoken');\nconst payload = { sub: id, iat: Date.now() }; // ✗ too-fine\nmodule.exports = () => jwt.sign(payload, key);`,
    `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\nawait stripe.subscriptions.create({ customer, trial_end: Date.now() + 86_400_000 }); // ✗ too-fine`,
    `import { WebClient } from '@slack/web-api';\nconst slack = new WebClient(token);\nawait slack.chat.scheduleMessage({ channel, text, post_at: Date.now() + 60_000 }); // ✗ too-fine`,
    // moment
    `import crypto from 'crypto';\nimport moment from 'moment';\nconst timestamp = moment().valueOf(); // ✗ too-fine\nconst signature = crypto.createHmac('sha256', k).update(method + path + timestamp).digest('hex');\nheaders['X-Signature'] = signature;`,
    // two APIs in one file: each is judged by its own profile
    `import { createHmac } from 'crypto';\nasync function binance(query) {\n  const q = query + '&timestamp=' + Date.now();\n  const signature = createHmac('sha256', key).update(q).digest('hex');\n  return fetch('https://api.binance.com/api/v3/order?' + q + '&signature=' + signature);\n}\nasync function gate(method, path, query, hash) {\n  const t = Date.now(); // ✗ too-fine\n  const SIGN = createHmac('sha512', key).update([method, path, query, hash, t].join('\\n')).digest('hex');\n  return fetch('https://api.gateio.ws' + path, { headers: { SIGN, Timestamp: String(t) } });\n}`,
    // Kucoin wants milliseconds
    `const ts = Math.floor(Date.now() / 1000); // ✗ too-coarse\nconst sign = crypto.createHmac('sha256', secret).update(ts + 'GET' + path).digest('base64');\nconst headers = { 'KC-API-SIGN': sign, 'KC-API-TIMESTAMP': ts };`,
    { code: `import crypto from 'crypto';\nconst t = Date.now(); // ✗\nconst signature = crypto.createHmac('sha256', k).update(method + path + t).digest('hex');\nheaders['X-Signature'] = signature;`, output: `import crypto from 'crypto';\nconst t = Math.floor(Date.now() / 1000); // ✗\nconst signature = crypto.createHmac('sha256', k).update(method + path + t).digest('hex');\nheaders['X-Signature'] = signature;` },
    // web crypto
    `const timestamp = Date.now(); // ✗ too-fine\nconst data = new TextEncoder().encode(\`\${method}\${path}\${timestamp}\`);\nconst signature = await crypto.subtle.sign('HMAC', key, data);\nconst headers = { 'X-Signature': hex(signature), 'X-Timestamp': timestamp };`,
    // CryptoJS
    `import CryptoJS from 'crypto-js';\nfunction signRequest(method, path, body) {\n  const timestamp = Date.now(); // ✗ too-fine\n  const signature = CryptoJS.HmacSHA256(method + path + body + timestamp, secret).toString();\n  return { signature, timestamp };\n}`,
    // sent in another unit than the default wants, signed in seconds
    `import crypto from 'crypto';\nfunction headers(method, path) {\n  const seconds = Math.floor(Date.now() / 1000);\n  const signature = crypto.createHmac('sha256', k).update(method + path + seconds).digest('hex');\n  return { 'X-Signature': signature, 'X-Timestamp': Date.now() }; // ✗ too-fine\n}`,
  ],
});
