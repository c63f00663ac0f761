import type { Confidence } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { constantsOf, isEnvironment, isNamedEnvironment } from '../values/constants.js';
import { corsHeadersIn } from './cors-headers.js';
import { type CorsSetting, corsSettingsOf } from './cors-settings.js';
import { returnsOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { isLoosePattern, originTestsIn, patternOf } from './origin-tests.js';
import { originsOf } from '../values/origins.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { type FunctionNode, isFunction, isInside, type Node, rangeOf } from '../syntax.js';

/** A place that lets more origins in than it means to. */
export interface CorsFault {
  node: Node;
  kind: 'any' | 'reflected' | 'null' | 'pattern' | 'part';
  /** What lets them in, as written. */
  name: string;
  confidence: Confidence;
}

export const corsFaultsOf = fact((module: Module): readonly CorsFault[] => [...corsSettingsOf(module).flatMap(setting => judged(setting, module)), ...corsHeadersIn(module)]);

function judged({ node, origin, fallback, credentials }: CorsSetting, module: Module): readonly CorsFault[] {
  if (!origin) return credentials && fallback !== 'none' ? [{ node, kind: fallback, name: 'credentials', confidence: isBesideEnvironment(node, module.syntax.ast, module) ? 'possible' : 'likely' }] : [];
  const found: CorsFault[] = [];
  const isDevelopment = dependsOnEnvironment(origin, module) || isBesideEnvironment(node, module.syntax.ast, module);
  const sure = (confidence: Confidence): Confidence => (isDevelopment ? 'possible' : confidence);
  const { values, complete } = constantsOf(origin, module.root);
  if (values.includes(true)) found.push({ node, kind: 'reflected', name: 'origin: true', confidence: credentials ? sure('likely') : 'possible' });
  if (values.includes('*') && credentials) found.push({ node, kind: 'any', name: '*', confidence: complete ? sure('likely') : 'possible' });
  if (values.includes('null')) found.push({ node, kind: 'null', name: 'null', confidence: sure('likely') });
  for (const { node: made, env } of originsOf(origin, module.root)) {
    if (env.module !== module) continue;
    if (isFunction(made)) found.push(...ofFunction(made, node, credentials, module));
    else if (made.type === 'ArrayExpression') found.push(...ofList(made, node, credentials, module));
    else found.push(...ofPattern(made, node, module));
    if (credentials && isRequestOrigin(made, module)) found.push({ node, kind: 'reflected', name: 'origin', confidence: sure('likely') });
  }
  return found.slice(0, 1);
}

function ofPattern(node: Node, at: Node, module: Module): readonly CorsFault[] {
  const pattern = node.type === 'Literal' || node.type === 'NewExpression' ? patternOf(node, module) : undefined;
  if (pattern === undefined) return [];
  if (/^\.[*+]$|^\^?\.[*+]?\$?$/.test(pattern)) return [{ node: at, kind: 'reflected', name: `/${pattern}/`, confidence: 'likely' }];
  return isLoosePattern(pattern) ? [{ node: at, kind: 'pattern', name: `/${pattern}/`.slice(0, 60), confidence: 'likely' }] : [];
}

function* ofList(list: TSESTree.ArrayExpression, at: Node, credentials: boolean, module: Module): Iterable<CorsFault> {
  for (const item of list.elements) {
    if (!item || item.type === 'SpreadElement') continue;
    const { values } = constantsOf(item, module.root);
    if (values.includes('null')) yield { node: item, kind: 'null', name: 'null', confidence: 'likely' };
    if (values.includes('*') && credentials) yield { node: at, kind: 'any', name: '*', confidence: 'likely' };
    for (const { node } of originsOf(item, module.root)) yield* ofPattern(node, item, module);
  }
}

/** `(origin, callback) => callback(null, true)`, `origin => origin`: what does it ask before it says yes? */
function ofFunction(fn: FunctionNode, at: Node, credentials: boolean, module: Module): readonly CorsFault[] {
  const [first, second] = fn.params;
  if (first?.type !== 'Identifier') return [];
  const variable = module.variableOf(first);
  const isOrigin = (node: Node): boolean => originsOf(node, module.root).some(({ node: made, ...origin }) => made === first || (origin.kind === 'parameter' && (origin as { owner?: Node }).owner === fn) || (made.type === 'NewExpression' && made.arguments.some(arg => arg.type !== 'SpreadElement' && isOrigin(arg)))) || isRequestOrigin(node, module) || memberOf(node, isOrigin);
  const tests = originTestsIn(fn, isOrigin, module);
  const weak = tests.find(({ kind }) => kind === 'weak');
  if (weak) return isBesideEnvironment(weak.node, fn, module) ? [] : [{ node: weak.node, kind: weak.by === 'regex' ? 'pattern' : 'part', name: weak.by, confidence: 'likely' }];
  if (tests.length > 0 || !saysYes(fn, second, isOrigin, module) || hasCondition(fn, variable?.reads ?? [], module)) return [];
  return [{ node: at, kind: 'reflected', name: 'origin', confidence: credentials ? 'likely' : 'possible' }];
}

function memberOf(node: Node, isOrigin: (node: Node) => boolean): boolean {
  return node.type === 'MemberExpression' && isOrigin(node.object);
}

/** Calls back with true or the origin, or returns one of them. */
function saysYes(fn: FunctionNode, callback: Node | undefined, isOrigin: (node: Node) => boolean, module: Module): boolean {
  const isYes = (node: Node | undefined) => node !== undefined && (constantsOf(node, module.root).values.some(value => value === true || value === '*') || isOrigin(node));
  if (callback?.type === 'Identifier') {
    const called = (module.index.callsByName.get(callback.name) ?? []).filter(call => isInside(call, fn));
    return called.some(({ arguments: [, answer] }) => isYes(answer)) || (called.length === 0 && returnsOf(fn, module).some(isYes));
  }
  return returnsOf(fn, module).some(isYes);
}

/** Any condition but on whether there is an origin at all. */
function hasCondition(fn: FunctionNode, reads: readonly Node[], module: Module): boolean {
  const text = module.text.slice(...rangeOf(fn.body));
  if (!/\bif\b|\?(?![.?])|\bswitch\b/.test(text)) return false;
  const onlyPresence = reads.length > 0 && !/(?:&&|\|\|)\s*[\w.]+\s*\(/.test(text) && /^\s*\{?\s*(?:if\s*\(\s*!?\s*\w+\s*\)|return\s+\w+\s*\?)/.test(text);
  return !onlyPresence;
}

function isBesideEnvironment(node: Node, area: Node, module: Module): boolean {
  for (let at: Node | undefined = node; at && at !== area; at = at.parent) {
    if ((at.type === 'LogicalExpression' || at.type === 'IfStatement' || at.type === 'ConditionalExpression') && /NODE_ENV|\bisDev|development|localhost|isProd|__DEV__/i.test(module.text.slice(...rangeOf(at.type === 'LogicalExpression' ? at : at.test)))) return true;
  }
  return false;
}

/** `req.headers.origin`, `request.headers.get('origin')`, `ctx.get('Origin')`. */
export function isRequestOrigin(node: Node, module: Module): boolean {
  const part = requestPartOf(node, module.root);
  return part?.part === 'header' && (part.key === 'origin' || part.key === 'referer');
}

function dependsOnEnvironment(node: Node, module: Module, depth = 4): boolean {
  if (depth === 0) return false;
  switch (node.type) {
    case 'ConditionalExpression':
      return dependsOnEnvironment(node.test, module, depth - 1) || /dev|prod|local/i.test(module.text.slice(...rangeOf(node.test)));
    case 'BinaryExpression':
      return isEnvironment(node.left, module.root) || isEnvironment(node.right, module.root) || isNamedEnvironment(node.left, node.right) || isNamedEnvironment(node.right, node.left);
    case 'LogicalExpression':
      return dependsOnEnvironment(node.left, module, depth - 1);
    case 'UnaryExpression':
      return dependsOnEnvironment(node.argument, module, depth - 1);
    default:
      return false;
  }
}
