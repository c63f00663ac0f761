import { sourceOf } from './call-bounds.js';
import { LIMITER, mayBeGuessedAt } from './guessable-texts.js';
import { type Handler, handlersOf } from '../handlers/handlers.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { isFunction, type Node } from '../syntax.js';
import { webhooksOf } from '../webhooks/webhooks.js';

/** A route that is worth guessing at or flooding, in a file that shows no limiter. */
export interface UnlimitedRoute {
  handler: Handler;
  kind: 'login' | 'webhook' | 'key';
  /** `likely`: the file makes the whole application, so there is no other place for a limiter. */
  confidence: 'likely' | 'possible';
}

const LOGIN = /(?:^|[/_-])(?:log-?in|sign-?in|authenticate|auth\/(?:token|local|session)|sessions?\/new|oauth\/token|password|forgot(?:[-_]?password)?|reset[-_]?password|otp|2fa|mfa|totp|verify-?(?:otp|code|pin|sms|phone)|magic-?link|sign-?up|send-?(?:code|otp)|resend-?(?:code|otp|verification|email))(?:$|[/?:_-])/i;
/** Words that mean other things too, unless they stand alone or among accounts. */
const LOGIN_AMONG_USERS = /^(?:\/api)?(?:\/v\d+)?\/(?:token|register|reset|session|sessions|verify)\/?$|(?:^|\/)(?:auth|users?|accounts?)\/(?:[^/]+\/){0,2}(?:token|register|reset|session|sessions|verify|change-?password)(?:$|[/?:])/i;
const KEYS = /(?:^|\/)(?:api-?keys?|access-?tokens?|tokens)(?:$|[/?:])/i;

export const unlimitedRoutesOf = fact((module: Module): readonly UnlimitedRoute[] => {
  if (!mayBeGuessedAt(module.text, module.path)) return [];
  const hooks = new Set(/web-?hook|\bipn\b/i.test(module.text + module.path) ? webhooksOf(module).map(({ handler }) => handler.fn) : []);
  const isWhole = showsWholeApp(module);
  return handlersOf(module).flatMap(handler => {
    if (handler.method === 'GET' || handler.method === 'DELETE' || handler.method === 'OPTIONS' || handler.method === 'HEAD') return [];
    const kind = kindOf(handler, hooks.has(handler.fn));
    if (kind === undefined || isLimitedElsewhere(handler, module)) return [];
    return [{ handler, kind, confidence: isWhole && kind === 'login' && handler.registration.type === 'CallExpression' ? 'likely' as const : 'possible' as const }];
  });
});

function kindOf({ path, method, framework }: Handler, isHook: boolean): UnlimitedRoute['kind'] | undefined {
  if (isHook) return 'webhook';
  // A file that answers every method and address is named after other things too.
  if (method === 'ANY' && (framework === 'lambda' || framework === 'http' || framework === 'worker')) return undefined;
  const address = path.replace(/\/(?:route|index|\+server)?(?:\.post)?\.[jt]sx?$|(?:\.post)?\.[jt]sx?$/, '');
  if (LOGIN.test(address) || LOGIN_AMONG_USERS.test(address)) return 'login';
  return KEYS.test(address) && method === 'POST' ? 'key' : undefined;
}

const CREATED = new Set(['express', 'fastify', 'fastify.fastify', 'fastify.Fastify', 'koa', 'hono.Hono', 'polka', 'restify.createServer', 'elysia.Elysia', 'http.createServer', 'hyper-express.Server']);

/** Makes the application, registers nothing of other files on it and listens. */
const showsWholeApp = fact((module: Module): boolean => {
  const { index, root } = module;
  const made = index.calls.filter(call => calleeNames(call, root).some(name => CREATED.has(name)));
  if (made.length === 0) return false;
  const listens = ['listen', 'serve'].some(name => (index.callsByName.get(name) ?? []).length > 0) || /export\s+default\s+(?:app|server)\b/.test(module.text);
  if (!listens) return false;
  // `app.use(security)`, `register(plugin)`, `setUp(app)` of another file of the project may bring one.
  const isLocal = (node: Node) => originsOf(node, root).some(origin => isOfProject(origin) || origin.env.module !== module);
  for (const name of ['use', 'register', 'addHook']) {
    for (const call of index.callsByName.get(name) ?? []) {
      const given = call.arguments.filter(arg => arg.type !== 'SpreadElement' && arg.type !== 'Literal');
      // A router under an address limits its own routes only.
      if (call.arguments[0]?.type === 'Literal' && call.arguments[0].value !== '/') continue;
      if (given.some(arg => isLocal(arg.type === 'CallExpression' ? arg.callee : arg))) return false;
    }
  }
  const apps = new Set<Node>(made);
  return !index.calls.some(call => call.type === 'CallExpression' && isLocal(call.callee) && call.arguments.some(arg => arg.type === 'Identifier' && originsOf(arg, root).some(({ node }) => apps.has(node))));
});

function isOfProject(origin: Origin): boolean {
  if (origin.kind === 'member') return isOfProject(origin.of);
  return origin.kind === 'import' && /^(?:[.~#]|@\/)/.test(origin.from);
}

/** What stands before the handler, or guards it, where it is known by a name of another file. */
function isLimitedElsewhere({ before }: Handler, module: Module): boolean {
  return before.some(node => {
    if (isFunction(node)) return false;
    if (LIMITER.test(sourceOf(node, module))) return true;
    return originsOf(node.type === 'CallExpression' ? node.callee : node, module.root).some(origin => origin.env.module !== module && LIMITER.test(origin.env.module.text));
  });
}
