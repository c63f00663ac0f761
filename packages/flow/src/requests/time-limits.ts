import type { ClientTimeout, HttpClient } from '@postern/catalogue';
import { constantsOfOrigins } from '../values/constants.js';
import { memberAt, type Member } from '../values/members.js';
import type { Env, Module } from '../module.js';
import { namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { chainOf, methodCallsOn } from '../values/receivers.js';
import { argumentAt, type Creation, type Request } from './requests.js';
import { isFunction, type Node, writtenKey } from '../syntax.js';

/**
 * How long a request may wait. `unknown`: something that cannot be looked into may set a limit.
 * `disabled`: a limit is written down that is none. `unaborted`: a signal is passed that nothing ever fires.
 */
export type TimeLimit = { kind: 'limited' | 'unknown' | 'none' } | { kind: 'disabled' | 'unaborted'; at: Node };

const NONE: TimeLimit = { kind: 'none' };
const LIMITED: TimeLimit = { kind: 'limited' };

/** The limit of a request itself, without its client. */
export function timeLimitOf(request: Request, module: Module): TimeLimit {
  const { client, node } = request;
  if (!client.timeout) return LIMITED;
  const methods = methodsOf(client.timeout);
  if (methods.length > 0) {
    if (chainOf(node).some(name => methods.includes(name))) return LIMITED;
    if (methods.some(name => methodCallsOn(node, name, module).length > 0)) return LIMITED;
  }
  const own = limitIn(request.options, client, module);
  if (own.kind !== 'none') return own;
  if (isPipedThroughLimit(node)) return LIMITED;
  // `(...args) => import('node-fetch').then(({ default: fetch }) => fetch(...args))`: who calls that says how long.
  if ((node.type === 'CallExpression' || node.type === 'NewExpression') && node.arguments.some(arg => arg.type === 'SpreadElement')) return { kind: 'unknown' };
  return request.url && isRequestObject(request.url, module) ? limitOfRequestObject(request.url, client, module) : NONE;
}

/** `http.get(url).pipe(timeout(5_000))` of RxJS. */
function isPipedThroughLimit({ parent }: Node): boolean {
  if (parent?.type !== 'MemberExpression' || writtenKey(parent) !== 'pipe' || parent.parent.type !== 'CallExpression') return false;
  return parent.parent.arguments.some(step => step.type === 'CallExpression' && /^timeout(?:With)?$/.test(calleeName(step.callee) ?? ''));
}

/** The limit that a client was made with. */
export function timeLimitOfCreation({ node, options, client, env }: Creation): TimeLimit {
  if (!client.timeout) return LIMITED;
  const own = limitIn(options, client, env.module, env);
  return own.kind === 'none' && setsLimitLater(node, client.timeout, env.module) ? LIMITED : own;
}

function limitIn(options: readonly Node[], client: HttpClient, module: Module, env: Env = module.root): TimeLimit {
  let seen: TimeLimit = NONE;
  for (const option of options) {
    if (isNamedUrl(option)) continue;
    const limit = limitOfOptions(option, client.timeout!, env);
    if (limit.kind === 'limited' || limit.kind === 'disabled' || limit.kind === 'unaborted') return limit;
    if (limit.kind === 'unknown') seen = limit;
    // What follows an object of options is a callback.
    else if (originsOf(option, env).some(isObject)) return seen;
  }
  return seen;
}

function limitOfOptions(options: Node, timeout: ClientTimeout, env: Env): TimeLimit {
  const origins = originsOf(options, env);
  // A URL, a body or nothing stands where options could.
  if (origins.every(isNoObject)) return NONE;
  let isOpen = false;
  for (const path of [...timeout.options, ...(timeout.also ?? [])]) {
    if (path.startsWith('.')) continue;
    const member = memberAt(options, path, env);
    if (member.presence === 'no') continue;
    if (member.presence === 'maybe' && member.origins.length === 0) {
      isOpen = true;
      continue;
    }
    const limit = judged(member, timeout, env);
    if (limit.kind !== 'none') return limit;
  }
  return isOpen || origins.some(origin => !isClosed(origin)) ? { kind: 'unknown' } : NONE;
}

/** `got(url)`: what is called an address is one, though options could stand there. */
function isNamedUrl(node: Node): boolean {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? writtenKey(node) : undefined;
  return name !== undefined && /(?:^|_)(?:url|uri|href|endpoint|address|link|path)$|(?:Url|URL|Uri|Endpoint)$/i.test(name);
}

function judged(member: Member, timeout: ClientTimeout, env: Env): TimeLimit {
  const { values, complete } = constantsOfOrigins(member.origins);
  const off = values.filter(value => isOff(value, timeout));
  if (complete && values.length > 0 && off.length === values.length) {
    // `signal: undefined` is the same as nothing.
    return values.every(value => value === undefined || value === null) ? NONE : { kind: 'disabled', at: member.origins[0]!.node };
  }
  const unaborted = member.origins.find(origin => isNeverAborted(origin, env));
  return unaborted ? { kind: 'unaborted', at: unaborted.node } : LIMITED;
}

function isOff(value: unknown, { zeroMeans, disabledBy, default: fallback }: ClientTimeout): boolean {
  if (value === undefined || value === null || value === Number.POSITIVE_INFINITY) return true;
  if (value === 0) return zeroMeans === 'none' || fallback === null || fallback === 0;
  return value === false || (disabledBy ?? []).includes(value as never);
}

/** `new AbortController().signal` in a file where nothing aborts. */
function isNeverAborted(origin: Origin, env: Env): boolean {
  if (origin.kind !== 'member' || origin.key !== 'signal' || origin.of.kind !== 'expression') return false;
  const maker = origin.of.node;
  if (maker.type !== 'NewExpression' || !namesOf(maker.callee, env).includes('globalThis.AbortController')) return false;
  return !env.module.index.members.some(member => writtenKey(member) === 'abort') && !/\babort\b/.test(withoutComments(env.module.text));
}

function withoutComments(text: string): string {
  return text.replace(/\/\/[^\n]*/g, '');
}

function isNoObject(origin: Origin): boolean {
  if (origin.kind === 'global') return origin.name === 'undefined';
  if (origin.kind !== 'expression') return false;
  const { type } = origin.node;
  return type === 'Literal' || type === 'TemplateLiteral' || type === 'BinaryExpression' || isFunction(origin.node);
}

/** Whether all that an option can hold is written down. */
function isClosed(origin: Origin): boolean {
  return isNoObject(origin) || isObject(origin) || (origin.kind === 'expression' && isUrl(origin));
}

function isObject(origin: Origin): boolean {
  return origin.kind === 'expression' && origin.node.type === 'ObjectExpression';
}

function isUrl(origin: Origin): boolean {
  return origin.node.type === 'NewExpression' && namesOf(origin.node.callee, origin.env).some(name => name.endsWith('.URL') || name === 'url.URL');
}

function isRequestObject(url: Node, module: Module): boolean {
  return originsOf(url, module.root).some(origin => !isNoObject(origin) && !isUrl(origin));
}

/** `fetch(new Request(url, { signal }))`. */
function limitOfRequestObject(url: Node, client: HttpClient, module: Module): TimeLimit {
  for (const origin of originsOf(url, module.root)) {
    if (origin.kind !== 'expression' || origin.node.type !== 'NewExpression') continue;
    if (!namesOf(origin.node.callee, origin.env).includes('globalThis.Request')) continue;
    const init = argumentAt(origin.node, 1);
    return init ? limitIn([init], client, module, origin.env) : NONE;
  }
  return NONE;
}

function methodsOf({ options }: ClientTimeout): readonly string[] {
  return options.filter(option => option.startsWith('.')).map(option => option.slice(1));
}

/** `client.defaults.timeout = 5_000`, or an interceptor that writes one. */
function setsLimitLater(creation: Node, timeout: ClientTimeout, module: Module): boolean {
  const keys = new Set([...timeout.options, ...(timeout.also ?? [])].map(path => path.slice(path.lastIndexOf('.') + 1)));
  return module.index.assignments.some(({ left, right }) => {
    if (left.type !== 'MemberExpression' || right.type === 'Identifier' && right.name === 'undefined') return false;
    const key = writtenKey(left);
    if (key === undefined || !keys.has(key)) return false;
    const holder = left.object;
    const isDefaults = holder.type === 'MemberExpression' && writtenKey(holder) === 'defaults';
    return !isDefaults || originsOf(holder.object, module.root).some(origin => origin.node === creation);
  });
}

/** `axios.defaults.timeout = …` for the library as a whole, or an interceptor of it. */
export function hasLibraryLimit(client: HttpClient, module: Module): boolean {
  if (!client.timeout) return true;
  if ((client.id === 'fetch' || client.id === 'undici') && dispatchesWithLimit(module)) return true;
  if (hasDefaults(client, module) || (client.id === 'nestjs-axios' && isLimitedByNestModule(module))) return true;
  return module.index.assignments.some(({ left }) => {
    if (left.type !== 'MemberExpression') return false;
    const key = writtenKey(left);
    if (key === undefined || ![...client.timeout!.options, ...(client.timeout!.also ?? [])].includes(key)) return false;
    return namesOf(left, module.root).some(name => client.packages.some(pack => name === `${pack}.defaults.${key}`));
  });
}

/** `setGlobalDispatcher(new Agent({ headersTimeout: 5_000 }))`, which the fetch of Node asks too. */
function dispatchesWithLimit(module: Module): boolean {
  return (module.index.callsByName.get('setGlobalDispatcher') ?? []).some(call => {
    const [dispatcher] = call.arguments;
    return dispatcher !== undefined && originsOf(dispatcher, module.root).some(({ node, env }) => node.type === 'NewExpression' && node.arguments.some(option => ['headersTimeout', 'bodyTimeout'].some(name => memberAt(option, name, env).presence === 'yes')));
  });
}

/** `needle.defaults({ response_timeout: 5_000 })` */
function hasDefaults({ packages, timeout }: HttpClient, module: Module): boolean {
  return (module.index.callsByName.get('defaults') ?? []).some(call => {
    const [settings] = call.arguments;
    return settings !== undefined && call.parent.type === 'ExpressionStatement' && namesOf(call.callee, module.root).some(name => packages.some(pack => name === `${pack}.defaults`)) && [...timeout!.options, ...(timeout!.also ?? [])].some(path => !path.startsWith('.') && memberAt(settings, path, module.root).presence === 'yes');
  });
}

/** `HttpModule.register({ timeout: 5_000 })` in `orders.module.ts`, beside `orders.service.ts`. */
function isLimitedByNestModule({ path, syntax }: Module): boolean {
  const [, name] = /(?:^|\/)([\w.-]+)\.(?:service|client|provider|gateway|controller)\.ts$/.exec(path) ?? [];
  const text = name === undefined ? undefined : syntax.load?.(`./${name}.module`)?.text;
  return text !== undefined && /HttpModule\s*\.\s*register(?:Async)?\s*\([^;]{0,1000}?\btimeout\s*[:,]/.test(text);
}
