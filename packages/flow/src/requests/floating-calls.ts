import type { TSESTree } from '@typescript-eslint/types';
import { type ApiCall, apiCallOf } from './api-calls.js';
import { isPageCode } from '../secrets/client-code.js';
import { handlerAround } from '../handlers/handlers.js';
import { fact, type Module } from '../module.js';
import { isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** An API call that nobody waits for, and whose failure nobody sees. */
export interface FloatingCall {
  node: Node;
  call: ApiCall;
  confidence: 'likely' | 'possible';
}

/** Clients whose calls give no promise: they take callbacks, or send once somebody subscribes or waits. */
const NO_PROMISE = new Set(['node-http', 'request', 'needle', 'superagent', 'nestjs-axios', 'angular-http', 'grpc-js', 'phin', 'electron', 'urllib', 'centra']);
const BEST_EFFORT = /analytic|telemetry|beacon|track|metric|statsd|prefetch|preload|warm|revalidat|keep_?alive|heartbeat|ping|localhost|127\.0\.0\.1|sendBeacon|keepalive/i;

export const floatingCallsOf = fact((module: Module): readonly FloatingCall[] => {
  // In a page the browser's console tells of it, and the user sees that nothing happened.
  if (/unhandledRejection/.test(module.text) || isPageCode(module)) return [];
  return module.index.calls.flatMap(node => {
    if (node.type !== 'CallExpression' || node.parent.type !== 'ExpressionStatement') return [];
    const start = startOf(node);
    if (start === undefined) return [];
    const reached = apiCallOf(start, module);
    if (!reached || (reached.call.request && NO_PROMISE.has(reached.call.request.client.id)) || takesCallback(reached.call)) return [];
    const isDirect = reached.call.node === start;
    // A helper that waits for nothing itself, or deals with the failure, leaves nothing to see.
    if (!isDirect && (reached.through.length !== 1 || !reached.through[0]!.fn.async || isGuarded(reached.call.node, reached.through[0]!.fn))) return [];
    const [from, to] = rangeOf(node);
    if (BEST_EFFORT.test(module.text.slice(from, Math.min(to, from + 600)))) return [];
    if (reached.call.reach === 'own') return [];
    const isSure = handlerAround(node, module) !== undefined;
    return [{ node: start.callee, call: reached.call, confidence: isSure ? 'likely' as const : 'possible' as const }];
  });
});

/** The call at the start of a chain of `then`; undefined where the chain catches. */
function startOf(node: TSESTree.CallExpression): TSESTree.CallExpression | undefined {
  let at: TSESTree.CallExpression = node;
  while (at.callee.type === 'MemberExpression' && at.callee.object.type === 'CallExpression') {
    const method = writtenKey(at.callee);
    if (method === 'catch' || (method === 'then' && at.arguments.length > 1) || method === 'subscribe' || method === 'end' || method === 'pipe' || method === 'on') return undefined;
    if (method !== 'then' && method !== 'finally') break;
    at = at.callee.object;
  }
  return at;
}

function takesCallback({ node }: ApiCall): boolean {
  return node.arguments.some(arg => isFunction(arg));
}

function isGuarded(call: Node, fn: Node): boolean {
  for (let at: Node = call; at.parent && at !== fn; at = at.parent) {
    if (at.parent.type === 'TryStatement' && at.parent.block === at && at.parent.handler) return true;
    if (at.parent.type === 'MemberExpression' && writtenKey(at.parent) === 'catch' && isInside(call, at.parent.object)) return true;
  }
  return false;
}
