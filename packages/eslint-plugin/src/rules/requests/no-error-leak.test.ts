import { testRule } from '../../testing/test-rule.js';
import { noErrorLeak } from './no-error-leak.js';

testRule(noErrorLeak, {
  valid: [
    // a cause is kept inside
    `import { HttpException } from '@nestjs/common';\nexport async function list() {\n  try { return await load(); } catch (error) { throw new HttpException('Orders are not available', 502, { cause: error }); }\n}`,
    // a text of our own
    `app.get('/orders', async (req, res) => {\n  try {\n    res.json(await db.query('select'));\n  } catch (error) {\n    logger.error(error);\n    res.status(500).json({ error: 'Orders are not available' });\n  }\n});`,
    // an id to find it in the log
    `app.get('/orders', async (req, res) => {\n  try {\n    res.json(await db.query('select'));\n  } catch (error) {\n    const errorId = randomUUID();\n    logger.error({ errorId, error });\n    res.status(500).json({ errorId });\n  }\n});`,
    // only logged
    `async function load() {\n  try {\n    return await api.get('/orders');\n  } catch (err) {\n    console.error(err.stack, err.message);\n    throw err;\n  }\n}`,
    // passed on to the handler of errors
    `app.get('/orders', async (req, res, next) => {\n  try {\n    res.json(await load());\n  } catch (err) {\n    next(err);\n  }\n});`,
    // an error class that is made for users
    `app.use((err, req, res, next) => {\n  if (err instanceof HttpError) return res.status(err.status).json({ message: err.message });\n  logger.error(err);\n  res.status(500).json({ message: 'Internal error' });\n});`,
    // zod's findings are for the caller
    `app.post('/orders', (req, res) => {\n  try {\n    Order.parse(req.body);\n  } catch (error) {\n    if (error instanceof ZodError) return res.status(400).json({ message: error.message });\n    throw error;\n  }\n});`,
    // chosen by class
    `app.use((err, req, res, next) => {\n  const message = err instanceof AppError ? err.message : 'Internal error';\n  res.status(500).json({ message });\n});`,
    // Koa says which errors may be shown
    `app.use(async (ctx, next) => {\n  try {\n    await next();\n  } catch (err) {\n    ctx.status = err.status || 500;\n    ctx.body = err.expose ? err.message : 'Internal error';\n  }\n});`,
    // below 500 the text is for the caller
    `app.use((err, req, res, next) => {\n  const message = err.status < 500 ? err.message : 'Internal error';\n  res.status(err.status || 500).send(message);\n});`,
    // not in production
    `app.use((err, req, res, next) => {\n  res.status(500).json({ error: 'Internal error', ...(process.env.NODE_ENV !== 'production' && { stack: err.stack }) });\n});`,
    // in development only
    `app.use((err, req, res, next) => {\n  if (process.env.NODE_ENV === 'development') {\n    return res.status(500).send(err.stack);\n  }\n  res.status(500).send('Internal error');\n});`,
    // production is through by then
    `app.use((err, req, res, next) => {\n  if (process.env.NODE_ENV === 'production') { return res.status(500).send('Internal error'); }\n  res.status(500).send(err.stack);\n});`,
    // a choice by the environment
    `app.use((err, req, res, next) => {\n  res.status(500).render('error', { error: isDev ? err : {} });\n});`,
    // nothing is sent of it
    `app.get('/orders', (req, res) => {\n  db.query('select', (err, rows) => {\n    if (err) return res.status(500).end();\n    res.json(rows);\n  });\n});`,
    // mapped by a function
    `app.get('/orders', async (req, res) => {\n  try {\n    res.json(await load());\n  } catch (err) {\n    res.status(500).json(toPublicError(err));\n  }\n});`,
    // typed as an error for users
    `import { Catch, HttpException } from '@nestjs/common';\n@Catch(HttpException)\nexport class Filter {\n  catch(exception: HttpException, host) {\n    const response = host.switchToHttp().getResponse();\n    response.status(400).json({ message: exception.message });\n  }\n}`,
    // a message, not of an error
    `app.post('/chat', (req, res) => { const { message } = req.body; res.json({ message }); });`,
    // a field of a form that is called so
    `app.get('/', (req, res) => res.render('home', { error: req.flash('error') }));`,
    // Nest with a text of its own
    `import { InternalServerErrorException } from '@nestjs/common';\nexport class Orders {\n  async find() {\n    try { return await this.repository.find(); } catch (error) { this.logger.error(error); throw new InternalServerErrorException('Orders are not available'); }\n  }\n}`,
    // Boom hides what is inside
    `import Boom from '@hapi/boom';\nexport async function handler() {\n  try { return await load(); } catch (err) { throw Boom.badImplementation(err.message); }\n}`,
    // a wrong token: the caller's own fault, in words of the library (possible only)
    `app.use((req, res, next) => {\n  try { req.user = jwt.verify(req.token, key); next(); } catch (err) { res.status(401).json({ message: err.message }); }\n});`,
    // what the caller sent cannot be read (possible only)
    `app.post('/x', (req, res) => {\n  try { parse(req.body); } catch (err) { res.status(400).json({ error: err.message }); }\n});`,
    // a command line prints its errors
    `main().catch(error => {\n  console.error(error.message);\n  process.exitCode = 1;\n});`,
    // a page shows it to the one who caused it
    `async function save() {\n  try { await api.save(form); } catch (err) { setError(err.message); }\n}`,
    // the upstream's body on success
    `export async function GET() {\n  const upstream = await fetch('https://api.acme.test/orders');\n  if (!upstream.ok) return new Response('The partner is not available', { status: 502 });\n  return new Response(await upstream.text());\n}`,
    // by code
    `app.get('/x', async (req, res) => {\n  try { res.json(await load()); } catch (err) {\n    if (err.code === 'LIMIT') return res.status(500).send(err.message);\n    res.status(500).end();\n  }\n});`,
    // the error handler of a development server
    `import errorhandler from 'errorhandler';\nif (process.env.NODE_ENV === 'development') app.use(errorhandler());`,
    // any environment but that
    `app.set('env', process.env.NODE_ENV);`,
    // traces stay inside
    `new ApolloServer({ typeDefs, resolvers, includeStacktraceInErrorResponses: false });`,
    // masks what is not meant for users
    `import { createYoga } from 'graphql-yoga';\nconst yoga = createYoga({ schema, maskedErrors: true });`,
    // formatted without the inside
    `new ApolloServer({ schema, formatError: error => ({ message: error.message, code: error.extensions.code }) });`,
    // whether there was one
    `app.get('/x', (req, res) => load((err, rows) => res.json({ failed: Boolean(err), rows: err ? [] : rows })));`,
    // the code alone
    `app.get('/x', async (req, res) => { try { res.json(await load()); } catch (err) { res.status(500).json({ code: err.code }); } });`,
    // Lambda with its own text
    `exports.handler = async event => {\n  try { return { statusCode: 200, body: JSON.stringify(await load(event)) }; } catch (err) { console.error(err); return { statusCode: 500, body: 'Internal error' }; }\n};`,
    // to a worker of our own
    `process.on('message', async message => { try { await work(message); } catch (err) { process.send({ error: err.message }); } });`,
    // SvelteKit with a text
    `import { error } from '@sveltejs/kit';\nexport async function load() {\n  try { return await db.find(); } catch (e) { console.error(e); error(500, 'Not available'); }\n}`,
    // tests
    { path: 'test/app.test.ts', code: `app.use((err, req, res, next) => { res.status(500).json({ stack: err.stack }); });` },
    // a log line in an answer's path
    `app.get('/x', async (req, res) => { try { res.json(await load()); } catch (err) { req.log.error({ stack: err.stack }); res.sendStatus(500); } });`,
    // by name of the class
    `app.use((err, req, res, next) => {\n  switch (err.name) {\n    case 'ValidationError': return res.status(500).json({ error: err.message });\n    default: return res.status(500).json({ error: 'Internal error' });\n  }\n});`,
    // an API error of our own, told by a function
    `app.use((err, req, res, next) => {\n  if (isPublicError(err)) { res.status(500).json({ message: err.message }); return; }\n  res.status(500).json({ message: 'Internal error' });\n});`,
  ],
  invalid: [
    `wss.on('connection', ws => {\n  ws.on('message', async data => {\n    try {\n      await run(data);\n    } catch (err) {\n      ws.send(JSON.stringify({ error: err.stack })); // ✗ stack\n    }\n  });\n});`,
    `app.use((err, req, res, next) => {\n  res.status(500).send(err.stack); // ✗ stack\n});`,
    `app.use((err, req, res, next) => {\n  res.status(500).json({\n    error: 'Internal error',\n    stack: err.stack, // ✗ stack\n  });\n});`,
    `app.get('/orders', async (req, res) => {\n  try {\n    res.json(await db.query('select'));\n  } catch (err) {\n    res.status(500).json({ error: err.message }); // ✗ message\n  }\n});`,
    `app.get('/orders', async (req, res) => {\n  try {\n    res.json(await db.query('select'));\n  } catch (err) {\n    res.status(500).json(err); // ✗ error\n  }\n});`,
    `app.get('/orders', async (req, res) => {\n  try {\n    res.json(await load());\n  } catch (error) {\n    res.status(500).send(\`Failed: \${error}\`); // ✗ error\n  }\n});`,
    `app.get('/orders', async (req, res) => {\n  try {\n    res.json(await load());\n  } catch (error) {\n    const message = error instanceof Error ? error.message : 'unknown';\n    res.status(500).json({ message }); // ✗ message\n  }\n});`,
    `import axios from 'axios';\napp.get('/orders', async (req, res) => {\n  try {\n    const { data } = await axios.get('https://api.acme.test/orders');\n    res.json(data);\n  } catch (error) {\n    res.status(502).json(error.response.data); // ✗ upstream\n  }\n});`,
    `import axios from 'axios';\napp.get('/orders', (req, res) => {\n  axios.get('https://api.acme.test/orders').then(r => res.json(r.data)).catch(err => res.status(500).json({ details: err.response?.data })); // ✗ upstream\n});`,
    `app.get('/orders', (req, res) => {\n  load().then(rows => res.json(rows)).catch(e => res.status(500).send(e.message)); // ✗ message\n});`,
    `app.get('/orders', (req, res) => {\n  db.query('select', (err, rows) => {\n    if (err) return res.status(500).send(err); // ✗ error\n    res.json(rows);\n  });\n});`,
    { path: 'app/api/orders/route.ts', code: `import { NextResponse } from 'next/server';\nexport async function GET() {\n  try {\n    return NextResponse.json(await prisma.order.findMany());\n  } catch (error: any) {\n    return NextResponse.json({ error: error.message }, { status: 500 }); // ✗ message\n  }\n}` },
    { path: 'app/api/orders/route.ts', code: `export async function GET() {\n  try {\n    return Response.json(await load());\n  } catch (error) {\n    return new Response(String(error), { status: 500 }); // ✗ error\n  }\n}` },
    { path: 'pages/api/orders.ts', code: `export default async function handler(req, res) {\n  try {\n    res.json(await load());\n  } catch (error) {\n    res.status(500).json({ message: (error as Error).message }); // ✗ message\n  }\n}` },
    `import Fastify from 'fastify';\nconst app = Fastify();\napp.setErrorHandler((error, request, reply) => {\n  reply.code(500).send({ message: error.message, stack: error.stack }); // ✗ stack\n});`,
    `import Fastify from 'fastify';\nconst app = Fastify();\napp.get('/orders', async (request, reply) => {\n  try {\n    return await load();\n  } catch (err) {\n    return reply.code(500).send(err); // ✗ error\n  }\n});`,
    `app.use(async (ctx, next) => {\n  try {\n    await next();\n  } catch (err) {\n    ctx.status = 500;\n    ctx.body = { error: err.stack }; // ✗ stack\n  }\n});`,
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.onError((err, c) => c.json({ error: err.message }, 500)); // ✗ message`,
    `import { HttpException, HttpStatus } from '@nestjs/common';\nexport class Orders {\n  async find() {\n    try {\n      return await this.repository.find();\n    } catch (err) {\n      throw new HttpException(err.message, HttpStatus.INTERNAL_SERVER_ERROR); // ✗ message\n    }\n  }\n}`,
    `import { InternalServerErrorException } from '@nestjs/common';\nexport class Orders {\n  async find() {\n    try {\n      return await this.repository.find();\n    } catch (error) {\n      throw new InternalServerErrorException(error); // ✗ error\n    }\n  }\n}`,
    `exports.handler = async event => {\n  try {\n    return { statusCode: 200, body: JSON.stringify(await load(event)) };\n  } catch (err) {\n    return { statusCode: 500, body: JSON.stringify({ stack: err.stack }) }; // ✗ stack\n  }\n};`,
    `export const handler = async (event: any) => {\n  try {\n    return { statusCode: 200, body: JSON.stringify(await load(event)) };\n  } catch (err: any) {\n    return { statusCode: 500, body: err.message }; // ✗ message\n  }\n};`,
    { path: 'server/api/orders.get.ts', code: `export default defineEventHandler(async event => {\n  try {\n    return await load();\n  } catch (err) {\n    throw createError({ statusCode: 500, statusMessage: err.message }); // ✗ message\n  }\n});` },
    { path: 'src/routes/orders/+server.ts', code: `import { error } from '@sveltejs/kit';\nexport async function GET() {\n  try {\n    return new Response(await load());\n  } catch (e) {\n    error(500, e.message); // ✗ message\n  }\n}` },
    { path: 'app/routes/orders.tsx', code: `import { json } from '@remix-run/node';\nexport async function loader() {\n  try {\n    return json(await load());\n  } catch (error) {\n    return json({ error: error.message }, { status: 500 }); // ✗ message\n  }\n}` },
    `import { HTTPException } from 'hono/http-exception';\nexport async function load() {\n  try {\n    return await api.get('/orders');\n  } catch (err) {\n    throw new HTTPException(500, { message: err.message }); // ✗ message\n  }\n}`,
    { path: 'dist/orders.js', code: `"use strict";\nfunction orders(req, res) {\n    return __awaiter(this, void 0, void 0, function* () {\n        try {\n            res.json(yield load());\n        }\n        catch (err) {\n            res.status(500).json({ error: err.message }); // ✗ message\n        }\n    });\n}\nexports.orders = orders;` },
    `class Orders {\n  async list(req, res) {\n    try {\n      return res.json(await this.service.list());\n    } catch ({ message }) {\n      return res.status(500).json({ message }); // ✗ message\n    }\n  }\n}`,
    `function fail(res, err) {\n  res.status(500).json({ message: 'failed', error: err.stack }); // ✗ stack\n}\napp.get('/x', async (req, res) => { try { res.json(await load()); } catch (e) { fail(res, e); } });`,
    `app.use((err, req, res, next) => {\n  const body = { status: 'error', stack: err.stack };\n  res.status(500).json(body); // ✗ stack\n});`,
    `app.use((err, req, res, next) => {\n  res.status(500);\n  res.render('error', { error: err }); // ✗ error\n});`,
    `import http from 'node:http';\nhttp.createServer(async (req, res) => {\n  try {\n    res.end(await page(req.url));\n  } catch (err) {\n    res.writeHead(500);\n    res.end(err.stack); // ✗ stack\n  }\n}).listen(80);`,
    `export default {\n  async fetch(request, env) {\n    try {\n      return await route(request, env);\n    } catch (err) {\n      return new Response(err.stack, { status: 500 }); // ✗ stack\n    }\n  },\n};`,
    `export async function GET() {\n  const upstream = await fetch('https://api.acme.test/orders');\n  if (!upstream.ok) {\n    return new Response(await upstream.text(), { status: 502 }); // ✗ upstream\n  }\n  return Response.json(await upstream.json());\n}`,
    `app.get('/orders', async (req, res) => {\n  const answer = await fetch('https://api.acme.test/orders');\n  if (answer.status !== 200) {\n    const text = await answer.text();\n    return res.status(502).send(text); // ✗ upstream\n  }\n  res.json(await answer.json());\n});`,
    `import errorhandler from 'errorhandler';\nimport express from 'express';\nconst app = express();\napp.use(errorhandler()); // ✗ debug`,
    `import express from 'express';\nconst app = express();\napp.set('env', 'development'); // ✗ debug`,
    `import { ApolloServer } from '@apollo/server';\nconst server = new ApolloServer({ typeDefs, resolvers, includeStacktraceInErrorResponses: true }); // ✗ debug`,
    `import { createYoga } from 'graphql-yoga';\nconst yoga = createYoga({ schema, maskedErrors: false }); // ✗ debug`,
    `import { ApolloServer } from 'apollo-server';\nconst server = new ApolloServer({ schema, formatError: err => ({ message: err.message, stack: err.stack }) }); // ✗ stack`,
    `import { TRPCError } from '@trpc/server';\nexport async function list() {\n  try {\n    return await db.order.findMany();\n  } catch (err) {\n    throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: err.message }); // ✗ message\n  }\n}`,
    { minConfidence: 'possible', code: `app.post('/webhook', (req, res) => {\n  try { stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret); } catch (err) { res.status(400).send(\`Webhook Error: \${err.message}\`); } // ✗ message\n});` },
    `app.use(async (err, req, res, next) => {\n  res.status(500).json({ error: { ...err, url: req.url } }); // ✗ error\n});`,
  ],
});
