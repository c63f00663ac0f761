import { testRule } from '../../testing/test-rule.js';
import { requireSignedTimestamp } from './require-signed-timestamp.js';

testRule(requireSignedTimestamp, {
  valid: [
    // the time is a field of what is serialised
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport async function add(points: number) {\n  const payload = { points, timestamp: unixTime() };\n  const body = JSON.stringify(payload);\n  const signature = createHmac('sha256', secret).update('POST/v1/points' + body).digest('hex');\n  await fetch(url, { method: 'POST', body, headers: { 'x-signature': signature } });\n}`,
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
    // Bybit signs its time
    `import { createHmac } from 'crypto';\nasync function bybit(query: string) {\n  const timestamp = Date.now().toString();\n  const sign = createHmac('sha256', secret).update(timestamp + apiKey + recvWindow + query).digest('hex');\n  return fetch('https://api.bybit.com/v5/order/realtime?' + query, { headers: { 'X-BAPI-SIGN': sign, 'X-BAPI-TIMESTAMP': timestamp } });\n}`,
    // BitMEX signs the time at which the request ends
    `const crypto = require('crypto');\nfunction bitmex(verb, path, body) {\n  const expires = Math.round(Date.now() / 1000) + 60;\n  const signature = crypto.createHmac('sha256', apiSecret).update(verb + path + expires + body).digest('hex');\n  return { 'api-expires': expires, 'api-key': apiKey, 'api-signature': signature };\n}`,
    // Kraken's nonce is in the hash that is signed
    `import crypto from 'crypto';\nasync function kraken(path, params) {\n  const nonce = Date.now() * 1000;\n  const body = new URLSearchParams({ nonce: String(nonce), ...params }).toString();\n  const hash = crypto.createHash('sha256').update(nonce + body).digest();\n  const sign = crypto.createHmac('sha512', Buffer.from(secret, 'base64')).update(Buffer.concat([Buffer.from(path), hash])).digest('base64');\n  return fetch('https://api.kraken.com' + path, { method: 'POST', body, headers: { 'API-Key': key, 'API-Sign': sign } });\n}`,
    // Deribit signs time and nonce
    `import { createHmac, randomUUID } from 'node:crypto';\nconst signature = createHmac('sha256', secret).update([Date.now(), randomUUID(), 'GET', uri, ''].join('\\n')).digest('hex');\nawait fetch('https://www.deribit.com' + uri, { headers: { Authorization: \`deri-hmac-sha256 id=\${id},sig=\${signature}\` } });`,
    // Bitfinex signs its nonce
    `const crypto = require('crypto');\nfunction bitfinex(path, body) {\n  const nonce = (Date.now() * 1000).toString();\n  const signature = crypto.createHmac('sha384', secret).update(\`/api/\${path}\${nonce}\${body}\`).digest('hex');\n  return { 'bfx-nonce': nonce, 'bfx-apikey': key, 'bfx-signature': signature };\n}`,
    // HTX has its time in the query
    `const crypto = require('crypto');\nfunction htx(method, path, params) {\n  const query = new URLSearchParams({ ...params, Timestamp: new Date().toISOString().slice(0, 19) }).toString();\n  const Signature = crypto.createHmac('sha256', secret).update([method, 'api.huobi.pro', path, query].join('\\n')).digest('base64');\n  return \`https://api.huobi.pro\${path}?\${query}&Signature=\${encodeURIComponent(Signature)}\`;\n}`,
    // parameters to which the time is appended
    `import { createHmac } from 'crypto';\nasync function call(path, params) {\n  const query = new URLSearchParams(params);\n  query.append('timestamp', String(Date.now()));\n  const signature = createHmac('sha256', secret).update(query.toString()).digest('hex');\n  return fetch(\`\${base}\${path}?\${query}&signature=\${signature}\`);\n}`,
    // the time is put into the body before it is signed
    `import { createHmac } from 'node:crypto';\nexport async function post(order) {\n  const payload = { amount: order.amount, currency: order.currency };\n  payload.timestamp = Math.floor(Date.now() / 1000);\n  const body = JSON.stringify(payload);\n  return fetch(url, { method: 'POST', body, headers: { 'X-Signature': createHmac('sha256', secret).update(body).digest('hex') } });\n}`,
    // AWS signs its date
    `import { createHash, createHmac } from 'crypto';\nfunction sigv4(method, path, amzDate, scope) {\n  const canonical = [method, path, '', \`host:\${host}\\nx-amz-date:\${amzDate}\\n\`, 'host;x-amz-date', EMPTY_HASH].join('\\n');\n  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope, createHash('sha256').update(canonical).digest('hex')].join('\\n');\n  return { 'X-Amz-Date': amzDate, Authorization: \`AWS4-HMAC-SHA256 Signature=\${createHmac('sha256', key).update(toSign).digest('hex')}\` };\n}`,
    // OAuth 1 has its time and nonce among the parameters
    `const crypto = require('crypto');\nfunction oauthHeader(method, url) {\n  const params = { oauth_consumer_key: key, oauth_nonce: crypto.randomBytes(16).toString('hex'), oauth_timestamp: Math.floor(Date.now() / 1000), oauth_version: '1.0' };\n  const base = [method, encodeURIComponent(url), encodeURIComponent(new URLSearchParams(params).toString())].join('&');\n  params.oauth_signature = crypto.createHmac('sha1', signingKey).update(base).digest('base64');\n  return params;\n}`,
    // an id that is used once does the same as a time
    `import { createHmac, randomUUID } from 'node:crypto';\nexport async function transfer(body: string) {\n  const requestId = randomUUID();\n  const signature = createHmac('sha256', secret).update(\`POST/transfers\${body}\${requestId}\`).digest('hex');\n  return fetch(base + '/transfers', { method: 'POST', body, headers: { 'X-Request-Id': requestId, 'X-Signature': signature } });\n}`,
    // Web Crypto over a nonce of random bytes
    `async function signed(method, path, body) {\n  const nonce = toHex(crypto.getRandomValues(new Uint8Array(16)));\n  const bytes = new TextEncoder().encode(method + path + body + nonce);\n  const signature = await crypto.subtle.sign('HMAC', key, bytes);\n  return { 'X-Nonce': nonce, 'X-Signature': toHex(signature) };\n}`,
    // Pusher's channel is bound to its socket
    `import { createHmac } from 'crypto';\nexport function authorizeChannel(socketId: string, channel: string) {\n  const signature = createHmac('sha256', process.env.PUSHER_SECRET!).update(\`\${socketId}:\${channel}\`).digest('hex');\n  return { auth: \`\${process.env.PUSHER_KEY}:\${signature}\` };\n}`,
    // the address of a picture is meant to live long
    `import { createHmac } from 'node:crypto';\nexport function imageUrl(path: string) {\n  const digest = createHmac('sha256', IMGPROXY_KEY).update(IMGPROXY_SALT).update(path).digest('base64url');\n  return \`\${IMGPROXY}/\${digest}\${path}\`;\n}`,
    // a signed address that ends by itself
    `import { createHmac } from 'crypto';\nfunction downloadLink(path: string) {\n  const expires = Math.floor(Date.now() / 1000) + 3600;\n  const signature = createHmac('sha256', secret).update(\`GET\${path}\${expires}\`).digest('hex');\n  return \`\${base}\${path}?expires=\${expires}&signature=\${signature}\`;\n}`,
    // Cognito's secret hash
    `import { createHmac } from 'node:crypto';\nclass AuthService {\n  signUp(username: string, password: string) {\n    const SecretHash = createHmac('sha256', this.clientSecret).update(username + this.clientId).digest('base64');\n    return this.cognito.send(new SignUpCommand({ ClientId: this.clientId, Username: username, Password: password, SecretHash }));\n  }\n}`,
    // Facebook's proof of a token
    `import { createHmac } from 'crypto';\nconst appsecret_proof = createHmac('sha256', APP_SECRET).update(accessToken).digest('hex');\nawait fetch(\`https://graph.facebook.com/me?access_token=\${accessToken}&appsecret_proof=\${appsecret_proof}\`);`,
    // Intercom's identity of a user
    `const crypto = require('crypto');\napp.get('/boot', (req, res) => {\n  const user_hash = crypto.createHmac('sha256', process.env.INTERCOM_SECRET).update(req.user.id).digest('hex');\n  res.json({ app_id: APP, user_id: req.user.id, user_hash });\n});`,
    // GitHub's own event, of which the body holds the time
    `import { createHmac } from 'node:crypto';\nexport async function deliver(hook: Hook, event: Event) {\n  const body = JSON.stringify(event);\n  const signature = 'sha256=' + createHmac('sha256', hook.secret).update(body).digest('hex');\n  return fetch(hook.url, { method: 'POST', body, headers: { 'X-Hub-Signature-256': signature } });\n}`,
    // Shopify's event is verified
    `const crypto = require('crypto');\napp.post('/webhooks', express.raw({ type: '*/*' }), (req, res) => {\n  const digest = crypto.createHmac('sha256', secret).update(req.body).digest('base64');\n  if (!crypto.timingSafeEqual(Buffer.from(digest), Buffer.from(req.get('X-Shopify-Hmac-Sha256')))) return res.sendStatus(401);\n  res.sendStatus(200);\n});`,
    // Twilio's request is verified
    `import { createHmac, timingSafeEqual } from 'crypto';\nfunction isFromTwilio(req) {\n  const text = Object.keys(req.body).sort().reduce((all, key) => all + key + req.body[key], url);\n  const mine = createHmac('sha1', authToken).update(text).digest();\n  return timingSafeEqual(mine, Buffer.from(req.header('x-twilio-signature'), 'base64'));\n}`,
    // a header of Stripe's, made for a test
    `const timestamp = Math.floor(Date.now() / 1000);\nconst signature = require('crypto').createHmac('sha256', endpointSecret).update(\`\${timestamp}.\${payload}\`).digest('hex');\nawait inject({ method: 'POST', url: '/hooks', payload, headers: { 'stripe-signature': \`t=\${timestamp},v1=\${signature}\` } });`,
    // an interceptor that signs the time it sends
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nconst http = axios.create({ baseURL: 'https://partner.example', timeout: 5000 });\nhttp.interceptors.request.use(config => {\n  const ts = Math.floor(Date.now() / 1000).toString();\n  const body = config.data ? JSON.stringify(config.data) : '';\n  config.headers.set('X-Timestamp', ts);\n  config.headers.set('X-Signature', createHmac('sha256', secret).update(config.method + config.url + body + ts).digest('hex'));\n  return config;\n});`,
    // a helper elsewhere in the file adds the time
    `import { Injectable } from '@nestjs/common';\nimport { createHmac } from 'node:crypto';\nconst canonical = (method: string, path: string, at: number, body: string) => [method, path, at, body].join('\\n');\n@Injectable()\nexport class LedgerClient {\n  post(path: string, body: string) {\n    const at = Math.floor(Date.now() / 1000);\n    const signature = createHmac('sha256', this.secret).update(canonical('POST', path, at, body)).digest('hex');\n    return this.http.post(path, body, { headers: { 'X-Signature': signature, 'X-Timestamp': at } });\n  }\n}`,
    // compiled, with the time
    { path: 'dist/client.js', code: `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nconst crypto_1 = require("crypto");\nclass Client {\n    headers(method, path, body) {\n        const timestamp = \`\${Math.floor(Date.now() / 1000)}\`;\n        return { "X-Timestamp": timestamp, "X-Signature": (0, crypto_1.createHmac)("sha256", this.secret).update(\`\${method}\${path}\${body}\${timestamp}\`).digest("hex") };\n    }\n}\nexports.Client = Client;` },
    // Cloudinary signs the time among the parameters
    `import { createHmac } from 'crypto';\nexport function uploadParams(folder: string) {\n  const timestamp = Math.round(Date.now() / 1000);\n  const signature = createHmac('sha256', API_SECRET).update(\`folder=\${folder}&timestamp=\${timestamp}\`).digest('hex');\n  return { folder, timestamp, api_key: API_KEY, signature };\n}`,
    // an RSA signature over a date
    `import { createSign } from 'node:crypto';\nfunction httpSignature(method, path, host) {\n  const date = new Date().toUTCString();\n  const signer = createSign('RSA-SHA256');\n  signer.update(\`(request-target): \${method} \${path}\\nhost: \${host}\\ndate: \${date}\`);\n  return { Date: date, Signature: \`keyId="\${keyId}",signature="\${signer.sign(privateKey, 'base64')}"\` };\n}`,
    // the key of a cache over method, path and body
    `import { createHmac } from 'crypto';\nclass ResponseCache {\n  cacheKey(method, path, body) {\n    return createHmac('sha256', this.salt).update(method + path + body).digest('hex');\n  }\n}`,
    // a number of the message that only grows
    `import { createHmac } from 'crypto';\nclass Socket {\n  send(type: string, body: string) {\n    const nonce = ++this.sequence;\n    this.ws.send(JSON.stringify({ nonce, body, signature: createHmac('sha256', this.secret).update(\`\${nonce}\${body}\`).digest('hex') }));\n  }\n}`,
  ],
  invalid: [
    // a method that TypeScript is told is there
    `import { createHmac, timingSafeEqual } from 'node:crypto';\napi.interceptors.request.use(config => {\n  const body = config.data ? JSON.stringify(config.data) : '';\n  const signature = createHmac('sha256', secret).update(\`\${config.method!.toUpperCase()}\${config.url}\${body}\`).digest('hex'); // ✗ timeless\n  config.headers.set('X-Signature', signature);\n  return config;\n});`,
    // an encoder that is kept
    `const encoder = new TextEncoder();\nasync function send(key: CryptoKey, body: string) {\n  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(\`POST/jobs\${body}\`)); // ✗ timeless\n  return fetch(url, { method: 'POST', body, headers: { 'X-Signature': toHex(mac) } });\n}`,
    // a value at the end of a path
    `import { createHmac, timingSafeEqual } from 'node:crypto';\nexport const price = (sku: string) => fetch(\`\${base}/prices/\${sku}\`, { headers: { 'x-signature': createHmac('sha256', secret).update(\`GET/prices/\${sku}\`).digest('base64') } }); // ✗ timeless`,
    `import { createHmac } from 'node:crypto';\nfunction sign(method, path, body) {\n  const signature = createHmac('sha256', key).update(method + path + body).digest('hex'); // ✗ timeless\n  return { 'X-Signature': signature };\n}`,
    `import { createHmac } from 'node:crypto';\nfunction sign(method, path, body) {\n  const timestamp = Math.floor(Date.now() / 1000);\n  const signature = createHmac('sha256', key).update(method + path + body).digest('hex'); // ✗ unsigned\n  return { 'X-Signature': signature, 'X-Timestamp': String(timestamp) };\n}`,
    `import crypto from 'crypto';\nconst body = JSON.stringify({ amount, currency });\nconst signature = crypto.createHmac('sha256', secret).update(body).digest('hex'); // ✗\nawait fetch(url, { method: 'POST', body, headers: { 'X-Signature': signature } });`,
    `import { createHmac } from 'crypto';\nexport class Client {\n  private sign(method: string, path: string, body: string) {\n    return createHmac('sha256', this.secret).update(\`\${method}\${path}\${body}\`).digest('hex'); // ✗\n  }\n  post(path: string, body: string) { return this.http.post(path, body, { headers: { 'X-Signature': this.sign('POST', path, body) } }); }\n}`,
    { path: 'c.js', code: `"use strict";\nconst crypto_1 = require("crypto");\nfunction request(method, path, body) {\n  const signature = (0, crypto_1.createHmac)("sha256", secret).update(method + path + body).digest("hex"); // ✗\n  return fetch(base + path, { method, body, headers: { "x-signature": signature } });\n}` },
    `import CryptoJS from 'crypto-js';\nfunction signRequest(method, path, body) {\n  return CryptoJS.HmacSHA256(method + path + body, secret).toString(); // ✗\n}`,
    // OKX signs the time
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update('GET' + path + body).digest('base64'); // ✗\nconst headers = { 'OK-ACCESS-SIGN': sign, 'OK-ACCESS-TIMESTAMP': new Date().toISOString() };`,
    `const hmac = require('crypto').createHmac('sha256', secret); // ✗\nhmac.update(method);\nhmac.update(path);\nconst headers = { 'X-Signature': hmac.digest('hex') };`,
    // Bybit: the time goes along, unsigned
    `import { createHmac } from 'crypto';\nasync function bybit(query: string) {\n  const timestamp = Date.now().toString();\n  const sign = createHmac('sha256', secret).update(apiKey + recvWindow + query).digest('hex'); // ✗ unsigned\n  return fetch('https://api.bybit.com/v5/order/realtime?' + query, { headers: { 'X-BAPI-SIGN': sign, 'X-BAPI-TIMESTAMP': timestamp } });\n}`,
    // KuCoin
    `import crypto from 'crypto';\nconst sign = crypto.createHmac('sha256', secret).update(method + endpoint + body).digest('base64'); // ✗ unsigned\nconst headers = { 'KC-API-SIGN': sign, 'KC-API-TIMESTAMP': Date.now().toString() };`,
    // Bitget, in a client that is a class
    `import { createHmac } from 'node:crypto';\nexport class Bitget {\n  private headers(method: string, path: string, body: string) {\n    const timestamp = Date.now().toString();\n    return { 'ACCESS-SIGN': this.sign(method + path + body), 'ACCESS-TIMESTAMP': timestamp };\n  }\n  private sign(prehash: string) {\n    return createHmac('sha256', this.secret).update(prehash).digest('base64'); // ✗ unsigned\n  }\n}`,
    // Coinbase, in an interceptor
    `import axios from 'axios';\nimport crypto from 'crypto';\nconst cb = axios.create({ baseURL: 'https://api.exchange.coinbase.com', timeout: 5000 });\ncb.interceptors.request.use(config => {\n  const timestamp = Math.floor(Date.now() / 1000);\n  config.headers['CB-ACCESS-SIGN'] = crypto.createHmac('sha256', Buffer.from(secret, 'base64')).update(config.method.toUpperCase() + config.url + (config.data ?? '')).digest('base64'); // ✗ unsigned\n  config.headers['CB-ACCESS-TIMESTAMP'] = timestamp;\n  return config;\n});`,
    // an interceptor that sets its headers by a method
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nconst http = axios.create({ baseURL: 'https://partner.example', timeout: 5000 });\nhttp.interceptors.request.use(config => {\n  const body = config.data ? JSON.stringify(config.data) : '';\n  config.headers.set('X-Timestamp', String(Date.now()));\n  config.headers.set('X-Signature', createHmac('sha256', secret).update(config.method + config.url + body).digest('hex')); // ✗ unsigned\n  return config;\n});`,
    // Coinbase Prime
    `import { createHmac } from 'node:crypto';\nexport async function primePost(path: string, payload: object) {\n  const body = JSON.stringify(payload);\n  const timestamp = Math.floor(Date.now() / 1000).toString();\n  const signature = createHmac('sha256', SIGNING_KEY).update(\`POST\${path}\${body}\`).digest('base64'); // ✗ unsigned\n  return fetch('https://api.prime.coinbase.com' + path, { method: 'POST', body, headers: { 'X-CB-ACCESS-SIGNATURE': signature, 'X-CB-ACCESS-TIMESTAMP': timestamp } });\n}`,
    // BitMEX: anyone may put the end off
    `const crypto = require('crypto');\nfunction bitmex(verb, path, body) {\n  const expires = Math.round(Date.now() / 1000) + 60;\n  const signature = crypto.createHmac('sha256', apiSecret).update(verb + path + body).digest('hex'); // ✗ unsigned\n  return { 'api-expires': expires, 'api-key': apiKey, 'api-signature': signature };\n}`,
    // Gate.io
    `import { createHash, createHmac } from 'crypto';\nfunction gate(method, path, query, body) {\n  const bodyHash = createHash('sha512').update(body).digest('hex');\n  const SIGN = createHmac('sha512', secret).update([method, path, query, bodyHash].join('\\n')).digest('hex'); // ✗ unsigned\n  return fetch('https://api.gateio.ws' + path, { method, body, headers: { KEY: key, SIGN, Timestamp: String(Math.floor(Date.now() / 1000)) } });\n}`,
    // Phemex
    `import { createHmac } from 'crypto';\nconst expiry = Math.floor(Date.now() / 1000) + 60;\nconst signature = createHmac('sha256', secret).update(path + query + body).digest('hex'); // ✗ unsigned\nawait fetch('https://api.phemex.com' + path, { headers: { 'x-phemex-request-expiry': String(expiry), 'x-phemex-request-signature': signature } });`,
    // WOO
    `import crypto from 'crypto';\nconst signature = crypto.createHmac('sha256', secret).update(\`POST/v3/order\${body}\`).digest('hex'); // ✗ unsigned\nawait fetch('https://api.woox.io/v3/order', { method: 'POST', body, headers: { 'x-api-key': key, 'x-api-signature': signature, 'x-api-timestamp': Date.now() } });`,
    // MEXC's futures
    `import CryptoJS from 'crypto-js';\nconst time = Date.now().toString();\nconst signature = CryptoJS.HmacSHA256(accessKey + paramsString, secretKey).toString(); // ✗ unsigned\nawait axios.get('https://contract.mexc.com/api/v1/private/account/assets', { headers: { ApiKey: accessKey, 'Request-Time': time, Signature: signature } });`,
    // Bitfinex: the nonce goes along, unsigned, and nothing else tells one call from the next
    `const crypto = require('crypto');\nfunction bitfinex(path, body) {\n  const signature = crypto.createHmac('sha384', secret).update(\`/api/\${path}\${body}\`).digest('hex'); // ✗ timeless\n  return { 'bfx-apikey': key, 'bfx-signature': signature };\n}`,
    // OKX with crypto-js
    `import CryptoJS from 'crypto-js';\nexport const okx = (method, path, body) => ({\n  'OK-ACCESS-SIGN': CryptoJS.enc.Base64.stringify(CryptoJS.HmacSHA256(method + path + body, secret)), // ✗ unsigned\n  'OK-ACCESS-TIMESTAMP': new Date().toISOString(),\n});`,
    // Deribit: method, path and body alone
    `import { createHmac } from 'node:crypto';\nconst sig = createHmac('sha256', secret).update(['GET', uri, body].join('\\n')).digest('hex'); // ✗ timeless\nawait fetch('https://www.deribit.com' + uri, { headers: { Authorization: \`deri-hmac-sha256 id=\${id},sig=\${sig}\` } });`,
    // a Nest service to a partner
    `import { Injectable } from '@nestjs/common';\nimport { createHmac } from 'node:crypto';\n@Injectable()\nexport class CourierService {\n  private sign(method: string, path: string, body: string) {\n    return createHmac('sha256', this.secret).update([method, path, body].join('\\n')).digest('hex'); // ✗ unsigned\n  }\n  book(parcel: Parcel) {\n    const body = JSON.stringify(parcel);\n    const timestamp = Math.floor(Date.now() / 1000);\n    return this.http.post('/parcels', body, { headers: { 'X-Courier-Signature': this.sign('POST', '/parcels', body), 'X-Courier-Timestamp': timestamp } });\n  }\n}`,
    // Web Crypto in a worker
    `async function signed(request, key) {\n  const url = new URL(request.url);\n  const body = await request.text();\n  const bytes = new TextEncoder().encode(\`\${request.method}\${url.pathname}\${body}\`);\n  const signature = await crypto.subtle.sign('HMAC', key, bytes); // ✗ unsigned\n  return fetch(url, { method: request.method, body, headers: { 'X-Signature': toHex(signature), 'X-Timestamp': String(Date.now()) } });\n}`,
    // compiled TypeScript
    { path: 'dist/client.js', code: `"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nconst crypto_1 = require("crypto");\nclass Client {\n    headers(method, path, body) {\n        const timestamp = \`\${Math.floor(Date.now() / 1000)}\`;\n        const signature = (0, crypto_1.createHmac)("sha256", this.secret).update(\`\${method}\${path}\${body}\`).digest("hex"); // ✗ unsigned\n        return { "X-Timestamp": timestamp, "X-Signature": signature };\n    }\n}\nexports.Client = Client;` },
    // Babel's output
    { path: 'dist/sign.js', code: `"use strict";\nvar _crypto = _interopRequireDefault(require("crypto"));\nfunction _interopRequireDefault(e) { return e && e.__esModule ? e : { default: e }; }\nvar sign = exports.sign = function sign(method, path, body) {\n  return _crypto.default.createHmac("sha256", secret).update("".concat(method).concat(path).concat(body)).digest("hex"); // ✗ timeless\n};` },
    // an RSA signature
    `import { createSign } from 'node:crypto';\nfunction headers(method, path, body) {\n  const signer = createSign('RSA-SHA256'); // ✗ unsigned\n  signer.update(method + path + body);\n  return { 'X-Date': new Date().toISOString(), 'X-Signature': signer.sign(privateKey, 'base64') };\n}`,
    // Ed25519 over path and body
    `import nacl from 'tweetnacl';\nexport function signRequest(path: string, body: string) {\n  const signature = nacl.sign.detached(Buffer.from(\`POST\${path}\${body}\`), secretKey); // ✗ timeless\n  return { 'X-Signature': Buffer.from(signature).toString('hex') };\n}`,
    // node's one-shot sign
    `import { sign } from 'node:crypto';\nconst signature = sign('sha256', Buffer.from(method + path + body), privateKey); // ✗ unsigned\nawait fetch(base + path, { method, body, headers: { 'X-Signature': signature.toString('base64'), 'X-Timestamp': Date.now().toString() } });`,
    // callbacks and `request`
    `var crypto = require('crypto');\nvar request = require('request');\nexports.post = function (path, body, callback) {\n  var signature = crypto.createHmac('sha256', secret).update('POST' + path + body).digest('hex'); // ✗ unsigned\n  request({ url: base + path, method: 'POST', body: body, headers: { 'X-Signature': signature, 'X-Timestamp': Date.now() } }, callback);\n};`,
    // an `Authorization` of one's own
    `import { createHmac } from 'crypto';\nexport async function get(path: string) {\n  const signature = createHmac('sha256', secret).update(\`GET\\n\${path}\`).digest('base64'); // ✗ timeless\n  return fetch(base + path, { headers: { Authorization: \`HMAC \${keyId}:\${signature}\` } });\n}`,
    // the query and nothing else
    `import crypto from 'crypto';\nconst query = new URLSearchParams({ account, limit: '50' }).toString();\nconst signature = crypto.createHmac('sha256', secret).update('/v1/orders?' + query).digest('hex'); // ✗ timeless\nawait fetch(\`\${base}/v1/orders?\${query}&signature=\${signature}\`);`,
    // a wrapper of fetch
    `import { createHmac } from 'node:crypto';\nexport const api = async (method: string, path: string, body?: unknown) => {\n  const text = body === undefined ? '' : JSON.stringify(body);\n  const headers = new Headers({ 'content-type': 'application/json' });\n  headers.set('x-timestamp', Math.floor(Date.now() / 1000).toString());\n  headers.set('x-signature', createHmac('sha256', secret).update(method + path + text).digest('hex')); // ✗ unsigned\n  return fetch(base + path, { method, body: text, headers });\n};`,
    // headers that grow one by one
    `const crypto = require('crypto');\nfunction prepare(method, path, body) {\n  const headers = {};\n  headers['X-Key'] = key;\n  headers['X-Timestamp'] = Date.now();\n  headers['X-Signature'] = crypto.createHmac('sha256', secret).update(method + path + body).digest('hex'); // ✗ unsigned\n  return headers;\n}`,
    // a static method
    `import { createHmac } from 'crypto';\nexport class Signer {\n  static sign(verb: string, uri: string, payload: string): string {\n    return createHmac('sha256', Signer.secret).update(\`\${verb}\\n\${uri}\\n\${payload}\`).digest('hex'); // ✗ timeless\n  }\n}`,
    // a hook of got
    `import got from 'got';\nimport { createHmac } from 'node:crypto';\nexport const client = got.extend({\n  prefixUrl: 'https://partner.example',\n  hooks: {\n    beforeRequest: [\n      options => {\n        const path = options.url.pathname;\n        options.headers['x-signature'] = createHmac('sha256', secret).update(options.method + path + options.body).digest('hex'); // ✗ unsigned\n        options.headers['x-timestamp'] = Date.now().toString();\n      },\n    ],\n  },\n});`,
    // the date goes beside it
    `import { createHmac } from 'crypto';\nfunction headersFor(method: string, path: string, contentType: string, body: string) {\n  return {\n    'X-Date': new Date().toISOString(),\n    'X-Signature': createHmac('sha256', secret).update([method, path, contentType, body].join('\\n')).digest('base64'), // ✗ unsigned\n  };\n}`,
    // time and signature as parameters of a form
    `const crypto = require('crypto');\nasync function pay(order) {\n  const body = { orderId: order.id, amount: order.amount, ts: Date.now() };\n  body.sign = crypto.createHmac('sha256', secret).update('/pay' + order.id + order.amount).digest('hex'); // ✗ unsigned\n  return axios.post('https://pay.example/pay', body);\n}`,
    // the hash of the body, without a time
    `import { createHash, createHmac } from 'crypto';\nexport async function send(method: string, path: string, body: string) {\n  const bodyHash = createHash('sha256').update(body).digest('hex');\n  const signature = createHmac('sha256', secret).update([method, path, bodyHash].join('|')).digest('hex'); // ✗ timeless\n  return fetch(base + path, { method, body, headers: { 'X-Content-SHA256': bodyHash, 'X-Signature': signature } });\n}`,
    // noble's HMAC
    `import { hmac } from '@noble/hashes/hmac';\nimport { sha256 } from '@noble/hashes/sha256';\nexport const sign = (method: string, path: string, body: string) => toHex(hmac(sha256, key, method + path + body)); // ✗ timeless`,
    // from the signature to the time that goes along
    { trace: [3, 4], code: `import { createHmac } from 'crypto';\nexport const headers = (method, path, body) => ({\n  'KC-API-SIGN': createHmac('sha256', secret).update(method + path + body).digest('base64'), // ✗ unsigned\n  'KC-API-TIMESTAMP': Date.now(),\n});` },
    // minified
    { path: 'a.js', code: `const c=require("crypto");function sign(method,path,body){return{"X-Signature":c["createHmac"]("sha256",k).update(method+path+body).digest("hex")}} // ✗` },
    // under another name, with breaks
    `import { createHmac as mac } from 'crypto';\nfunction sign(method, path, body) {\n  const signature = mac // ✗ timeless\n    ('sha256', key)\n    .update(method + path + body)\n    .digest('hex');\n  return { 'X-Signature': signature };\n}`,
  ],
});
