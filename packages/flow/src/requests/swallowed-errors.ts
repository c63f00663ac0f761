import type { TSESTree } from '@typescript-eslint/types';
import { type ApiCall, apiCallOf } from './api-calls.js';
import { sourceOf, waitsIn } from './call-bounds.js';
import { isPageCode } from '../secrets/client-code.js';
import { fact, type Module } from '../module.js';
import { namesOf } from '../values/functions.js';
import { originsOf } from '../values/origins.js';
import { enclosingFunction, type FunctionNode, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A failed API call that nobody hears of. */
export interface SwallowedError {
  /** The catch clause, or the `catch` of the promise. */
  node: Node | readonly [number, number];
  call: ApiCall;
  /** `empty`: nothing is done. `fallback`: an empty value stands in. `success`: it is told that all went well. */
  kind: 'empty' | 'fallback' | 'success';
  confidence: 'likely' | 'possible';
}

export const swallowedErrorsOf = fact((module: Module): readonly SwallowedError[] => [...caughtIn(module), ...rejectedIn(module)]);

function* caughtIn(module: Module): Iterable<SwallowedError> {
  for (const { block, handler } of module.index.tries) {
    if (!handler) continue;
    const kind = kindOfBlock(handler.body, module);
    if (kind === undefined) continue;
    const reached = callIn(block, module);
    if (!reached) continue;
    const { call, isDirect } = reached;
    const confidence = triesAgain(handler, module) ? undefined : judged(kind, call, isDirect, handler.body, module);
    if (confidence) yield { node: [rangeOf(handler)[0], rangeOf(handler.body)[0]], call, kind, confidence };
  }
}

/** The next round of a loop that waits is the answer to a failure. */
function triesAgain(handler: Node, module: Module): boolean {
  for (let at = handler.parent; at && !isFunction(at); at = at.parent) {
    if (/^(?:While|DoWhile|For)Statement$/.test(at.type)) return waitsIn(sourceOf(at, module));
  }
  return false;
}

/** The first API call that a block makes by itself, or through a function. */
function callIn(block: Node, module: Module): { call: ApiCall; isDirect: boolean } | undefined {
  const inside = module.index.calls.filter(call => isInside(call, block) && enclosingFunction(call) === enclosingFunction(block));
  for (const node of inside) {
    // A promise that is not waited for fails elsewhere.
    const reached = apiCallOf(node, module);
    if (reached) return { call: reached.call, isDirect: reached.call.node === node };
  }
  return undefined;
}

/** `load().catch(() => {})`, `load().then(use, () => null)`. */
function* rejectedIn(module: Module): Iterable<SwallowedError> {
  for (const name of ['catch', 'then']) {
    for (const node of module.index.callsByName.get(name) ?? []) {
      const given = node.arguments[name === 'catch' ? 0 : 1];
      if (node.callee.type !== 'MemberExpression' || !given || given.type === 'SpreadElement') continue;
      const kind = kindOfCallback(given, module);
      if (kind === undefined) continue;
      const start = startOf(node.callee.object);
      const reached = start.type === 'CallExpression' ? apiCallOf(start, module) : undefined;
      if (!reached) continue;
      const confidence = judged(kind, reached.call, reached.call.node === start, given, module);
      if (confidence) yield { node: node.callee.property, call: reached.call, kind, confidence };
    }
  }
}

function startOf(node: Node): Node {
  let at = node;
  while (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && /^(?:then|catch|finally)$/.test(writtenKey(at.callee) ?? '')) at = at.callee.object;
  return at;
}

function kindOfCallback(given: Node, module: Module): SwallowedError['kind'] | undefined {
  if (isFunction(given)) return given.body.type === 'BlockStatement' ? kindOfBlock(given.body, module) : kindOfValue(given.body);
  if (given.type === 'Identifier' && /^noop$/i.test(given.name)) return 'empty';
  if (given.type === 'MemberExpression' && writtenKey(given) === 'noop') return 'empty';
  const [origin, ...others] = originsOf(given, module.root);
  return origin && others.length === 0 && origin.kind === 'expression' && isFunction(origin.node) && origin.env.module === module ? kindOfCallback(origin.node, module) : undefined;
}

/** What a block that deals with a failure does, where that is nothing. */
function kindOfBlock(block: TSESTree.BlockStatement, module: Module): SwallowedError['kind'] | undefined {
  let kind: SwallowedError['kind'] = 'empty';
  for (const statement of block.body) {
    switch (statement.type) {
      case 'EmptyStatement':
      case 'ContinueStatement':
        break;
      case 'ReturnStatement': {
        if (!statement.argument) break;
        const value = kindOfValue(statement.argument);
        if (value === undefined) return undefined;
        kind = value;
        break;
      }
      case 'ExpressionStatement':
        // `void error;` and `error;` quiet a linter and tell nobody.
        if (statement.expression.type !== 'Identifier' && !(statement.expression.type === 'UnaryExpression' && statement.expression.operator === 'void' && statement.expression.argument.type === 'Identifier')) return undefined;
        break;
      default:
        return undefined;
    }
  }
  return kind === 'success' || !isExplained(block, module) ? kind : undefined;
}

/** A comment of some words: somebody has thought about it. */
function isExplained(block: Node, module: Module): boolean {
  const [start, end] = rangeOf(block);
  const comments = [...module.text.slice(start, Math.min(end, start + 4000)).matchAll(/\/\/([^\n]*)|\/\*([^*]{0,1000})\*\//g)].map(([, line, long]) => (line ?? long ?? '').trim());
  return comments.some(comment => !/^(?:eslint|prettier|todo|fixme|biome|@ts-|istanbul|c8|v8)/i.test(comment) && (comment.match(/\p{L}{2,}/gu) ?? []).length >= 2);
}

function kindOfValue(node: Node): SwallowedError['kind'] | undefined {
  switch (node.type) {
    case 'Literal':
      if (node.value === true) return 'success';
      return node.value === null || node.value === false || node.value === '' || node.value === 0 ? 'fallback' : undefined;
    case 'Identifier':
      return node.name === 'undefined' ? 'empty' : undefined;
    case 'UnaryExpression':
      return node.operator === 'void' ? 'empty' : undefined;
    case 'ArrayExpression':
      return node.elements.length === 0 ? 'fallback' : undefined;
    case 'ObjectExpression':
      if (node.properties.length === 0) return 'fallback';
      return node.properties.some(property => property.type === 'Property' && /^(?:success|ok|valid|verified|paid|processed)$/.test(writtenKey(property) ?? '') && property.value.type === 'Literal' && property.value.value === true) ? 'success' : undefined;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'AwaitExpression':
      return kindOfValue(node.type === 'AwaitExpression' ? node.argument : node.expression);
    default:
      return undefined;
  }
}

/** Functions that ask whether something is there: `false` and `null` are their answers. */
const PROBE = /^(?:is|has|can|check|exists?|ping|probe|health|validate|verify|test|try|maybe|safe|detect|supports?|find|lookup|head)(?=$|[A-Z_])|(?:OrNull|OrUndefined|Exists?|Available|Reachable|Alive|Healthy|IfExists|Safe|Safely|Silently|BestEffort)$/;
/** What may fail without anyone being the poorer. */
const BEST_EFFORT = /analytic|telemetry|beacon|track|metric|stat(?:s|istics)\b|clean_?up|teardown|dispose|close|abort|disconnect|unsubscribe|log_?out|sign_?out|prefetch|preload|warm|revalidat|purge|heartbeat|keep_?alive|ping|typing|presence|favicon|avatar|thumbnail|icon|version|update_?check|latest_?release|shutdown|announce|sentry|posthog|plausible|segment|mixpanel|amplitude|localhost|127\.0\.0\.1/i;

function judged(kind: SwallowedError['kind'], call: ApiCall, isDirect: boolean, at: Node, module: Module): SwallowedError['confidence'] | undefined {
  const owner = outerName(at);
  const [start, end] = rangeOf(call.node);
  const isBestEffort = BEST_EFFORT.test(owner) || BEST_EFFORT.test(module.text.slice(start, Math.min(end, start + 600)));
  if (kind === 'success') return call.reach === 'own' || isBestEffort ? 'possible' : 'likely';
  if (isBestEffort || (kind === 'fallback' && PROBE.test(owner))) return undefined;
  if (call.reach === 'own' || isPageCode(module) || !isDirect) return 'possible';
  // `false` may be how the function says that it failed.
  return PROBE.test(owner) || (kind === 'fallback' && /\breturn\s+false\b|^\S{0,20}\s{0,3}=>\s{0,3}false$/.test(module.text.slice(...rangeOf(at)))) ? 'possible' : 'likely';
}

/** What the function is called that a node stands in; of a callback, the one around it. */
function outerName(node: Node): string {
  for (let fn: FunctionNode | undefined = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const [name] = namesOf(fn);
    if (name !== undefined) return name;
  }
  return '';
}
