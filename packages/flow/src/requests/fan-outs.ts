import { fanOuts } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallOf, apiCallReachedBy, type ReachedCall } from './api-calls.js';
import { isHeldBack } from './call-bounds.js';
import { type ListSize, sizeOfList } from '../values/list-sizes.js';
import { mayCallApi } from './may-call-api.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { originsOf } from '../values/origins.js';
import { type CallNode, type FunctionNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place that starts an API call for each item of a list, all at once. */
export interface FanOut {
  /** What starts them, or waits for all. */
  node: Node;
  /** The list. */
  list: Node;
  size: ListSize;
  reached: ReachedCall;
}

export const fanOutsOf = fact((module: Module): readonly FanOut[] => {
  if (!mayCallApi(module.text, module.path)) return [];
  const found: FanOut[] = [];
  const seen = new Set<Node>();
  const see = (node: Node, list: Node, reached: ReachedCall | undefined, mark: Node = list) => {
    if (!reached || seen.has(mark)) return;
    seen.add(mark);
    const size = sizeOfList(list, module);
    if (size !== 'few' && !isHeldBack(reached)) found.push({ node, list, size, reached });
  };
  for (const name of ['all', 'allSettled', 'forkJoin', 'any']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [given] = call.arguments;
      if (!given || given.type === 'SpreadElement' || !isGathering(call, name)) continue;
      for (const { list, callback, map } of mapsIn(given, module)) see(call.callee, list, startedBy(callback, module), map);
      for (const { list, pushed } of pushesInto(given, module)) see(call.callee, list, pushed, list);
    }
  }
  for (const name of ['forEach', 'map']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [callback] = call.arguments;
      if (call.callee.type !== 'MemberExpression' || !callback || !isLeftAlone(call)) continue;
      see(call.callee.property, call.callee.object, startedBy(callback, module), call);
    }
  }
  for (const { name: full, bound } of fanOuts) {
    for (const call of module.index.callsByName.get(full.slice(full.indexOf('.') + 1)) ?? []) seeLibrary(call, full, bound);
    if (!full.includes('.')) for (const call of module.index.callsByName.get('pMap') ?? []) seeLibrary(call, full, bound);
  }
  return found;

  function seeLibrary(call: CallNode, full: string, bound: string | undefined) {
    const [list, callback, options] = call.arguments;
    if (!list || !callback || list.type === 'SpreadElement' || seen.has(call) || !calleeNames(call, module.root).includes(full)) return;
    if (options && bound !== undefined && memberAt(options, bound, module.root).presence !== 'no') return;
    see(call.callee, list, startedBy(callback, module), call);
  }
});

function isGathering(call: CallNode, name: string): boolean {
  if (name === 'forkJoin') return call.callee.type === 'Identifier';
  return call.callee.type === 'MemberExpression' && call.callee.object.type === 'Identifier' && /^(?:Promise|Bluebird|Q|BPromise)$/.test(call.callee.object.name);
}

interface Mapped {
  list: Node;
  callback: Node;
  map: Node;
}

/** `list.map(callback)`, as it stands or by its name, also among other things in a list. */
function mapsIn(given: Node, module: Module): readonly Mapped[] {
  const found: Mapped[] = [];
  const queue: Node[] = [given];
  for (let steps = 0; queue.length > 0 && steps < 40; steps++) {
    const at = queue.shift()!;
    if (at.type === 'ArrayExpression') {
      for (const element of at.elements) if (element?.type === 'SpreadElement') queue.push(element.argument);
    } else if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && /^(?:map|flatMap|filter|flat|concat)$/.test(writtenKey(at.callee) ?? '')) {
      const [callback] = at.arguments;
      const method = writtenKey(at.callee);
      if ((method === 'map' || method === 'flatMap') && callback && callback.type !== 'SpreadElement') found.push({ list: at.callee.object, callback, map: at });
      queue.push(at.callee.object);
    } else if (at.type === 'CallExpression' && writtenKeyOf(at.callee) === 'from' && at.arguments.length === 2) {
      const [list, callback] = at.arguments as Node[];
      // Of `{ length }` the argument itself says how many.
      found.push({ list: list!.type === 'ObjectExpression' ? at : list!, callback: callback!, map: at });
    } else if (at.type === 'Identifier' || at.type === 'MemberExpression') {
      for (const { node, env } of originsOf(at, module.root)) if (node !== at && env.module === module && (node.type === 'CallExpression' || node.type === 'ArrayExpression')) queue.push(node);
    } else if (at.type === 'TSAsExpression') queue.push(at.expression);
  }
  return found;
}

function writtenKeyOf(callee: Node): string | undefined {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Array' ? writtenKey(callee) : undefined;
}

/** `for (const id of ids) tasks.push(load(id))`, where `tasks` is waited for. */
function pushesInto(given: Node, module: Module): readonly { list: Node; pushed: ReachedCall }[] {
  if (given.type !== 'Identifier') return [];
  const variable = module.variableOf(given);
  if (!variable) return [];
  return (module.index.callsByName.get('push') ?? []).flatMap(call => {
    const { callee } = call;
    if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier' || module.variableOf(callee.object) !== variable) return [];
    const list = loopedBy(call, given);
    const [arg] = call.arguments;
    if (!list || !arg) return [];
    const started = unwrapped(arg);
    const pushed = started.type === 'CallExpression' ? startedByCall(started, module) : undefined;
    return pushed ? [{ list, pushed }] : [];
  });
}

/** What the loop goes over in which a node stands and another does not. */
function loopedBy(node: Node, outside: Node): Node | undefined {
  const [at] = rangeOf(outside);
  for (let parent = node.parent; parent; parent = parent.parent) {
    const isOutside = at < rangeOf(parent)[0] || at >= rangeOf(parent)[1];
    if (parent.type === 'ForOfStatement' && isOutside) return parent.right;
    if (isFunction(parent)) {
      const call = parent.parent;
      return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && writtenKey(call.callee) === 'forEach' && isOutside ? call.callee.object : undefined;
    }
  }
  return undefined;
}

/** `(async () => …)()`, `load(id).then(…)`: the call that starts it. */
function unwrapped(node: Node): Node {
  let at = node;
  while (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && /^(?:then|catch|finally|json|text)$/.test(writtenKey(at.callee) ?? '')) at = at.callee.object;
  return at;
}

function startedByCall(call: TSESTree.CallExpression, module: Module): ReachedCall | undefined {
  if (isFunction(call.callee)) return apiCallReachedBy(call.callee, module);
  return apiCallOf(call, module);
}

/** The API call that a callback starts for its item; a queue or a limiter has other names than `map`. */
function startedBy(callback: Node, module: Module): ReachedCall | undefined {
  if (isFunction(callback)) return waitsForItsTurn(callback) ? undefined : apiCallReachedBy(callback, module);
  if (callback.type === 'SpreadElement') return undefined;
  const bound = callback.type === 'CallExpression' && callback.callee.type === 'MemberExpression' && writtenKey(callback.callee) === 'bind' ? callback.callee.object : callback;
  for (const { node, env } of originsOf(bound, module.root)) {
    if (isFunction(node)) return apiCallReachedBy(node, env.module);
  }
  return undefined;
}

/** A callback of `map` that makes tasks and starts none: `id => () => load(id)`. */
function waitsForItsTurn(fn: FunctionNode): boolean {
  return isFunction(fn.body);
}

/** Nobody keeps what `map` or `forEach` gives: everything that was started goes on by itself. */
function isLeftAlone(call: CallNode): boolean {
  const { parent } = call;
  return parent?.type === 'ExpressionStatement' || parent?.type === 'UnaryExpression' || (parent?.type === 'AwaitExpression' && parent.parent.type === 'ExpressionStatement') || (parent?.type === 'ForOfStatement' && parent.await && parent.right === call);
}
