import { type ApiCall, apiCallsOf } from './api-calls.js';
import { sourceOf } from './call-bounds.js';
import { isPageCode } from '../secrets/client-code.js';
import { constantAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { callSitesOf } from '../values/functions.js';
import { type FunctionNode, functionPastCallbacks, isFunction, isInside, type Node } from '../syntax.js';
import { reachOf, type Webhook, webhooksOf } from '../webhooks/webhooks.js';

/** Something that an audit would ask about and that no log tells of. */
export type UnloggedCall =
  | { kind: 'webhook'; webhook: Webhook; confidence: 'likely' | 'possible' }
  /** `call`: nothing is logged. `success`, `failure`: one of the two ways it can come out. */
  | { kind: 'call' | 'success' | 'failure'; node: Node; confidence: 'likely' | 'possible' };

const LOGS = /\b(?:console|log|logger|logging|winston|pino|bunyan|log4js|tracer|tslog|consola)\b\s{0,3}[.(?]|\.(?:log|logger|audit\w*)\b|\baudit\w*\s{0,3}[.(]|\baudit_?log|activity_?log|event_?log|captureException|captureMessage|recordException|addBreadcrumb|logEvent|log[A-Z]\w*\(/i;
/** Logs of the whole server, or of every request of a client. */
const LOGS_ALL = /morgan|pino-http|pinoHttp|express-winston|hono\/logger|koa-logger|koa-pino|\blogger:\s{0,3}(?:true|\{|pino)|interceptors\.|LoggingInterceptor|RequestLogger|axios-logger|beforeError|onResponseError/;

export const unloggedCallsOf = fact((module: Module): readonly UnloggedCall[] => {
  if (LOGS_ALL.test(module.text)) return [];
  return [...webhooksIn(module), ...callsIn(module)];
});

function* webhooksIn(module: Module): Iterable<UnloggedCall> {
  for (const webhook of webhooksOf(module)) {
    const isLogged = reachOf(webhook.handler.fn, module).some(({ fn, env }) => LOGS.test(sourceOf(fn, env.module))) || webhook.handler.before.some(node => /log|audit/i.test(sourceOf(node, module)));
    if (!isLogged) yield { kind: 'webhook', webhook, confidence: webhook.signs.length > 1 || webhook.sender ? 'likely' : 'possible' };
  }
}

function* callsIn(module: Module): Iterable<UnloggedCall> {
  const hooks = webhooksOf(module).map(({ handler }) => handler.fn);
  const seen = new Set<Node>();
  for (const call of apiCallsOf(module)) {
    if (call.reach === 'own' || !changesSomething(call, module) || hooks.some(fn => isInside(call.node, fn))) continue;
    const fn = functionPastCallbacks(call.node);
    if (!fn || seen.has(fn)) continue;
    seen.add(fn);
    const kind = kindOf(call, fn, module);
    if (kind === undefined || callSitesOf(fn, module).some(site => isLoggedAround(site, module))) continue;
    yield { kind, node: call.node, confidence: kind === 'call' && !isPageCode(module) ? 'likely' : 'possible' };
  }
}

const CHANGING = /^(?:post|put|patch|delete|del|postForm|putForm|patchForm|create\w*|update\w*|cancel\w*|refund\w*|send\w*|charge\w*|transfer\w*|capture\w*|remove\w*|confirm\w*|pay\w*|void|close|submit\w*|postMessage|add\w*|set\w*|revoke\w*|upload\w*)$/;

/** Whether a call changes something on the other side: what only reads needs no record. */
function changesSomething({ node, request }: ApiCall, module: Module): boolean {
  const name = calleeName(node.callee) ?? '';
  if (CHANGING.test(name)) return !(request && name === 'send');
  if (!request) return false;
  return request.options.some(option => constantAt(option, 'method', module.root).values.some(method => typeof method === 'string' && /^(?:post|put|patch|delete)$/i.test(method)));
}

function kindOf(call: ApiCall, fn: FunctionNode, module: Module): 'call' | 'success' | 'failure' | undefined {
  const text = sourceOf(fn, module);
  if (!LOGS.test(text)) return 'call';
  const handlers = module.index.tries.filter(({ handler, block }) => handler && isInside(handler, fn) && isInside(call.node, block)).map(({ handler }) => sourceOf(handler!, module));
  const caught = [...handlers, ...(text.match(/\.catch\([^;]{0,400}/g) ?? [])];
  if (caught.length === 0) return undefined; // who calls it hears of the failure
  const isFailureLogged = caught.some(part => LOGS.test(part) || /\bthrow\b/.test(part));
  const rest = caught.reduce((left, part) => left.replace(part, ''), text);
  if (!LOGS.test(rest)) return 'success';
  return isFailureLogged ? undefined : 'failure';
}

/** The function that calls it tells of it. */
function isLoggedAround(site: Node, module: Module): boolean {
  for (let at: Node | undefined = site; at; at = at.parent) if (isFunction(at) && LOGS.test(sourceOf(at, module))) return true;
  return false;
}
