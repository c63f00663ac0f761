import { testRule } from '../../testing/test-rule.js';
import { signStringOrder } from './sign-string-order.js';

testRule(signStringOrder, {
  valid: [
    // OKX: timestamp, method, path, body
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update(timestamp + method + path + body).digest('base64');\nconst headers = { 'OK-ACCESS-SIGN': sign };`,
    // without a body the order is the same
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update(timestamp + 'GET' + '/api/v5/account/balance').digest('base64');\nconst headers = { 'OK-ACCESS-SIGN': sign };`,
    // Gate.io joins with line breaks
    `import crypto from 'crypto';\nconst SIGN = crypto.createHmac('sha512', secret).update([method, path, query, bodyHash, timestamp].join('\\n')).digest('hex');\nawait fetch('https://api.gateio.ws' + path, { headers: { SIGN, Timestamp: timestamp } });`,
    // Bybit: timestamp, key, window, query
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update(timestamp + apiKey + recvWindow + queryString).digest('hex');\nconst headers = { 'X-BAPI-SIGN': sign };`,
    // nobody knows this API: an order of its own may be right
    `import crypto from 'crypto';\nconst signature = crypto.createHmac('sha256', secret).update(timestamp + method + path + body).digest('hex');\nconst headers = { 'X-Signature': signature };`,
    // the default order
    { minConfidence: 'possible', code: `import crypto from 'crypto';\nconst signature = crypto.createHmac('sha256', secret).update(method + path + body + timestamp).digest('hex');\nconst headers = { 'X-Signature': signature };` },
    // one text that is put together elsewhere
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update(message).digest('base64');\nconst headers = { 'OK-ACCESS-SIGN': sign };`,
    // a webhook
    `import crypto from 'crypto';\nfunction verify(body, header) { return crypto.timingSafeEqual(Buffer.from(crypto.createHmac('sha256', s).update(body + '.' + timestamp).digest('hex')), Buffer.from(header)); }`,
    // signed and sent as one text
    `import crypto from 'crypto';\nconst text = JSON.stringify(order);\nconst signature = crypto.createHmac('sha256', s).update(method + path + text + timestamp).digest('hex');\nawait fetch(url, { method, body: text, headers: { 'X-Signature': signature } });`,
    // path and query as one
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update(\`\${timestamp}\${method}\${requestPath}\${query ? '?' + query : ''}\${body}\`).digest('base64');\nconst headers = { 'KC-API-SIGN': sign };`,
  ],
  invalid: [
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update(method + path + body + timestamp).digest('base64'); // ✗ order\nconst headers = { 'OK-ACCESS-SIGN': sign };`,
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(\`\${method}\${timestamp}\${path}\${body}\`).digest('base64'); // ✗ order\nconst headers = { 'CB-ACCESS-SIGN': sign, 'CB-ACCESS-TIMESTAMP': timestamp };`,
    `import crypto from 'crypto';\nfunction sign(timestamp, method, path, body) {\n  const text = [timestamp, method, path, body].join('\\n'); \n  return crypto.createHmac('sha256', secret).update(text).digest('base64'); // ✗ separator\n}\nconst headers = { 'KC-API-SIGN': sign(ts, 'GET', path, '') };`,
    `import crypto from 'crypto';\nconst h = crypto.createHmac('sha256', secret);\nh.update(apiKey); // ✗ order\nh.update(timestamp);\nh.update(recvWindow);\nh.update(query);\nconst headers = { 'X-BAPI-SIGN': h.digest('hex') };`,
    { minConfidence: 'possible', code: `import crypto from 'crypto';\nconst signature = crypto.createHmac('sha256', secret).update(timestamp + method + path + body).digest('hex'); // ✗ default\nconst headers = { 'X-Signature': signature };` },
    `import crypto from 'crypto';\nasync function send(order) {\n  const signature = crypto.createHmac('sha256', s).update(method + path + JSON.stringify(order) + timestamp).digest('hex');\n  return fetch(url, { method, body: new URLSearchParams(order), headers: { 'X-Signature': signature } }); // ✗ serialisation\n}`,
    { path: 'c.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nclass Kucoin {\n  sign(timestamp, method, path, body) {\n    return (0, crypto_1.createHmac)("sha256", this.secret).update(method + path + body + timestamp).digest("base64"); // ✗ order\n  }\n  headers(m, p, b) { return { "KC-API-SIGN": this.sign(Date.now(), m, p, b) }; }\n}` },
    // Slack's parts, the body before the time
    `const crypto = require('crypto');\nfunction verifySlack(req) {\n  const ts = req.headers['x-slack-request-timestamp'];\n  const base = \`v0:\${req.rawBody}:\${ts}\`;\n  const mine = 'v0=' + crypto.createHmac('sha256', process.env.SLACK_SIGNING_SECRET).update(base).digest('hex'); // ✗ event-order\n  return crypto.timingSafeEqual(Buffer.from(mine), Buffer.from(req.headers['x-slack-signature']));\n}`,
  ],
});
