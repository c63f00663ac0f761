/** Guards of a cookie, as the attributes are called. */
export type CookieGuard = 'httpOnly' | 'secure' | 'sameSite';

export interface CookieWriter {
  id: string;
  /** Guards that the library sets where nothing is said. */
  defaults: readonly CookieGuard[];
  source: string;
}

const none = [] as const;
const all = ['httpOnly', 'secure', 'sameSite'] as const;

/** Libraries that write single cookies. */
export const cookieWriters = {
  express: { id: 'express', defaults: none, source: 'https://expressjs.com/en/4x/api.html#res.cookie' },
  fastify: { id: 'fastify', defaults: none, source: 'npm:@fastify/cookie@11.0.1:README.md' },
  // `secure` follows the connection
  koa: { id: 'koa', defaults: ['httpOnly', 'secure'], source: 'npm:cookies@0.9.1:README.md' },
  next: { id: 'next', defaults: none, source: 'https://nextjs.org/docs/app/api-reference/functions/cookies' },
  hono: { id: 'hono', defaults: none, source: 'https://hono.dev/docs/helpers/cookie' },
  h3: { id: 'h3', defaults: none, source: 'https://h3.unjs.io/utils/response' },
  astro: { id: 'astro', defaults: none, source: 'https://docs.astro.build/en/reference/api-reference/#cookies' },
  sveltekit: { id: 'sveltekit', defaults: all, source: 'https://svelte.dev/docs/kit/@sveltejs-kit#Cookies' },
  cookie: { id: 'cookie', defaults: none, source: 'npm:cookie@1.0.2:README.md' },
  header: { id: 'header', defaults: none, source: 'https://www.rfc-editor.org/rfc/rfc6265#section-5.2' },
} as const satisfies Record<string, CookieWriter>;

/** Calls that set up sessions: where the options of their cookie stand, as a path of keys. */
export interface SessionSetup {
  name: string;
  /** Position of the argument with the options; -1 for the last. */
  position: number;
  /** Path to the options of the cookie; '' where they are the argument itself. */
  path: string;
  defaults: readonly CookieGuard[];
  source: string;
}

export const sessionSetups: readonly SessionSetup[] = [
  { name: 'express-session', position: 0, path: 'cookie', defaults: ['httpOnly'], source: 'npm:express-session@1.18.1:README.md' },
  { name: 'cookie-session', position: 0, path: '', defaults: ['httpOnly', 'secure'], source: 'npm:cookie-session@2.1.0:README.md' },
  { name: 'koa-session', position: 0, path: '', defaults: ['httpOnly', 'secure'], source: 'npm:koa-session@6.4.0:README.md' },
  { name: 'koa-generic-session', position: 0, path: 'cookie', defaults: ['httpOnly', 'secure'], source: 'npm:koa-generic-session@2.3.1:README.md' },
  { name: '@fastify/session', position: 0, path: 'cookie', defaults: ['httpOnly', 'secure'], source: 'npm:@fastify/session@11.0.1:README.md' },
  { name: 'iron-session.getIronSession', position: -1, path: 'cookieOptions', defaults: all, source: 'npm:iron-session@8.0.4:README.md' },
  { name: 'iron-session/next.withIronSessionApiRoute', position: 1, path: 'cookieOptions', defaults: all, source: 'npm:iron-session@6.3.1:README.md' },
  { name: 'iron-session/next.withIronSessionSsr', position: 1, path: 'cookieOptions', defaults: all, source: 'npm:iron-session@6.3.1:README.md' },
  ...['@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno', '@remix-run/server-runtime', 'react-router'].flatMap((runtime): SessionSetup[] =>
    ['createCookieSessionStorage', 'createSessionStorage', 'createFileSessionStorage', 'createMemorySessionStorage', 'createWorkersKVSessionStorage', 'createArcTableSessionStorage'].map(name => ({
      name: `${runtime}.${name}`,
      position: 0,
      path: 'cookie',
      defaults: ['sameSite'],
      source: 'https://remix.run/docs/en/main/utils/cookies',
    })),
  ),
];

/** Factories of Remix cookies: name first, then options. */
export const remixCookie = /^(?:@remix-run\/(?:node|cloudflare|deno|server-runtime)|react-router)\.createCookie$/;

/** Names of cookies that say who somebody is. */
export const sessionCookies = /sess(?:ion)?(?:_?(?:id|token|key|data|cookie|jwt))?(?:$|[^a-z])|(?:^|[^a-z])s?sid(?:$|[^a-z])|auth(?:$|[^a-z]|enticat|token|cookie|session|user|data|jwt)|tokens?(?:_?(?:id|key|data))?(?:$|[^a-z\d]|\d)|jwt|(?:^|[^a-z])(?:access|refresh|bearer|remember(?:_?me)?|login|logged_?in|credentials?|identity|api_?key|impersonat\w*|otp|password)(?:$|[^a-z])|user_?id|remember_?me/i;

/** Names of cookies that are made for scripts, or that say nothing. */
export const openCookies = /csrf|xsrf|theme|locale|lang|consent|banner|author|sidebar|analytics|utm|referr?(?:al|er)|redirect|return|callback_?url|state|nonce|verifier|pkce|hint|flash|toast|message|last_?(?:used|auth|login)|auth_?(?:method|provider|type)|(?:expir|count|timezone|dismiss|tour)|is_?(?:auth\w*|logged_?in|signed_?in)|logged_?in|has_?(?:session|token)|session_?(?:exists|active|expir\w*)|tokens?_?(?:expir\w*|type)|push_?token|device_?token|map_?token/i;
