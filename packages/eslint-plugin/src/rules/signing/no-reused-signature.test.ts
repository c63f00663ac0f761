import { testRule } from '../../testing/test-rule.js';
import { noReusedSignature } from './no-reused-signature.js';

testRule(noReusedSignature, {
  valid: [
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
  ],
  invalid: [
    `import { createHmac } from 'crypto';\nconst timestamp = String(Math.floor(Date.now() / 1000)); // ✗ module\nconst signature = createHmac('sha256', key).update('GET/orders' + timestamp).digest('hex'); // ✗ module\nexport async function orders() {\n  return fetch(url, { headers: { 'X-Signature': signature, 'X-Timestamp': timestamp } });\n}`,
    `import axios from 'axios';\nimport { createHmac } from 'crypto';\nexport const api = axios.create({\n  timeout: 5000,\n  headers: {\n    'X-Timestamp': Date.now(), // ✗ client\n    'X-Signature': createHmac('sha256', key).update(path + Date.now()).digest('hex'), // ✗ client\n  },\n});`,
    `import { createHmac } from 'crypto';\nexport class Client {\n  private readonly signature = createHmac('sha256', key).update('GET/x' + stamp).digest('hex'); // ✗ field\n  get() { return fetch(url, { headers: { 'X-Signature': this.signature } }); }\n}`,
    `import { createHmac } from 'crypto';\nexport class Client {\n  constructor(secret) {\n    this.timestamp = Math.floor(Date.now() / 1000);\n    this.signature = createHmac('sha256', secret).update('GET/x' + this.timestamp).digest('hex'); // ✗ field\n  }\n  get() { return fetch(url, { headers: { 'X-Signature': this.signature } }); }\n}`,
    `import { createHmac } from 'crypto';\nasync function call(path) {\n  const ts = Math.floor(Date.now() / 1000); // ✗ retry\n  const signature = createHmac('sha256', key).update('GET' + path + ts).digest('hex'); // ✗ retry\n  for (let attempt = 0; attempt < 3; attempt++) {\n    const res = await fetch(base + path, { headers: { 'X-Signature': signature, 'X-Timestamp': ts } });\n    if (res.ok) return res;\n  }\n}`,
    `import { createHmac } from 'crypto';\nasync function call(path) {\n  const ts = Math.floor(Date.now() / 1000);\n  const headers = { 'X-Signature': createHmac('sha256', key).update('GET' + path + ts).digest('hex') }; // ✗ retry\n  return retry(async () => {\n    const res = await fetch(base + path, { headers });\n    return res.json();\n  });\n}`,
    `import pRetry from 'p-retry';\nimport { createHmac } from 'crypto';\nasync function call(path) {\n  const signature = createHmac('sha256', key).update('GET' + path + stamp()).digest('hex'); // ✗ retry\n  return pRetry(() => fetch(base + path, { headers: { 'X-Signature': signature } }), { retries: 3 });\n}`,
    `import { createHmac } from 'crypto';\nconst headers = memoize(() => ({ 'X-Signature': createHmac('sha256', key).update('GET/x' + Date.now()).digest('hex') })); // ✗ memo`,
  ],
});
