import { testRule } from '../../testing/test-rule.js';
import { noUnsafeRedirect } from './no-unsafe-redirect.js';

testRule(noUnsafeRedirect, {
  valid: [
    // a path of our own
    `app.get('/old', (req, res) => res.redirect('/new'));`,
    // one slash, and not two
    `app.get('/login', (req, res) => {\n  const { next } = req.query;\n  if (!next.startsWith('/') || next.startsWith('//')) return res.redirect('/');\n  res.redirect(next);\n});`,
    // the same, as an expression
    `app.get('/login', (req, res) => {\n  const next = String(req.query.next);\n  res.redirect(next.startsWith('/') && !next.startsWith('//') ? next : '/');\n});`,
    // the same, by an expression of its own
    `app.get('/login', (req, res) => {\n  const next = String(req.query.next);\n  res.redirect(/^\\/(?!\\/)/.test(next) ? next : '/');\n});`,
    // one of a list
    `const TARGETS = ['/orders', '/account'];\napp.get('/login', (req, res) => {\n  if (!TARGETS.includes(req.query.next)) return res.redirect('/');\n  res.redirect(req.query.next);\n});`,
    // looked up
    `const TARGETS = { orders: '/orders', account: '/account' };\napp.get('/go/:to', (req, res) => res.redirect(TARGETS[req.params.to]));`,
    // the origin is compared
    `app.get('/login', (req, res) => {\n  const target = new URL(req.query.next, 'https://shop.example');\n  if (target.origin !== 'https://shop.example') return res.redirect('/');\n  res.redirect(target.href);\n});`,
    // a fixed host and a path
    'app.get("/docs/:page", (req, res) => res.redirect(`https://docs.shop.example/${req.params.page}`));',
    // a fixed path and a query
    'app.get("/search", (req, res) => res.redirect(`/find?q=${encodeURIComponent(req.query.q)}`));',
    // a longer path of our own
    'app.get("/u/:id", (req, res) => res.redirect(`/users/${req.params.id}`));',
    // encoded
    'app.get("/p/:page", (req, res) => res.redirect("/" + encodeURIComponent(req.params.page)));',
    // to HTTPS, the same place
    'app.use((req, res, next) => (req.secure ? next() : res.redirect(`https://${req.headers.host}${req.url}`)));',
    // the same place with a slash
    `app.use((req, res) => res.redirect(req.originalUrl + '/'));`,
    // Next: a path on this site
    { code: `import { NextResponse } from 'next/server';\nexport function middleware(request) {\n  return NextResponse.redirect(new URL('/login', request.url));\n}`, path: 'middleware.ts' },
    // Next: back, by the path that was asked for
    { code: `import { NextResponse } from 'next/server';\nexport function middleware(request) {\n  const url = request.nextUrl.clone();\n  url.pathname = '/login';\n  return NextResponse.redirect(url);\n}`, path: 'middleware.ts' },
    // what the database says
    `app.get('/s/:slug', async (req, res) => {\n  const link = await db.link.findUnique({ where: { slug: req.params.slug } });\n  res.redirect(link.url);\n});`,
    // what the provider says
    `app.get('/pay', async (req, res) => {\n  const session = await stripe.checkout.sessions.create({ mode: 'payment' });\n  res.redirect(303, session.url);\n});`,
    // asked
    `app.get('/login', (req, res) => {\n  if (!isSafeRedirect(req.query.next)) return res.redirect('/');\n  res.redirect(req.query.next);\n});`,
    // made safe by a helper
    `app.get('/login', (req, res) => res.redirect(safeRedirect(req.query.next)));`,
    // the router of a page stays on the site
    { code: `'use client';\nimport { useRouter, useSearchParams } from 'next/navigation';\nexport function After() {\n  const router = useRouter();\n  const params = useSearchParams();\n  router.push(params.get('next') ?? '/');\n}`, path: 'components/after.tsx' },
    // the page is loaded again
    `document.querySelector('button').onclick = () => { window.location.href = window.location.pathname; };`,
    // a page and a query of its own
    'const q = new URLSearchParams(location.search).get("q");\nwindow.location.href = `/search?q=${q}`;',
    // where something is
    `const shop = { location: req.query.city };`,
    // a header that is read
    `const response = await fetch('https://api.partner.example');\nconst next = response.headers.get('Location');`,
    // a number
    'app.get("/page", (req, res) => res.redirect("/" + Number(req.query.page)));',
    // an id that is one
    { code: "@Controller('items')\nexport class Items {\n  @Get(':id')\n  go(@Param('id', ParseUUIDPipe) id: string, @Res() res: Response) {\n    res.redirect(`/${id}`);\n  }\n}" },
    // Nest, fixed
    `@Controller('docs')\nexport class Docs {\n  @Get()\n  @Redirect('https://docs.shop.example', 302)\n  docs() {}\n}`,
    // SvelteKit, fixed
    { code: `import { redirect } from '@sveltejs/kit';\nexport const load = ({ locals }) => {\n  if (!locals.user) redirect(303, '/login');\n};`, path: 'src/routes/+layout.server.ts' },
    // Remix, checked by name
    { code: `import { redirect } from '@remix-run/node';\nexport async function action({ request }) {\n  const form = await request.formData();\n  return redirect(safeRedirect(form.get('redirectTo'), '/'));\n}`, path: 'app/routes/login.tsx' },
    // a switch over written values
    "app.get('/go', (req, res) => {\n  switch (req.query.to) {\n    case '/orders':\n      return res.redirect(req.query.to);\n    default:\n      return res.redirect('/');\n  }\n});",
    // a test
    { code: `app.get('/go', (req, res) => res.redirect(req.query.url));`, path: 'test/server.ts' },
    // the session has where to go back to
    `app.get('/callback', (req, res) => res.redirect(req.session.returnTo || '/'));`,
  ],
  invalid: [
    { path: 'src/routes/login/+page.server.ts', code: `import { redirect } from '@sveltejs/kit';\nexport const actions = {\n  default: async ({ request, url }) => {\n    await signIn(await request.formData());\n    redirect(303, url.searchParams.get('redirectTo') ?? '/'); // ✗\n  },\n};` },
    // Express
    `app.get('/go', (req, res) => {\n  res.redirect(req.query.url); // ✗ open\n});`,
    // with a status
    `app.get('/go', (req, res) => {\n  res.redirect(302, req.query.url); // ✗ open\n});`,
    // with a stand-in
    `app.get('/login', (req, res) => {\n  res.redirect(req.query.next || '/'); // ✗ open\n});`,
    // through a variable
    `app.get('/logout', (req, res) => {\n  const { returnTo } = req.query;\n  req.session.destroy();\n  return res.redirect(returnTo as string); // ✗ open\n});`,
    // out of the body
    `app.post('/login', (req, res) => {\n  res.redirect(req.body.redirect_uri); // ✗ open\n});`,
    // one slash is not enough: the next may be one too
    "app.get('/go/:page', (req, res) => {\n  res.redirect('/' + req.query.page); // ✗ open\n});",
    // a start that others have
    `app.get('/login', (req, res) => {\n  const { next } = req.query;\n  if (!next.startsWith('https://shop.example')) return res.redirect('/');\n  res.redirect(next); // ✗ open\n});`,
    // begins with a slash, and perhaps with two
    `app.get('/login', (req, res) => {\n  const { next } = req.query;\n  if (!next.startsWith('/')) return res.redirect('/');\n  res.redirect(next); // ✗ open\n});`,
    // the host
    'app.get("/to", (req, res) => {\n  res.redirect(`https://${req.query.shop}/welcome`); // ✗ open\n});',
    // a label of the host
    'app.get("/to", (req, res) => {\n  res.redirect(`https://${req.query.shop}.shops.example/welcome`); // ✗ open\n});',
    // no slash after the host
    "app.get('/to', (req, res) => {\n  res.redirect('https://shop.example' + req.query.path); // ✗ open\n});",
    // a header, by hand
    `import http from 'node:http';\nhttp.createServer((req, res) => {\n  const next = new URL(req.url, 'http://localhost').searchParams.get('next');\n  res.writeHead(302, { Location: next }); // ✗ open\n  res.end();\n});`,
    // setHeader
    `app.get('/go', (req, res) => {\n  res.setHeader('Location', req.query.url); // ✗ open\n  res.status(302).end();\n});`,
    // Fastify
    `fastify.get('/go', async (request, reply) => {\n  return reply.redirect(request.query.url); // ✗ open\n});`,
    // Koa
    `router.get('/go', async ctx => {\n  ctx.redirect(ctx.query.url); // ✗ open\n});`,
    // Hono
    `import { Hono } from 'hono';\nconst app = new Hono();\napp.get('/go', c => c.redirect(c.req.query('url'))); // ✗ open`,
    // Nest, by the response
    `@Controller('auth')\nexport class AuthController {\n  @Get('callback')\n  callback(@Query('next') next: string, @Res() res: Response) {\n    res.redirect(next); // ✗ open\n  }\n}`,
    // Nest, by what is returned
    `@Controller('go')\nexport class GoController {\n  @Get()\n  @Redirect()\n  go(@Query('url') url: string) {\n    return { url, statusCode: 302 }; // ✗ open\n  }\n}`,
    // Next, a route handler
    { code: `import { NextResponse } from 'next/server';\nexport async function GET(request) {\n  const next = request.nextUrl.searchParams.get('next');\n  return NextResponse.redirect(next); // ✗ open\n}`, path: 'app/api/go/route.ts' },
    // Next, with a base that a whole address replaces
    { code: `import { NextResponse } from 'next/server';\nexport async function GET(request) {\n  const next = request.nextUrl.searchParams.get('next') ?? '/';\n  return NextResponse.redirect(new URL(next, request.url)); // ✗ open\n}`, path: 'app/auth/callback/route.ts' },
    // Next, an action
    { code: `'use server';\nimport { redirect } from 'next/navigation';\nexport async function login(form: FormData) {\n  await signIn(form);\n  redirect(form.get('next') as string); // ✗ open\n}`, path: 'app/login/actions.ts' },
    // Next, a page's props
    { code: `export async function getServerSideProps({ query }) {\n  return {\n    redirect: {\n      destination: query.next, // ✗ open\n      permanent: false,\n    },\n  };\n}`, path: 'pages/login.tsx', minConfidence: 'possible' },
    // Next, pages
    { code: `export default function handler(req, res) {\n  res.redirect(307, req.query.returnUrl); // ✗ open\n}`, path: 'pages/api/exit.ts' },
    // Remix
    { code: `import { redirect } from '@remix-run/node';\nexport async function action({ request }) {\n  const form = await request.formData();\n  return redirect(form.get('redirectTo')); // ✗ open\n}`, path: 'app/routes/login.tsx' },
    // SvelteKit
    { code: `import { redirect } from '@sveltejs/kit';\nexport async function GET({ url }) {\n  redirect(303, url.searchParams.get('next')); // ✗ open\n}`, path: 'src/routes/go/+server.ts' },
    // Nuxt
    { code: `export default defineEventHandler(event => {\n  const { next } = getQuery(event);\n  return sendRedirect(event, next); // ✗ open\n});`, path: 'server/api/go.get.ts' },
    // Lambda
    `export const handler = async event => ({\n  statusCode: 302,\n  headers: {\n    Location: event.queryStringParameters.next, // ✗ open\n  },\n});`,
    // a worker
    { code: `export default {\n  async fetch(request) {\n    const next = new URL(request.url).searchParams.get('next');\n    return Response.redirect(next, 302); // ✗ open\n  },\n};`, path: 'src/worker.ts' },
    // compiled
    `"use strict";\napp.get("/go", (req, res) => __awaiter(void 0, void 0, void 0, function* () {\n    const { url } = req.query;\n    return res.redirect(url); // ✗ open\n}));`,
    // through a helper
    `function leave(res, target) {\n  res.redirect(target); // ✗ open\n}\napp.get('/go', (req, res) => leave(res, req.query.url));`,
    // the page itself, by its address
    `const next = new URLSearchParams(window.location.search).get('next');\nwindow.location.href = next; // ✗ open`,
    // the page, replaced
    `const params = new URLSearchParams(location.search);\nlocation.replace(params.get('redirect')); // ✗ open`,
    // the page, assigned
    `const params = new URLSearchParams(location.search);\nif (params.has('returnUrl')) window.location.assign(params.get('returnUrl')); // ✗ open`,
    // the page, by its hash
    `window.location = decodeURIComponent(window.location.hash.slice(1)); // ✗ open`,
    // React
    { code: `import { useSearchParams } from 'next/navigation';\nexport function After() {\n  const params = useSearchParams();\n  const go = () => {\n    window.location.href = params.get('next'); // ✗ open\n  };\n  return <button onClick={go}>Go on</button>;\n}`, path: 'components/after.tsx' },
    // a class
    `export class Login {\n  finish(req: Request, res: Response) {\n    res.redirect(req.query.continue as string); // ✗ open\n  }\n}`,
    // a chain
    `fastify.get('/go', (request, reply) => {\n  reply.code(302).redirect(request.query.url); // ✗ open\n});`,
    // trimmed, and as foreign as before
    `app.get('/go', (req, res) => {\n  const target = req.query.url.trim().toLowerCase();\n  res.redirect(target); // ✗ open\n});`,
    // out of the state of a sign-in
    `app.get('/callback', (req, res) => {\n  const state = JSON.parse(Buffer.from(req.query.state, 'base64').toString());\n  res.redirect(state.returnTo); // ✗ open\n});`,
    // by location
    `app.get('/go', (req, res) => {\n  res.status(302).location(req.query.url); // ✗ open\n  res.end();\n});`,
    // sanitised by nobody knows what: only possible
    { code: `app.get('/go', (req, res) => {\n  checkTarget(req.query.url);\n  res.redirect(req.query.url); // ✗ open\n});`, minConfidence: 'possible' },
  ],
});
