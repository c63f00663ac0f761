import { keepingClasses, keepingFunctions, keepingMethods, type Treatment, treatments } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { patternOf } from './assurances.js';
import { returnsOf } from '../values/functions.js';
import type { Env } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { type CallNode, isFunction, type Node } from '../syntax.js';

/** A value that goes into what a call answers, and what the call does to it. */
export interface Carried {
  node: Node;
  treatment: Treatment | undefined;
  /** It may stand anywhere in the answer. */
  isInside: boolean;
}

const TREATMENTS = new Map(Object.entries(treatments).flatMap(([treatment, names]) => names.map(name => [name, treatment as Treatment] as const)));
const METHODS = new Set(keepingMethods);
const FUNCTIONS = new Set(keepingFunctions);
const CLASSES = new Set(keepingClasses);
/** Of these, the result is the argument alone, in another form. */
const WHOLE = new Set(['String', 'parse', 'decodeURIComponent', 'decodeURI', 'encodeURIComponent', 'encodeURI', 'unescape', 'atob', 'normalize', 'basename', 'fileURLToPath', 'structuredClone', 'from']);
const LISTING = new Set(['map', 'flatMap', 'reduce']);

/** What a call of code outside of this project hands on. Nothing where it is not known: what came out may be anything. */
export function carriedBy(call: CallNode, env: Env): readonly Carried[] {
  const name = calleeName(call.callee);
  if (name === undefined) return [];
  const treatment = isBufferFrom(call, name) ? 'text' : TREATMENTS.get(name);
  if (call.type === 'NewExpression') return CLASSES.has(name) ? carriedArguments(call, name === 'URL' ? 'parsed' : undefined, false) : [];
  const { callee } = call;
  const found: Carried[] = [];
  if (callee.type === 'MemberExpression') {
    if (LISTING.has(name)) return mapped(call, callee, env);
    if (name === 'filter' && isExactFilter(call.arguments[0])) return [];
    if ((name === 'replace' || name === 'replaceAll') && call.arguments[0]) return replaced(call, callee, env);
    if (METHODS.has(name) && !isNamespace(callee.object)) found.push({ node: callee.object, treatment, isInside: name === 'join' || name === 'concat' || name === 'json' });
  }
  if (name === 'parse' && callee.type === 'MemberExpression' && !isNamespace(callee.object)) return found; // a schema's
  if (FUNCTIONS.has(name) || name === 'concat') found.push(...carriedArguments(call, treatment, !WHOLE.has(name)));
  if (FUNCTIONS.has(name) || name === 'concat') found.push(...carriedArguments(call, treatment, name !== 'String' && name !== 'parse'));
  if (name === 'format' && callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'util') found.push(...carriedArguments(call, 'text', true)); // those of drivers escape
  if (name === 'get' && callee.type === 'MemberExpression' && call.arguments.length >= 2 && isNamespace(callee.object)) found.push(...carriedArguments(call, undefined, true).slice(0, 1)); // _.get(req, 'body.x')
  return found;
}

/** Bytes are no operators, whatever was sent. */
function isBufferFrom({ callee }: CallNode, name: string): boolean {
  return name === 'from' && callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'Buffer';
}

function isNamespace(object: Node): boolean {
  return object.type === 'Identifier' && /^(?:_|lodash|R|path|Object|JSON|Array|Buffer|util|querystring|qs|url|Promise|JSON5|yaml|YAML|cookie|superjson|validator)$/.test(object.name);
}

function carriedArguments(call: CallNode, treatment: Treatment | undefined, isInside: boolean): readonly Carried[] {
  return call.arguments.map(arg => ({ node: arg.type === 'SpreadElement' ? arg.argument : arg, treatment, isInside }));
}

/** `ids.map(Number)`, `names.map(name => `'${name}'`)` */
function mapped(call: TSESTree.CallExpression, callee: TSESTree.MemberExpression, env: Env): readonly Carried[] {
  const [callback] = call.arguments;
  if (!callback || callback.type === 'SpreadElement') return [];
  if (isFunction(callback)) return returnsOf(callback, env.module).map(node => ({ node, treatment: undefined, isInside: false }));
  const name = calleeName(callback);
  if (name !== undefined && (FUNCTIONS.has(name) || METHODS.has(name))) return [{ node: callee.object, treatment: TREATMENTS.get(name), isInside: false }];
  for (const origin of originsOf(callback, env)) {
    if (isFunction(origin.node)) return returnsOf(origin.node, origin.env.module).map(node => ({ node, treatment: undefined, isInside: false }));
  }
  return [];
}

/** `columns.filter(column => ALLOWED.includes(column))` */
function isExactFilter(callback: Node | undefined): boolean {
  if (callback?.type === 'ArrowFunctionExpression' && callback.body.type === 'CallExpression') return /^(?:includes|has|hasOwn|hasOwnProperty|test|isInteger|isFinite)$/.test(calleeName(callback.body.callee) ?? '');
  return callback?.type === 'ArrowFunctionExpression' && callback.body.type === 'BinaryExpression' && callback.body.operator === 'in';
}

/** `x.replace(/[^a-z0-9_]/gi, '')` lets through what it names; `replace(/'/g, "''")` doubles quotes. */
function replaced(call: TSESTree.CallExpression, callee: TSESTree.MemberExpression, env: Env): readonly Carried[] {
  const [search, put] = call.arguments;
  const source = search && search.type !== 'SpreadElement' ? patternOf(search, env.module) : undefined;
  const written = source ?? (search?.type === 'Literal' ? String(search.value) : '');
  const isNegated = source !== undefined && /^(?:\[\^|\\W|\\D)/.test(source);
  const treatment: Treatment = isNegated ? 'pattern' : /['"]/.test(written) ? 'sql-escaped' : /[<>&]/.test(written) ? 'markup-escaped' : /[$|;`*+?]/.test(written) && source !== undefined && source.startsWith('[') ? 'pattern-escaped' : 'text';
  const found: Carried[] = [{ node: callee.object, treatment, isInside: false }];
  if (put && put.type !== 'SpreadElement' && !isFunction(put)) found.push({ node: put, treatment: 'text', isInside: true });
  return found;
}
