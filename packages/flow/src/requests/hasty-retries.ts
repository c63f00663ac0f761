import type { TSESTree } from '@typescript-eslint/types';
import { type ApiCall, apiCallOf, apiCallsOf, type ReachedCall } from './api-calls.js';
import { sourceOf, waitsIn } from './call-bounds.js';
import { isPageCode } from '../secrets/client-code.js';
import { callSitesOf, namesOf } from '../values/functions.js';
import { mayCallApi } from './may-call-api.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { chainOf } from '../values/receivers.js';
import { type CallNode, enclosingFunction, type FunctionNode, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** An API call that is made again at once. */
export interface HastyCall {
  node: Node;
  /** `retry`: after it failed. `poll`: until the answer is another. `option`: by a library that is told to. */
  kind: 'retry' | 'poll' | 'option';
  confidence: 'likely' | 'possible';
}

export const hastyCallsOf = fact((module: Module): readonly HastyCall[] => {
  if (!mayCallApi(module.text, module.path)) return [];
  const found = new Map<Node, HastyCall>();
  for (const hasty of [...loopsIn(module), ...recursionsIn(module), ...helpersIn(module), ...optionsIn(module)]) if (!found.has(hasty.node)) found.set(hasty.node, hasty);
  return [...found.values()];
});

type Loop = TSESTree.WhileStatement | TSESTree.DoWhileStatement | TSESTree.ForStatement;

const PAGING = /page|cursor|offset|next|\bafter\b|\bskip\b|continuation|marker|has_?more|\bsince\b|start(?:ing)?_?(?:after|at|time|key)|batch|chunk|queue|shift\(|pop\(|reader|stream|yield|dequeue|range\b|lastId|last_id|total|remaining/i;
const AUTHORISED = /\b401\b|unauthori[sz]ed|refresh_?token|refreshAuth|reauth|invalid_?grant|expired/i;
const LONG_POLL = /long_?poll|getUpdates|[?&]timeout=|waitSeconds|WaitTimeSeconds/i;

function* loopsIn(module: Module): Iterable<HastyCall> {
  const judged = new Set<Node>();
  for (const call of module.index.calls) {
    const loop = loopAround(call);
    if (!loop || judged.has(loop)) continue;
    const reached = apiCallOf(call, module);
    if (!reached) continue;
    judged.add(loop);
    const hasty = judgedLoop(loop, call, reached, module);
    if (hasty) yield hasty;
  }
}

/** The nearest loop of the same function, unless that one goes over a list. */
function loopAround(node: Node): Loop | undefined {
  for (let at = node.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === 'ForOfStatement' || at.type === 'ForInStatement') return undefined;
    if (at.type === 'WhileStatement' || at.type === 'DoWhileStatement' || at.type === 'ForStatement') return at;
  }
  return undefined;
}

function judgedLoop(loop: Loop, call: CallNode, reached: ReachedCall, module: Module): HastyCall | undefined {
  const text = sourceOf(loop, module);
  if (waitsIn(text) || LONG_POLL.test(text) || reached.through.some(({ fn, module: home }) => waitsIn(sourceOf(fn.body, home)))) return undefined;
  if (isOfThisRound(call, loop, module)) return undefined;
  const attempt = tryAround(call, loop);
  if (attempt) {
    if (!attempt.handler || leavesAlways(attempt.handler.body)) return undefined;
    if (!endsOnSuccess(attempt, loop, module)) return undefined;
    return AUTHORISED.test(text) ? undefined : { node: call, kind: 'retry', confidence: sure(reached) };
  }
  if (PAGING.test(text)) return undefined;
  const isSdk = reached.call.request === undefined;
  if (isCounted(loop)) {
    if (!/\b(?:ok|status|statusCode|error|success)\b/.test(text) || !/\b(?:attempt|retry|retries|tries|try)\w*/i.test(text)) return undefined;
    return AUTHORISED.test(text) ? undefined : { node: call, kind: 'retry', confidence: sure(reached) };
  }
  if (isSdk && !/retrieve|\.get|status|poll|check|list/i.test(sourceOf(call, module))) return undefined;
  return { node: call, kind: 'poll', confidence: reached.through.length === 0 ? sure(reached) : 'possible' };
}

function sure({ call, through }: Pick<ReachedCall, 'call' | 'through'>): 'likely' | 'possible' {
  return call.reach === 'own' || through.length > 1 ? 'possible' : 'likely';
}

function isCounted(loop: Loop): boolean {
  return loop.type === 'ForStatement' && loop.test !== null;
}

/** Whether what is asked for changes with each round: a variable of the loop in the arguments, or a list that grows. */
function isOfThisRound(call: CallNode, loop: Loop, module: Module): boolean {
  const names = new Set([...sourceOf(call, module).matchAll(/(?<![\w$.'"])[A-Za-z_$][\w$]*/g)].map(([name]) => name));
  const isCounter = (node: Node | null): boolean => node?.type === 'VariableDeclaration' && node.declarations.some(({ id }) => id.type === 'Identifier' && names.has(id.name));
  if (loop.type === 'ForStatement' && (isCounter(loop.init) || indexes(loop, module))) return true;
  const { identifiers } = module.index;
  return identifiers.some(identifier => {
    if (!names.has(identifier.name) || !isInside(identifier, loop) || isInside(identifier, call)) return false;
    const { parent } = identifier;
    if (!parent) return false;
    if (parent.type === 'AssignmentExpression') return parent.left === identifier && !isInside(call, parent);
    if (parent.type === 'UpdateExpression') return true;
    if (parent.type === 'VariableDeclarator') return parent.id === identifier && !isInside(call, parent) && !isFunction(parent.init);
    const member = parent.type === 'MemberExpression' && parent.object === identifier ? parent : undefined;
    if (member?.parent?.type === 'CallExpression' && member.parent.callee === member) return /^(?:push|unshift|set|append|shift|pop|delete|add)$/.test(writtenKey(member) ?? '');
    return member?.parent?.type === 'AssignmentExpression' && member.parent.left === member;
  });
}

/** `hosts[i]`: each round asks another. */
function indexes(loop: TSESTree.ForStatement, module: Module): boolean {
  const [declared] = loop.init?.type === 'VariableDeclaration' ? loop.init.declarations : [];
  const name = declared?.id.type === 'Identifier' ? declared.id.name : undefined;
  return name !== undefined && module.index.members.some(({ computed, property, ...member }) => computed && isInside(property, loop) && member.object !== undefined && holdsName(property, name));
}

function holdsName(node: Node, name: string): boolean {
  if (node.type === 'Identifier') return node.name === name;
  return node.type === 'BinaryExpression' && (holdsName(node.left, name) || holdsName(node.right, name));
}

function tryAround(node: Node, loop: Node): TSESTree.TryStatement | undefined {
  for (let at: Node = node; at.parent && at !== loop; at = at.parent) {
    if (at.parent.type === 'TryStatement' && at.parent.block === at) return at.parent;
  }
  return undefined;
}

/** Whether a block ends by leaving the loop, whatever happened. */
function leavesAlways(block: TSESTree.BlockStatement): boolean {
  return block.body.some(statement => statement.type === 'ThrowStatement' || statement.type === 'ReturnStatement' || statement.type === 'BreakStatement' || (statement.type === 'IfStatement' && statement.alternate !== null && leaves(statement.consequent) && leaves(statement.alternate)));
}

function leaves(node: Node): boolean {
  if (node.type === 'BlockStatement') return leavesAlways(node);
  return node.type === 'ThrowStatement' || node.type === 'ReturnStatement' || node.type === 'BreakStatement';
}

/** A loop that is left once it went well is there to try again. */
function endsOnSuccess(attempt: TSESTree.TryStatement, loop: Loop, module: Module): boolean {
  if (/\b(?:return|break)\b/.test(sourceOf(attempt.block, module))) return true;
  if (/\b(?:attempt|retry|retries|tries)\w*/i.test(sourceOf(loop, module)) && loop.type !== 'ForStatement') return true;
  const [, end] = rangeOf(attempt);
  return /^\s{0,20}(?:return|break)\b/.test(module.text.slice(end, end + 40));
}

const AGAIN = /\b429\b|\b50[0234]\b|>=\s{0,3}500|!\w+\.ok\b|tooManyRequests|rate_?limit|\bretr/i;

/** A function that calls itself where its API call failed: in a catch, or for a status. */
function* recursionsIn(module: Module): Iterable<HastyCall> {
  const seen = new Set<FunctionNode>();
  for (const api of apiCallsOf(module)) {
    for (let fn = enclosingFunction(api.node); fn; fn = enclosingFunction(fn)) {
      if (seen.has(fn)) break;
      seen.add(fn);
      yield* againIn(fn, api, module);
    }
  }
}

function* againIn(fn: FunctionNode, api: ApiCall, module: Module): Iterable<HastyCall> {
  for (const again of callSitesOf(fn, module)) {
    if (!isInside(again, fn) || isInside(again, api.node)) continue;
    const text = sourceOf(fn.body, module);
    if (waitsIn(text) || AUTHORISED.test(text)) continue;
    const why = reasonAround(again, fn, api, module);
    // With another word it asks in another way.
    const isOther = again.arguments.some(arg => arg.type === 'Literal' && (typeof arg.value === 'string' || typeof arg.value === 'boolean'));
    if (why) yield { node: again, kind: why, confidence: isOther || isPageCode(module) ? 'possible' : sure({ call: api, through: [] }) };
  }
}

function reasonAround(again: Node, fn: FunctionNode, api: ApiCall, module: Module): 'retry' | 'poll' | undefined {
  for (let at: Node = again; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'CatchClause' && parent.parent.type === 'TryStatement' && isInside(api.node, parent.parent.block)) return 'retry';
    // .catch(() => load(url))
    if (isFunction(at) && parent.type === 'CallExpression' && calleeName(parent.callee) === 'catch' && isInside(api.node, parent.callee)) return 'retry';
    if (parent.type === 'IfStatement' && parent.consequent === at && AGAIN.test(sourceOf(parent.test, module))) return 'retry';
    if (parent.type === 'ConditionalExpression' && parent.consequent === at && AGAIN.test(sourceOf(parent.test, module))) return 'retry';
  }
  return undefined;
}

/** `withRetry(call, 3)`: a helper that calls again what it was given, at once. */
function* helpersIn(module: Module): Iterable<HastyCall> {
  for (const fn of module.index.functions) {
    if (!namesOf(fn).some(name => /retr(?:y|ies)|attempt/i.test(name)) || !fn.params.some(({ type }) => type === 'Identifier')) continue;
    const given = new Set(fn.params.flatMap(parameter => (parameter.type === 'Identifier' ? [parameter.name] : [])));
    const call = module.index.calls.find(node => node.callee.type === 'Identifier' && given.has(node.callee.name) && isInside(node, fn.body));
    const attempt = call && tryAround(call, fn);
    if (!call || !attempt?.handler || waitsIn(sourceOf(fn.body, module)) || AUTHORISED.test(sourceOf(fn.body, module))) continue;
    const again = callSitesOf(fn, module).find(site => isInside(site, attempt.handler!.body));
    const loop = loopAround(call);
    if (again) yield { node: again, kind: 'retry', confidence: 'likely' };
    else if (loop && !leavesAlways(attempt.handler.body) && endsOnSuccess(attempt, loop, module)) yield { node: call, kind: 'retry', confidence: 'likely' };
  }
}

/** `axiosRetry(client, { retries: 3 })`, and RxJS' `retry(3)` behind a request. */
function* optionsIn(module: Module): Iterable<HastyCall> {
  for (const call of [...(module.index.callsByName.get('axiosRetry') ?? []), ...(module.index.callsByName.get('default') ?? [])]) {
    if (!calleeNames(call, module.root).includes('axios-retry')) continue;
    const options = call.arguments[1];
    if (!options || memberAt(options, 'retryDelay', module.root).presence === 'no') yield { node: call.callee, kind: 'option', confidence: 'likely' };
  }
  for (const { node, request, reach } of apiCallsOf(module)) {
    if (request?.client.id !== 'nestjs-axios' || !chainOf(node).includes('pipe')) continue;
    const pipe = node.parent?.parent;
    for (const step of pipe?.type === 'CallExpression' ? pipe.arguments : []) {
      if (step.type === 'CallExpression' && calleeName(step.callee) === 'retry' && step.arguments[0] && memberOrNone(step.arguments[0], module)) yield { node: step, kind: 'option', confidence: reach === 'own' ? 'possible' : 'likely' };
    }
  }
}

function memberOrNone(arg: Node, module: Module): boolean {
  return arg.type === 'Literal' || (arg.type === 'ObjectExpression' && memberAt(arg, 'delay', module.root).presence === 'no');
}
