import { type CookieGuard, cookieWriters, remixCookie, sessionSetups } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A call that sets a cookie, or sets up one for sessions. */
export interface CookieWrite {
  /** The call, or the option that sets it up. */
  call: Node;
  /** Whether it sets up sessions, and writes no cookie of its own. */
  isSession: boolean;
  name: Node | undefined;
  value: Node | undefined;
  /** Undefined where none are given. */
  options: Node | undefined;
  /** Path of keys from the options to the cookie's. */
  path: string;
  defaults: readonly CookieGuard[];
}

export const cookieWritesOf = fact((module: Module): readonly CookieWrite[] => [...singleIn(module), ...sessionsIn(module), ...authOptionsIn(module)]);

type Writer = (typeof cookieWriters)[keyof typeof cookieWriters];

function* singleIn(module: Module): Iterable<CookieWrite> {
  const { callsByName } = module.index;
  for (const method of ['cookie', 'setCookie']) {
    for (const call of callsByName.get(method) ?? []) {
      if (call.callee.type === 'MemberExpression') {
        if (isResponse(call.callee.object, module)) yield written(call, 0, method === 'cookie' ? cookieWriters.express : cookieWriters.fastify, module);
      } else if (method === 'setCookie' && call.arguments.length >= 3) {
        const names = calleeNames(call, module.root);
        const isHono = names.includes('hono/cookie.setCookie') || names.includes('hono/cookie.setSignedCookie');
        if (isHono || names.some(name => name === 'h3.setCookie' || name === 'globalThis.setCookie' || name === 'nitropack/runtime.setCookie')) yield written(call, 1, isHono ? cookieWriters.hono : cookieWriters.h3, module);
      }
    }
  }
  for (const call of callsByName.get('setSignedCookie') ?? []) {
    if (calleeNames(call, module.root).includes('hono/cookie.setSignedCookie')) yield { ...written(call, 1, cookieWriters.hono, module), options: argumentAt(call, 4) };
  }
  for (const call of callsByName.get('set') ?? []) {
    const writer = call.callee.type === 'MemberExpression' ? jarOf(call.callee.object, module) : undefined;
    if (writer) yield written(call, 0, writer, module);
  }
  for (const method of ['serialize', 'serializeCookie']) {
    for (const call of callsByName.get(method) ?? []) {
      if (calleeNames(call, module.root).some(name => name === 'cookie.serialize' || name.startsWith('fastify') || name.endsWith('.serializeCookie'))) yield written(call, 0, cookieWriters.cookie, module);
    }
  }
}

/** `(name, value, options)` from a position on, or one object that holds all. */
function written(call: CallNode, position: number, { defaults }: Writer, module: Module): CookieWrite {
  const first = argumentAt(call, position);
  if (call.arguments.length === position + 1 && first?.type === 'ObjectExpression') {
    const under = (key: string) => memberAt(first, key, module.root).origins[0]?.node;
    return { call, isSession: false, name: under('name'), value: under('value'), options: first, path: '', defaults };
  }
  return { call, isSession: false, name: first, value: argumentAt(call, position + 1), options: argumentAt(call, position + 2), path: '', defaults };
}

const RESPONSES = /^(?:_?res|resp|response|reply|rep|serverResponse|httpResponse)$/i;

/** `res`, `this.res`, `ctx.res`, `res.status(200)`: by name, whatever was called on it before. */
function isResponse(node: Node, module: Module): boolean {
  let at: Node = node;
  while (at.type === 'CallExpression' && at.callee.type === 'MemberExpression') at = at.callee.object;
  const name = at.type === 'Identifier' ? at.name : at.type === 'MemberExpression' ? (writtenKey(at) ?? '') : '';
  if (RESPONSES.test(name)) return true;
  return originsOf(at, module.root).some(({ kind, node: made }) => kind === 'parameter' && made.type === 'Identifier' && typed(made) === 'Response');
}

function typed({ typeAnnotation }: TSESTree.Identifier): string | undefined {
  const type = typeAnnotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' ? type.typeName.name : undefined;
}

/** What `x.set(…)` writes to, where x holds cookies. */
function jarOf(object: Node, module: Module): Writer | undefined {
  const names = namesOf(object, module.root);
  if (names.some(name => /^(?:js-cookie|universal-cookie|react-cookie|cookies-next|nookies|tough-cookie|@react-native-cookies)/.test(name))) return undefined;
  if (names.some(name => /^next\/headers\.cookies\(\)/.test(name))) return cookieWriters.next;
  const text = module.text.slice(...rangeOf(object));
  if (!/cookies?(?:Store|Jar)?\b[\s)()!?]*$/i.test(text) || /^(?:chrome|browser|page|context\.browser|session|win|app|electron)\b/.test(text)) return undefined;
  if (isSvelteKit(module)) return cookieWriters.sveltekit;
  if (/\bastro\b|Astro\./.test(module.text)) return cookieWriters.astro;
  if (/['"]next(?:\/\w+)?['"]/.test(module.text)) return /\bcookies$/.test(text) || /cookies\(\)/.test(text) ? cookieWriters.next : undefined;
  if (object.type === 'MemberExpression' && /^(?:ctx|context|this\.ctx|this)\.cookies$/.test(text)) return cookieWriters.koa;
  return undefined;
}

function isSvelteKit({ path, text }: Module): boolean {
  return /\+(?:server|page\.server|layout\.server)\.[jt]s$|hooks\.server\.[jt]s$/.test(path) || text.includes('@sveltejs/kit');
}

const setupNames = new Map(sessionSetups.map(one => [one.name, one]));

function* sessionsIn(module: Module): Iterable<CookieWrite> {
  if (!/session|createCookie/i.test(module.text)) return;
  for (const call of module.index.calls) {
    const last = calleeName(call.callee);
    // Known by its own name, or by the name under which the package is imported.
    if (last !== undefined && !/session|createCookie|default|register/i.test(last) && call.callee.type === 'MemberExpression') continue;
    const names = calleeNames(call, module.root);
    const setup = names.map(name => setupNames.get(name)).find(one => one !== undefined);
    if (setup) {
      yield { call, isSession: true, name: undefined, value: undefined, options: setup.position < 0 ? lastArgument(call) : argumentAt(call, setup.position), path: setup.path, defaults: setup.defaults };
    } else if (last === 'register') {
      const [plugin] = call.arguments;
      const isSession = plugin !== undefined && plugin.type !== 'SpreadElement' && originsOf(plugin, module.root).some(origin => origin.kind === 'import' && origin.from === '@fastify/session');
      if (isSession) yield { call, isSession: true, name: undefined, value: undefined, options: argumentAt(call, 1), path: 'cookie', defaults: setupNames.get('@fastify/session')!.defaults };
    } else if (names.some(name => remixCookie.test(name))) {
      yield { call, isSession: false, name: argumentAt(call, 0), value: undefined, options: argumentAt(call, 1), path: '', defaults: ['sameSite'] };
    }
  }
}

/** Options of Auth.js and better-auth for the cookie of the session: what they leave out, the library sets. */
function* authOptionsIn(module: Module): Iterable<CookieWrite> {
  if (!/next-auth|@auth\/|better-auth/.test(module.text)) return;
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property' || property.value.type !== 'ObjectExpression') continue;
      const key = writtenKey(property) ?? '';
      const isSession = /^session_?(?:token|data)$/i.test(key);
      if (!isSession && key !== 'defaultCookieAttributes') continue;
      for (const path of isSession ? ['options', 'attributes'] : ['']) {
        if (path !== '' && memberAt(property.value, path, module.root).presence === 'no') continue;
        yield { call: property, isSession: true, name: undefined, value: undefined, options: property.value, path, defaults: cookieWriters.sveltekit.defaults };
      }
    }
  }
}

function lastArgument(call: CallNode): Node | undefined {
  const last = call.arguments.at(-1);
  return last?.type === 'SpreadElement' ? undefined : last;
}
