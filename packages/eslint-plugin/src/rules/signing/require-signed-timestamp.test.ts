import { testRule } from '../../testing/test-rule.js';
import { requireSignedTimestamp } from './require-signed-timestamp.js';

testRule(requireSignedTimestamp, {
  valid: [
    // the timestamp is signed
    `import { createHmac } from 'node:crypto';\nfunction sign(method, path, body) {\n  const timestamp = Math.floor(Date.now() / 1000);\n  return { 'X-Timestamp': timestamp, 'X-Signature': createHmac('sha256', key).update(method + path + body + timestamp).digest('hex') };\n}`,
    // a nonce does the same
    `import { createHmac, randomUUID } from 'node:crypto';\nconst nonce = randomUUID();\nconst signature = createHmac('sha256', key).update([method, path, nonce].join('|')).digest('hex');\nconst headers = { 'X-Signature': signature, 'X-Nonce': nonce };`,
    // the time comes as a parameter
    `import { createHmac } from 'node:crypto';\nexport function sign(method: string, path: string, ts: string) {\n  return createHmac('sha256', key).update(ts + method + path).digest('base64');\n}`,
    // a webhook is verified
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nfunction verify(rawBody, header) {\n  const expected = createHmac('sha256', key).update(rawBody).digest();\n  return timingSafeEqual(expected, Buffer.from(header, 'hex'));\n}`,
    // a JWT has its own expiry
    `import { createHmac } from 'node:crypto';\nfunction jwt(header, payload) {\n  const signature = createHmac('sha256', key).update(encode(header) + '.' + encode(payload)).digest('base64url');\n  return signature;\n}`,
    // a session cookie
    `import { createHmac } from 'node:crypto';\nfunction signCookie(value) { return value + '.' + createHmac('sha256', key).update(value).digest('hex'); }`,
    // the whole sign string is somebody else's
    `import { createHmac } from 'node:crypto';\nexport const sign = (payload: string) => createHmac('sha256', key).update(payload).digest('hex');`,
    // the body carries it
    `import { createHmac } from 'node:crypto';\nconst body = JSON.stringify({ amount, timestamp: Math.floor(Date.now() / 1000) });\nconst headers = { 'X-Signature': createHmac('sha256', key).update(body).digest('hex') };`,
    // a recognised API that signs without the time
    `import { createHmac } from 'crypto';\nconst signature = createHmac('sha256', key).update(query + body).digest('hex');\nawait fetch('https://api.binance.com/api/v3/order?' + query + '&signature=' + signature);`,
    // a content hash
    `import { createHash } from 'crypto';\nconst headers = { 'Content-Signature': createHash('sha256').update(body).digest('hex') };`,
    // a cache key
    `import { createHmac } from 'crypto';\nfunction cacheKey(method, path, body) { return createHmac('sha256', key).update(method + path + body).digest('hex'); }`,
  ],
  invalid: [
    `import { createHmac } from 'node:crypto';\nfunction sign(method, path, body) {\n  const signature = createHmac('sha256', key).update(method + path + body).digest('hex'); // ✗ timeless\n  return { 'X-Signature': signature };\n}`,
    `import { createHmac } from 'node:crypto';\nfunction sign(method, path, body) {\n  const timestamp = Math.floor(Date.now() / 1000);\n  const signature = createHmac('sha256', key).update(method + path + body).digest('hex'); // ✗ unsigned\n  return { 'X-Signature': signature, 'X-Timestamp': String(timestamp) };\n}`,
    `import crypto from 'crypto';\nconst body = JSON.stringify({ amount, currency });\nconst signature = crypto.createHmac('sha256', secret).update(body).digest('hex'); // ✗\nawait fetch(url, { method: 'POST', body, headers: { 'X-Signature': signature } });`,
    `import { createHmac } from 'crypto';\nexport class Client {\n  private sign(method: string, path: string, body: string) {\n    return createHmac('sha256', this.secret).update(\`\${method}\${path}\${body}\`).digest('hex'); // ✗\n  }\n  post(path: string, body: string) { return this.http.post(path, body, { headers: { 'X-Signature': this.sign('POST', path, body) } }); }\n}`,
    { path: 'c.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nfunction request(method, path, body) {\n  const signature = (0, crypto_1.createHmac)("sha256", secret).update(method + path + body).digest("hex"); // ✗\n  return fetch(base + path, { method, body, headers: { "x-signature": signature } });\n}` },
    `import CryptoJS from 'crypto-js';\nfunction signRequest(method, path, body) {\n  return CryptoJS.HmacSHA256(method + path + body, secret).toString(); // ✗\n}`,
    // OKX signs the time
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update('GET' + path + body).digest('base64'); // ✗\nconst headers = { 'OK-ACCESS-SIGN': sign, 'OK-ACCESS-TIMESTAMP': new Date().toISOString() };`,
    `const hmac = require('crypto').createHmac('sha256', secret); // ✗\nhmac.update(method);\nhmac.update(path);\nconst headers = { 'X-Signature': hmac.digest('hex') };`,
  ],
});
