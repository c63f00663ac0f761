import type { TSESTree } from '@typescript-eslint/types';
import { sourceOf } from '../requests/call-bounds.js';
import { constantOf } from '../values/constants.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { isFunction, type Node, writtenKey } from '../syntax.js';

/** A switch that makes a framework tell its users about errors. */
export interface DebugErrors {
  node: Node;
  name: string;
}

const PAGES = new Set(['errorhandler', 'youch', 'youch.Youch', 'koa-error', 'express-error-handler', 'ouch', 'poop']);
/** Options by name, with the value that tells. */
const OPTIONS = new Map<string, boolean>([['includeStacktraceInErrorResponses', true], ['maskedErrors', false], ['exposeStack', true], ['showStack', true], ['stackTrace', true]]);

export const debugErrorsOf = fact((module: Module): readonly DebugErrors[] => [...pagesIn(module), ...settingsIn(module), ...optionsIn(module)].filter(({ node }) => !isGuarded(node, module)));

/** `app.use(errorhandler())`, `new Youch(error, req)`. */
function* pagesIn(module: Module): Iterable<DebugErrors> {
  for (const call of module.index.calls) {
    if (!/errorhandler|youch|koa-error|ouch|express-error-handler/i.test(module.text)) return;
    const name = calleeNames(call, module.root).find(found => PAGES.has(found));
    const isUsed = call.type === 'NewExpression' || call.parent.type === 'CallExpression';
    if (name !== undefined && isUsed) yield { node: call.callee, name };
  }
}

/** `app.set('env', 'development')`, `error.expose = true`. */
function* settingsIn(module: Module): Iterable<DebugErrors> {
  for (const call of module.index.callsByName.get('set') ?? []) {
    const [key, value] = call.arguments;
    if (key?.type === 'Literal' && key.value === 'env' && value && value.type !== 'SpreadElement' && constantOf(value, module.root) === 'development') yield { node: call.callee, name: "set('env', 'development')" };
  }
  for (const { left, right } of module.index.assignments) {
    if (left.type === 'MemberExpression' && writtenKey(left) === 'expose' && right.type === 'Literal' && right.value === true && left.object.type === 'Identifier' && /^(?:e|err|error)$/.test(left.object.name)) yield { node: left, name: 'expose = true' };
  }
}

/** Options of GraphQL servers. */
function* optionsIn(module: Module): Iterable<DebugErrors> {
  const isGraph = /graphql|apollo|yoga|mercurius/i.test(module.text);
  if (!isGraph) return;
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property);
      const telling = key === undefined ? undefined : OPTIONS.get(key);
      const isDebug = key === 'debug' && property.value.type === 'Literal' && property.value.value === true && isServerOptions(object);
      if (isDebug || (telling !== undefined && property.value.type === 'Literal' && property.value.value === telling)) yield { node: property, name: `${key}: ${sourceOf(property.value, module)}` };
    }
  }
}

/** `new ApolloServer({ debug: true })`, `GraphQLModule.forRoot({ debug: true })`. */
function isServerOptions(object: TSESTree.ObjectExpression): boolean {
  const call = object.parent;
  if (call?.type === 'NewExpression') return call.callee.type === 'Identifier' && call.callee.name === 'ApolloServer';
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  return call.callee.object.type === 'Identifier' && call.callee.object.name === 'GraphQLModule';
}

function isGuarded(node: Node, module: Module): boolean {
  for (let at: Node = node; at.parent && at.parent.type !== 'Program'; at = at.parent) {
    const { parent } = at;
    const test = (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at ? parent.test : parent.type === 'LogicalExpression' && parent.right === at ? parent.left : undefined;
    if (test && (/NODE_ENV|dev|prod|debug|test|local|expose|status/i.test(sourceOf(test, module)))) return true;
    if (isFunction(at) && /dev|debug|test/i.test(at.id?.name ?? '')) return true;
  }
  return false;
}
