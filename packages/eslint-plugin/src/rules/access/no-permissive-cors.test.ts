import { testRule } from '../../testing/test-rule.js';
import { noPermissiveCors } from './no-permissive-cors.js';

testRule(noPermissiveCors, {
  valid: [
    // a public API without cookies
    `import cors from 'cors';\napp.use(cors());`,
    // the same, said
    `import cors from 'cors';\napp.use(cors({ origin: '*' }));`,
    // one exact origin
    `import cors from 'cors';\napp.use(cors({ origin: 'https://shop.example', credentials: true }));`,
    // a list of exact ones
    `import cors from 'cors';\napp.use(cors({ origin: ['https://shop.example', 'https://admin.shop.example'], credentials: true }));`,
    // from the environment
    `import cors from 'cors';\napp.use(cors({ origin: process.env.WEB_ORIGIN, credentials: true }));`,
    // a list from elsewhere
    `import cors from 'cors';\nimport { origins } from './config';\napp.use(cors({ origin: origins, credentials: true }));`,
    // compared with a list
    `import cors from 'cors';\nconst allowed = ['https://shop.example'];\napp.use(cors({\n  credentials: true,\n  origin: (origin, callback) => {\n    if (!origin || allowed.includes(origin)) callback(null, true);\n    else callback(new Error('not allowed'));\n  },\n}));`,
    // a set
    `import cors from 'cors';\nconst allowed = new Set(['https://shop.example']);\napp.use(cors({ credentials: true, origin: (origin, callback) => callback(null, allowed.has(origin)) }));`,
    // looked up in the database
    `import cors from 'cors';\napp.use(cors({ credentials: true, origin: async (origin, callback) => callback(null, await tenants.knows(origin)) }));`,
    // anchored, dots escaped
    `import cors from 'cors';\napp.use(cors({ origin: /^https:\\/\\/(?:[a-z-]+\\.)?shop\\.example$/, credentials: true }));`,
    // subdomains of ours
    `import cors from 'cors';\napp.use(cors({ origin: [/\\.shop\\.example$/], credentials: true }));`,
    // a subdomain, with its dot
    `import { cors } from 'hono/cors';\napp.use(cors({ credentials: true, origin: origin => (origin.endsWith('.shop.example') ? origin : 'https://shop.example') }));`,
    // the host is compared as a whole
    `import { cors } from 'hono/cors';\napp.use(cors({ credentials: true, origin: origin => (new URL(origin).hostname === 'shop.example' ? origin : null) }));`,
    // nobody by default
    `import { Server } from 'socket.io';\nconst io = new Server(server, { cors: { origin: 'https://shop.example', credentials: true } });`,
    // anybody, but no cookies
    `import { Server } from 'socket.io';\nconst io = new Server(server, { cors: { origin: '*' } });`,
    // anything goes while developing
    `import cors from 'cors';\napp.use(cors({ origin: process.env.NODE_ENV === 'production' ? 'https://shop.example' : true, credentials: true }));`,
    // Nest, exact
    `const app = await NestFactory.create(AppModule);\napp.enableCors({ origin: ['https://shop.example'], credentials: true });`,
    // Nest, public
    `const app = await NestFactory.create(AppModule);\napp.enableCors();`,
    // by hand, public
    `export default (req, res) => {\n  res.setHeader('Access-Control-Allow-Origin', '*');\n  res.json({ ok: true });\n};`,
    // by hand, compared
    `const allowed = ['https://shop.example'];\nexport default (req, res) => {\n  const { origin } = req.headers;\n  if (allowed.includes(origin)) {\n    res.setHeader('Access-Control-Allow-Origin', origin);\n    res.setHeader('Access-Control-Allow-Credentials', 'true');\n  }\n  res.end();\n};`,
    // by hand, asked of a helper
    `export default (req, res) => {\n  if (!isAllowed(req.headers.origin)) return res.status(403).end();\n  res.setHeader('Access-Control-Allow-Origin', req.headers.origin);\n  res.setHeader('Access-Control-Allow-Credentials', 'true');\n  res.end();\n};`,
    // by hand, one of a list
    `export const handler = async event => {\n  const origin = ORIGINS.find(one => one === event.headers.origin) ?? ORIGINS[0];\n  return { statusCode: 200, headers: { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true' } };\n};`,
    // by hand, one and the same
    `export const handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://shop.example', 'Access-Control-Allow-Credentials': true } });`,
    // public files of Next
    { code: `export default {\n  headers: async () => [{ source: '/fonts/:path*', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] }],\n};`, path: 'next.config.mjs' },
    // credentials of a request that goes out
    `const response = await fetch('/api/orders', { credentials: 'include', headers: { origin: '*' } });`,
    // an answer that is read
    `const origin = response.headers.get('access-control-allow-origin');\nif (origin === '*') console.log('public');`,
    // a proxy of a dev server
    { code: `export default { server: { proxy: { '/api': { target: 'http://localhost:3000', changeOrigin: true } } } };`, path: 'vite.config.ts' },
    // a point on a map, and keys
    `const trip = { origin: true, credentials: false, destination: 'Graz' };`,
    // what a passkey was made for
    `const expected = { origin: 'https://shop.example', credentials: [key] };`,
    // Fastify, exact
    `import cors from '@fastify/cors';\nawait app.register(cors, { origin: ['https://shop.example'], credentials: true });`,
    // Koa, through a list
    `import cors from '@koa/cors';\napp.use(cors({ credentials: true, origin: ctx => (allowed.has(ctx.get('Origin')) ? ctx.get('Origin') : '') }));`,
    // switched by the origin
    `import { cors } from 'hono/cors';\napp.use(cors({ credentials: true, origin: origin => {\n  switch (origin) {\n    case 'https://shop.example':\n      return origin;\n    default:\n      return null;\n  }\n} }));`,
    // a part, with the slash that ends the host
    `import cors from 'cors';\napp.use(cors({ credentials: true, origin: (origin, callback) => callback(null, origin === 'https://shop.example' || origin.startsWith('http://localhost:')) }));`,
    // a test
    { code: `import cors from 'cors';\napp.use(cors({ origin: true, credentials: true }));`, path: 'test/server.ts' },
    // only while developing
    `if (isProduction) {
  app.enableCors({ origin: process.env.ORIGINS.split(','), credentials: true });
} else {
  app.enableCors({ origin: true, credentials: true });
}`,
    // nobody
    `import cors from 'cors';\napp.use(cors({ origin: false, credentials: true }));`,
    // AWS CDK, exact
    `new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['https://shop.example'], allowCredentials: true } });`,
  ],
  invalid: [
    // whoever asks
    `import cors from 'cors';\napp.use(cors({ origin: true, credentials: true })); // ✗ reflected`,
    // every site, with credentials
    `import cors from 'cors';\napp.use(cors({\n  origin: '*', // ✗ any\n  credentials: true,\n}));`,
    // no origin named
    `const cors = require('cors');\napp.use(cors({ credentials: true })); // ✗ any`,
    // yes to all
    `import cors from 'cors';\napp.use(cors({\n  origin: (origin, callback) => callback(null, true), // ✗ reflected\n  credentials: true,\n}));`,
    // yes to all, in a function
    `import cors from 'cors';\napp.use(cors({\n  origin: function (origin, callback) { // ✗ reflected\n    callback(null, origin);\n  },\n  credentials: true,\n}));`,
    // options in a constant
    `import cors from 'cors';\nconst corsOptions = {\n  origin: true, // ✗ reflected\n  credentials: true,\n};\napp.use(cors(corsOptions));`,
    // compiled
    `"use strict";\nconst cors_1 = __importDefault(require("cors"));\napp.use((0, cors_1.default)({ origin: true, credentials: true })); // ✗ reflected`,
    // a part of the origin
    `import cors from 'cors';\napp.use(cors({\n  credentials: true,\n  origin: (origin, callback) => {\n    if (origin.includes('shop.example')) callback(null, true); // ✗ part\n    else callback(new Error('no'));\n  },\n}));`,
    // its end, without a dot
    `import cors from 'cors';\napp.use(cors({\n  credentials: true,\n  origin: (origin, callback) => {\n    callback(null, origin.endsWith('shop.example')); // ✗ part\n  },\n}));`,
    // its start, with an open end
    `import { cors } from 'hono/cors';\napp.use(cors({\n  credentials: true,\n  origin: origin => (origin.startsWith('https://shop.example') ? origin : null), // ✗ part\n}));`,
    // indexOf
    `const cors = require('cors');\napp.use(cors({\n  credentials: true,\n  origin(origin, callback) {\n    if (origin.indexOf('shop.example') !== -1) return callback(null, true); // ✗ part\n    callback(null, false);\n  },\n}));`,
    // the dot stands for anything
    `import cors from 'cors';\napp.use(cors({ origin: /^https:\\/\\/shop.example$/, credentials: true })); // ✗ pattern`,
    // the end is open
    `import cors from 'cors';\napp.use(cors({ origin: /^https:\\/\\/shop\\.example/, credentials: true })); // ✗ pattern`,
    // the start is open
    `import cors from 'cors';\napp.use(cors({ origin: /shop\\.example$/, credentials: true })); // ✗ pattern`,
    // one of a list
    `import cors from 'cors';\napp.use(cors({\n  origin: [\n    'https://shop.example',\n    /localhost/, // ✗ pattern\n  ],\n  credentials: true,\n}));`,
    // in a function
    `import cors from 'cors';\nconst OURS = /https:\\/\\/.*shop\\.example/;\napp.use(cors({\n  credentials: true,\n  origin: (origin, callback) => {\n    if (OURS.test(origin)) callback(null, true); // ✗ pattern\n    else callback(null, false);\n  },\n}));`,
    // made from a text
    `import cors from 'cors';\napp.use(cors({ origin: new RegExp('shop.example'), credentials: true })); // ✗ pattern`,
    // sandboxed frames
    `import cors from 'cors';\napp.use(cors({\n  origin: [\n    'https://shop.example',\n    'null', // ✗ null\n  ],\n  credentials: true,\n}));`,
    // Fastify
    `import cors from '@fastify/cors';\nawait app.register(cors, { origin: true, credentials: true }); // ✗ reflected`,
    // Fastify, no origin named
    `import cors from '@fastify/cors';\nawait app.register(cors, { credentials: true }); // ✗ any`,
    // Koa, whoever asks
    `import cors from '@koa/cors';\napp.use(cors({\n  origin: ctx => ctx.get('Origin'), // ✗ reflected\n  credentials: true,\n}));`,
    // Hono, whoever asks
    `import { cors } from 'hono/cors';\napp.use('/api/*', cors({ origin: origin => origin, credentials: true })); // ✗ reflected`,
    // Nest
    `const app = await NestFactory.create(AppModule);\napp.enableCors({ origin: true, credentials: true }); // ✗ reflected`,
    // Nest, in the options of the application
    `const app = await NestFactory.create(AppModule, {\n  cors: { origin: '*', credentials: true }, // ✗ any\n});`,
    // Nest, a gateway
    `@WebSocketGateway({ cors: { origin: true, credentials: true } }) // ✗ reflected\nexport class Chat {}`,
    // socket.io
    `import { Server } from 'socket.io';\nconst io = new Server(server, { cors: { origin: '*', credentials: true } }); // ✗ any`,
    // by hand
    `export default (req, res) => {\n  res.setHeader('Access-Control-Allow-Origin', req.headers.origin); // ✗ reflected\n  res.setHeader('Access-Control-Allow-Credentials', 'true');\n  res.end();\n};`,
    // by hand, with a stand-in
    `app.use((req, res, next) => {\n  const origin = req.headers.origin || '*';\n  res.header('Access-Control-Allow-Origin', origin); // ✗ reflected\n  res.header('Access-Control-Allow-Credentials', true);\n  next();\n});`,
    // by hand, where there is one
    `app.use((req, res, next) => {\n  if (req.headers.origin) {\n    res.header('Access-Control-Allow-Origin', req.get('Origin')); // ✗ reflected\n    res.header('Access-Control-Allow-Credentials', 'true');\n  }\n  next();\n});`,
    // Lambda
    `export const handler = async event => ({\n  statusCode: 200,\n  headers: {\n    'Access-Control-Allow-Origin': event.headers.origin, // ✗ reflected\n    'Access-Control-Allow-Credentials': 'true',\n  },\n});`,
    // Lambda, every site
    `export const handler = async event => ({\n  statusCode: 200,\n  headers: {\n    'Access-Control-Allow-Origin': '*', // ✗ any\n    'Access-Control-Allow-Credentials': true,\n  },\n});`,
    // a worker
    `export default {\n  async fetch(request) {\n    const headers = new Headers();\n    headers.set('Access-Control-Allow-Origin', request.headers.get('Origin')); // ✗ reflected\n    headers.set('Access-Control-Allow-Credentials', 'true');\n    return new Response('ok', { headers });\n  },\n};`,
    // by hand, by a part
    `export default (req, res) => {\n  const origin = req.headers.origin;\n  if (origin.endsWith('shop.example')) { // ✗ part\n    res.setHeader('Access-Control-Allow-Origin', origin);\n    res.setHeader('Access-Control-Allow-Credentials', 'true');\n  }\n  res.end();\n};`,
    // Next, for all paths
    { code: `export default {\n  headers: async () => [{\n    source: '/api/:path*',\n    headers: [\n      { key: 'Access-Control-Allow-Credentials', value: 'true' },\n      { key: 'Access-Control-Allow-Origin', value: '*' }, // ✗ any\n    ],\n  }],\n};`, path: 'next.config.mjs' },
    // Nuxt's rules for routes
    { code: `export default defineNuxtConfig({\n  routeRules: {\n    '/api/**': {\n      headers: {\n        'access-control-allow-origin': '*', // ✗ any\n        'access-control-allow-credentials': 'true',\n      },\n    },\n  },\n});`, path: 'nuxt.config.ts' },
    // h3
    `import { handleCors } from 'h3';\nexport default defineEventHandler(event => {\n  handleCors(event, { origin: '*', credentials: true }); // ✗ any\n});`,
    // Elysia's own defaults
    `import { cors } from '@elysiajs/cors';\nnew Elysia().use(cors()).listen(3000); // ✗ reflected`,
    // middy
    `import httpCors from '@middy/http-cors';\nexport const handler = middy(main).use(httpCors({ origins: ['*'], credentials: true })); // ✗ any`,
    // AWS CDK
    `new HttpApi(this, 'api', { corsPreflight: { allowOrigins: ['*'], allowCredentials: true } }); // ✗ any`,
    // in a class field
    `export class Gateway {\n  private readonly cors = {\n    origin: true, // ✗ reflected\n    credentials: true,\n  };\n}`,
    // through a variable
    `import cors from 'cors';\nconst anyone = true;\napp.use(cors({ origin: anyone, credentials: true })); // ✗ reflected`,
  ],
});
