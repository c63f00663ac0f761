import { testRule } from '../../testing/test-rule.js';
import { noInsecureCookie } from './no-insecure-cookie.js';

testRule(noInsecureCookie, {
  valid: [
    // all three
    `app.post('/login', (req, res) => {\n  res.cookie('session', issue(req.user), { httpOnly: true, secure: true, sameSite: 'lax' });\n  res.end();\n});`,
    // secure where it matters
    `app.post('/login', (req, res) => res.cookie('token', issue(req.user), { httpOnly: true, secure: process.env.NODE_ENV === 'production', sameSite: 'strict' }).end());`,
    // a colour
    `app.post('/settings', (req, res) => res.cookie('theme', req.body.theme).end());`,
    // which tokenizer, and whose book
    `app.get('/settings', (req, res) => res.cookie('tokenizer', 'words').cookie('authorName', req.query.author).end());`,
    // a language
    `app.get('/', (req, res) => res.cookie('locale', req.query.lang, { maxAge: 9e8 }).end());`,
    // consent
    `import { cookies } from 'next/headers';\nexport async function accept() {\n  (await cookies()).set('cookie-consent', 'yes');\n}`,
    // made for the page's scripts to read
    `app.use((req, res, next) => {\n  res.cookie('XSRF-TOKEN', req.csrfToken());\n  next();\n});`,
    // taken away
    `app.post('/logout', (req, res) => res.cookie('session', '', { maxAge: 0 }).end());`,
    // taken away, another way
    `app.post('/logout', (req, res) => res.cookie('token', 'none', { expires: new Date(Date.now() + 1000) }).end());`,
    // taken away by a date in the past
    `app.post('/logout', (req, res) => res.cookie('session', req.id, { expires: new Date(0) }).end());`,
    // the options come from elsewhere
    `import { cookieOptions } from './config';\napp.post('/login', (req, res) => res.cookie('token', issue(req.user), cookieOptions).end());`,
    // elsewhere, and a little more
    `import { base } from './config';\napp.post('/login', (req, res) => res.cookie('token', issue(req.user), { ...base, maxAge: 1000 }).end());`,
    // options in a constant of the file
    `const options = { httpOnly: true, secure: true, sameSite: 'strict', path: '/' } as const;\nexport const login = (req, res) => res.cookie('refresh_token', req.token, options).end();`,
    // options made by a helper of the file
    `const options = (age: number) => ({ httpOnly: true, secure: isProduction, sameSite: 'lax', maxAge: age });\nexport const login = (req, res) => res.cookie('refresh_token', req.token, options(900)).end();`,
    // SvelteKit sets all three by itself
    { code: `export const actions = {\n  login: async ({ cookies }) => {\n    cookies.set('session', await issue(), { path: '/' });\n  },\n};`, path: 'src/routes/login/+page.server.ts' },
    // iron-session sets all three by itself
    `import { getIronSession } from 'iron-session';\nexport const session = (req, res) => getIronSession(req, res, { password: process.env.SESSION_PASSWORD, cookieName: 'shop' });`,
    // the session's cookie has all
    `import session from 'express-session';\napp.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { secure: true, sameSite: 'lax' } }));`,
    // httpOnly is the default of express-session, secure follows the connection
    `import session from 'express-session';\napp.use(session({ secret: process.env.SECRET, cookie: { secure: 'auto', sameSite: 'lax' } }));`,
    // secure in production
    `const session = require('express-session');\nconst sess = { secret: process.env.SECRET, cookie: { sameSite: 'lax' } };\nif (app.get('env') === 'production') sess.cookie.secure = true;\napp.use(session(sess));`,
    // the plugin is secure by itself
    `import session from '@fastify/session';\napp.register(session, { secret: process.env.SECRET, cookie: { sameSite: 'lax' } });`,
    // Remix, all there
    `import { createCookieSessionStorage } from '@remix-run/node';\nexport const storage = createCookieSessionStorage({ cookie: { name: '__session', httpOnly: true, secure: process.env.NODE_ENV === 'production', secrets: [process.env.SECRET] } });`,
    // Remix, a cookie of preferences
    `import { createCookie } from '@remix-run/node';\nexport const theme = createCookie('theme', { maxAge: 31_536_000 });`,
    // a header with all three
    'export const login = (req, res) => res.setHeader("Set-Cookie", `session=${issue(req)}; Path=/; HttpOnly; Secure; SameSite=Lax`);',
    // a header whose flags come from elsewhere
    'export const login = (req, res) => res.setHeader("Set-Cookie", `session=${issue(req)}; Path=/; ${flags}`);',
    // a header that takes the cookie away
    `export const logout = () => new Response(null, { headers: { 'Set-Cookie': 'session=; Path=/; Max-Age=0' } });`,
    // a header of no weight
    `export const handler = async event => ({ statusCode: 200, headers: { 'Set-Cookie': 'locale=de; Path=/' } });`,
    // Hono, all there
    `import { setCookie } from 'hono/cookie';\napp.post('/login', c => {\n  setCookie(c, 'session', issue(c), { httpOnly: true, secure: true, sameSite: 'Lax' });\n  return c.text('in');\n});`,
    // Koa: httpOnly by itself, secure by the connection
    `router.post('/login', async ctx => {\n  ctx.cookies.set('session', issue(ctx), { sameSite: 'lax' });\n});`,
    // a cookie of a browser under test
    `await page.setCookie({ name: 'session', value: token, url: 'https://shop.example' });`,
    // an extension
    `await chrome.cookies.set({ url: 'https://shop.example', name: 'session', value: token });`,
    // a jar of a client
    `import { CookieJar } from 'tough-cookie';\nconst jar = new CookieJar();\nawait jar.setCookie('session=abc', 'https://shop.example');`,
    // a map that only sounds like it
    `const cookiesByUser = new Map();\nexport const remember = (user, token) => cookiesByUser.set('session', token);`,
    // other sites may have it, over TLS
    `app.post('/login', (req, res) => res.cookie('session', issue(req.user), { httpOnly: true, secure: true, sameSite: 'none' }).end());`,
    // where to go back to, during a login
    `import { cookies } from 'next/headers';\nexport async function start() {\n  (await cookies()).set('oauth_state', state, { httpOnly: true, secure: true });\n}`,
    // not the token, only that there is one
    `app.post('/login', (req, res) => res.cookie('isLoggedIn', 'true').end());`,
    // Auth.js, as it would be anyway
    `import NextAuth from 'next-auth';\nexport default NextAuth({\n  providers,\n  cookies: { sessionToken: { name: 'session', options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isProduction } } },\n});`,
    // protection on
    `export default { kit: { csrf: { checkOrigin: true } } };`,
    // a switch of something else
    `export const fields = { csrf: false, title: true };`,
    // another's csrf, decided by the environment
    `import { ApolloServer } from '@apollo/server';\nexport const server = new ApolloServer({ typeDefs, csrfPrevention: process.env.NODE_ENV === 'production' });`,
    // a test
    { code: `app.post('/login', (req, res) => res.cookie('session', '1').end());`, path: 'test/server.ts' },
    // an interface of a page: kept in a store of its own
    { code: `'use client';\nimport { setCookie } from 'cookies-next';\nexport const remember = token => setCookie('token', token, { secure: true });`, path: 'components/login.tsx' },
  ],
  invalid: [
    `import { getIronSession } from 'iron-session';\nimport { cookies } from 'next/headers';\nexport const session = async () => getIronSession(await cookies(), { password, cookieName: 'sid', cookieOptions: { secure: false } }); // ✗`,
    // nothing said at all
    `app.post('/login', (req, res) => {\n  res.cookie('token', issue(req.user)); // ✗ missing\n  res.end();\n});`,
    // no httpOnly
    `app.post('/login', (req, res) => {\n  res.cookie('session', issue(req.user), { secure: true, sameSite: 'lax' }); // ✗ missing\n});`,
    // scripts may read it, said so
    `app.post('/login', (req, res) => {\n  res.cookie('sid', req.sessionID, { httpOnly: false, secure: true, sameSite: 'lax' }); // ✗ missing\n});`,
    // not secure
    `app.post('/login', (req, res) => {\n  res.status(200).cookie('access_token', issue(req.user), { httpOnly: true, secure: false, sameSite: 'strict' }).json({ ok: true }); // ✗ missing\n});`,
    // no sameSite
    `app.post('/login', (req, res) => {\n  res.cookie('refreshToken', issue(req.user), { httpOnly: true, secure: true }); // ✗ missing\n});`,
    // to other sites, without TLS
    `app.post('/login', (req, res) => {\n  res.cookie('session', issue(req.user), { httpOnly: true, sameSite: 'none' }); // ✗ cross-site\n});`,
    // Nest
    `@Controller('auth')\nexport class AuthController {\n  @Post('login')\n  async login(@Body() body: LoginDto, @Res({ passthrough: true }) response: Response) {\n    response.cookie('jwt', await this.auth.login(body), { httpOnly: true }); // ✗ missing\n  }\n}`,
    // compiled
    `"use strict";\nclass AuthController {\n    login(body, res) {\n        return __awaiter(this, void 0, void 0, function* () {\n            res.cookie("refresh_token", yield this.auth.login(body), { maxAge: 1000 }); // ✗ missing\n        });\n    }\n}\nexports.AuthController = AuthController;`,
    // Fastify
    `app.post('/login', async (request, reply) => {\n  reply.setCookie('session', await issue(request), { path: '/' }); // ✗ missing\n});`,
    // Next, in an action
    `'use server';\nimport { cookies } from 'next/headers';\nexport async function login(form) {\n  const store = await cookies();\n  store.set('session', await issue(form), { httpOnly: true, path: '/' }); // ✗ missing\n}`,
    // Next, as an object
    `import { cookies } from 'next/headers';\nexport async function login(form) {\n  cookies().set({ name: 'token', value: await issue(form), path: '/' }); // ✗ missing\n}`,
    // Next, on the response
    { code: `import { NextResponse } from 'next/server';\nexport async function POST(request) {\n  const response = NextResponse.json({ ok: true });\n  response.cookies.set('auth-token', await issue(request), { httpOnly: true, sameSite: 'lax' }); // ✗ missing\n  return response;\n}`, path: 'app/api/login/route.ts' },
    // Hono
    `import { setCookie } from 'hono/cookie';\napp.post('/login', async c => {\n  setCookie(c, 'session', await issue(c)); // ✗ missing\n  return c.json({ ok: true });\n});`,
    // h3, imported by Nuxt
    { code: `export default defineEventHandler(async event => {\n  setCookie(event, 'session', await issue(event), { httpOnly: true }); // ✗ missing\n});`, path: 'server/api/login.post.ts' },
    // Koa switches its default off
    `router.post('/login', async ctx => {\n  ctx.cookies.set('session', await issue(ctx), { httpOnly: false, sameSite: 'lax' }); // ✗ missing\n});`,
    // SvelteKit switches its defaults off
    { code: `export const actions = {\n  login: async ({ cookies }) => {\n    cookies.set('session', await issue(), { path: '/', httpOnly: false, secure: false }); // ✗ missing\n  },\n};`, path: 'src/routes/login/+page.server.ts' },
    // Astro
    { code: `export const POST = async ({ cookies, request }) => {\n  cookies.set('session', await issue(request), { path: '/' }); // ✗ missing\n  return new Response(null);\n};\nexport const prerender = false; // astro`, path: 'src/pages/api/login.ts' },
    // express-session as it comes
    `import session from 'express-session';\napp.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: true })); // ✗ missing`,
    // express-session, switched off
    `const session = require('express-session');\napp.use(\n  session({ // ✗ missing\n    secret: process.env.SECRET,\n    cookie: { secure: false, maxAge: 60_000 },\n  }),\n);`,
    // cookie-session
    `import cookieSession from 'cookie-session';\napp.use(cookieSession({ keys: [process.env.KEY], httpOnly: false })); // ✗ missing`,
    // koa-session
    `import session from 'koa-session';\napp.use(session({ key: 'shop', httpOnly: false }, app)); // ✗ missing`,
    // Fastify's sessions, switched off
    `import fastifySession from '@fastify/session';\napp.register(fastifySession, { secret: process.env.SECRET, cookie: { secure: false } }); // ✗ missing`,
    // iron-session, switched off
    `import { getIronSession } from 'iron-session';\nexport const sessionOf = (req, res) => getIronSession(req, res, { password: process.env.PASSWORD, cookieName: 'shop', cookieOptions: { secure: false } }); // ✗ missing`,
    // Remix
    `import { createCookieSessionStorage } from '@remix-run/node';\nexport const { getSession, commitSession } = createCookieSessionStorage({ cookie: { name: '__session', secrets: [process.env.SECRET] } }); // ✗ missing`,
    // React Router's
    `import { createCookie } from 'react-router';\nexport const auth = createCookie('auth', { maxAge: 604_800 }); // ✗ missing`,
    // put together by the package
    `import { serialize } from 'cookie';\nexport default (req, res) => {\n  res.setHeader('Set-Cookie', serialize('token', issue(req), { path: '/', httpOnly: true })); // ✗ missing\n};`,
    // by hand
    'export const login = (req, res) => {\n  res.setHeader("Set-Cookie", `session=${issue(req)}; Path=/; HttpOnly`); // ✗ missing\n};',
    // a worker
    "export default {\n  async fetch(request) {\n    const headers = new Headers();\n    headers.append('Set-Cookie', `auth_token=${await issue(request)}; Path=/; Secure`); // ✗ missing\n    return new Response('in', { headers });\n  },\n};",
    // Lambda
    "export const handler = async event => ({\n  statusCode: 200,\n  headers: {\n    'Set-Cookie': `token=${await issue(event)}; Path=/`, // ✗ missing\n  },\n});",
    // several at once
    "export const login = (req, res) => {\n  res.writeHead(200, {\n    'Set-Cookie': [\n      `locale=de`,\n      `refresh_token=${issue(req)}; HttpOnly; Path=/`, // ✗ missing\n    ],\n  });\n};",
    // options in a constant
    `const options = { httpOnly: true, maxAge: 1000 };\nexport const login = (req, res) => {\n  res.cookie('session', issue(req), options); // ✗ missing\n};`,
    // a helper of the class
    `export class Auth {\n  private setTokens(res: Response, access: string) {\n    res.cookie('accessToken', access, this.options()); // ✗ missing\n  }\n  private options() {\n    return { httpOnly: true, path: '/' };\n  }\n}`,
    // the name is a constant
    `const COOKIE = 'shop_session';\nexport const login = (req, res) => {\n  res.cookie(COOKIE, issue(req), { secure: true }); // ✗ missing\n};`,
    // known by what is put in
    `import jwt from 'jsonwebtoken';\nexport const login = (req, res) => {\n  const pass = jwt.sign({ sub: req.user.id }, process.env.KEY, { expiresIn: '1h' });\n  res.cookie('shop', pass, { httpOnly: true }); // ✗ missing\n};`,
    // off for SvelteKit
    { code: `export default {\n  kit: {\n    csrf: { checkOrigin: false }, // ✗ csrf\n  },\n};`, path: 'svelte.config.js' },
    // off in lusca
    `import lusca from 'lusca';\napp.use(lusca({\n  csrf: false, // ✗ csrf\n  xframe: 'SAMEORIGIN',\n}));`,
    // off in Apollo
    `import { ApolloServer } from '@apollo/server';\nexport const server = new ApolloServer({\n  typeDefs,\n  csrfPrevention: false, // ✗ csrf\n});`,
    // off in Auth.js
    `import { Auth, skipCSRFCheck } from '@auth/core';\nexport const handler = request => Auth(request, {\n  providers,\n  skipCSRFCheck, // ✗ csrf\n});`,
    // off in better-auth
    `import { betterAuth } from 'better-auth';\nexport const auth = betterAuth({\n  advanced: {\n    disableCSRFCheck: true, // ✗ csrf\n  },\n});`,
    // plain cookies in Auth.js
    `import NextAuth from 'next-auth';\nexport default NextAuth({\n  providers,\n  useSecureCookies: false, // ✗ csrf\n});`,
    // Auth.js, readable
    `import NextAuth from 'next-auth';\nexport default NextAuth({\n  providers,\n  cookies: {\n    sessionToken: { // ✗ missing\n      name: 'session',\n      options: { httpOnly: false, sameSite: 'lax', path: '/', secure: true },\n    },\n  },\n});`,
    // signed, but readable
    `import { setSignedCookie } from 'hono/cookie';\napp.post('/login', async c => {\n  await setSignedCookie(c, 'session', await issue(c), c.env.SECRET, { secure: true, sameSite: 'Lax' }); // ✗ missing\n});`,
  ],
});
