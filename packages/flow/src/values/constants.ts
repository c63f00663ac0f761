import type { TSESTree } from '@typescript-eslint/types';
import type { Env } from '../module.js';
import { calleeNames, namesOf } from './names.js';
import type { Origin } from './origin.js';
import { originsOf } from './origins.js';
import { type Node, writtenKey } from '../syntax.js';

export type Primitive = string | number | boolean | bigint | null | undefined;

/** What a value can be, as far as code says it. */
export interface Constants {
  values: readonly Primitive[];
  /** Whether the list is whole; false where some way to the value cannot be followed. */
  complete: boolean;
}

const MAX_VALUES = 16;
const MAX_TEXT = 4096;
const NOTHING: Constants = { values: [], complete: false };

export function constantsOf(node: Node, env: Env): Constants {
  return join(originsOf(node, env).map(evaluate));
}

/** The one value it can be; undefined where there is doubt. */
export function constantOf(node: Node, env: Env): Primitive {
  const { values, complete } = constantsOf(node, env);
  return complete && values.length === 1 ? values[0] : undefined;
}

export function constantsOfOrigins(origins: readonly Origin[]): Constants {
  return join(origins.map(evaluate));
}

const known = new WeakMap<Node, Constants>();
// What is being evaluated in a followed call: `i = i + 1` asks for itself.
const open = new Set<Node>();
const MAX_OPEN = 100;

/** Outside of followed calls each node is evaluated once; without that, arithmetic in loops explodes. */
function evaluate(origin: Origin): Constants {
  const { node, env } = origin;
  const isRoot = env.frame === undefined && origin.kind === 'expression';
  const before = isRoot ? known.get(node) : undefined;
  if (before) return before;
  if (open.has(node) || open.size >= MAX_OPEN || --env.module.fuel < 0) return NOTHING;
  if (isRoot) known.set(node, NOTHING);
  open.add(node);
  try {
    const value = evaluated(origin);
    if (isRoot) known.set(node, value);
    return value;
  } finally {
    open.delete(node);
  }
}

function evaluated({ kind, node, env, ...rest }: Origin): Constants {
  if (kind === 'global') {
    const name = (rest as { name?: string }).name;
    if (name === 'undefined') return of(undefined);
    if (name === 'NaN') return of(Number.NaN);
    if (name === 'Infinity') return of(Number.POSITIVE_INFINITY);
    return NOTHING;
  }
  if (kind === 'member') {
    const [name] = namesOf(node, env);
    return name === undefined ? NOTHING : (wellKnown.get(name) ?? NOTHING);
  }
  return kind === 'expression' ? evaluateExpression(node, env) : NOTHING;
}

const wellKnown = new Map<string, Constants>([
  ['globalThis.Number.POSITIVE_INFINITY', of(Number.POSITIVE_INFINITY)],
  ['globalThis.Number.MAX_SAFE_INTEGER', of(Number.MAX_SAFE_INTEGER)],
  ['globalThis.Number.MAX_VALUE', of(Number.MAX_VALUE)],
]);

function evaluateExpression(node: Node, env: Env): Constants {
  switch (node.type) {
    case 'Literal':
      return 'regex' in node ? NOTHING : of(node.value as Primitive);
    case 'TemplateLiteral': {
      let texts: Constants = of('');
      node.quasis.forEach((quasi, i) => {
        texts = combine(texts, of(quasi.value.cooked ?? ''), add);
        const hole = node.expressions[i];
        if (hole) texts = combine(texts, written(constantsOf(hole, env)), (a, b) => `${String(a)}${String(b)}`);
      });
      return texts;
    }
    case 'UnaryExpression':
      return evaluateUnary(node, env);
    case 'BinaryExpression':
      return evaluateBinary(node, env);
    case 'AssignmentExpression': // s += 'x', reached as an update
      return NOTHING;
    case 'CallExpression':
      return evaluateCall(node, env);
    default:
      return NOTHING;
  }
}

/** Nobody writes a text to have `undefined` in it: where that is one of the values, the others are not known. */
function written({ values, complete }: Constants): Constants {
  const known = values.filter(value => value !== undefined);
  return known.length === values.length ? { values, complete } : { values: known, complete: false };
}

function evaluateUnary(node: TSESTree.UnaryExpression, env: Env): Constants {
  if (node.operator === 'void') return of(undefined);
  if (node.operator === 'typeof' || node.operator === 'delete') return NOTHING;
  const argument = constantsOf(node.argument, env);
  switch (node.operator) {
    case '!':
      // Objects and functions are true whatever they hold.
      if (argument.values.length === 0) return isAlwaysTrue(node.argument, env) ? of(false) : NOTHING;
      return map(argument, value => !value);
    case '-':
      return map(argument, value => (typeof value === 'bigint' ? -value : -Number(value)));
    case '+':
      return map(argument, value => Number(value));
    case '~':
      return map(argument, value => ~Number(value));
    default:
      return NOTHING;
  }
}

function isAlwaysTrue(node: Node, env: Env): boolean {
  const origins = originsOf(node, env);
  const objects = ['ObjectExpression', 'ArrayExpression', 'ArrowFunctionExpression', 'FunctionExpression', 'NewExpression'];
  return origins.length > 0 && origins.every(origin => origin.kind === 'expression' && objects.includes(origin.node.type));
}

function evaluateBinary(node: TSESTree.BinaryExpression, env: Env): Constants {
  const left = constantsOf(node.left, env);
  const right = constantsOf(node.right, env);
  const numeric = (work: (a: number, b: number) => Primitive) => combine(left, right, (a, b) => work(Number(a), Number(b)));
  switch (node.operator) {
    case '+':
      return combine(left, right, add);
    case '-':
      return numeric((a, b) => a - b);
    case '*':
      return numeric((a, b) => a * b);
    case '/':
      return numeric((a, b) => a / b);
    case '%':
      return numeric((a, b) => a % b);
    case '**':
      return numeric((a, b) => a ** b);
    case '|':
      return numeric((a, b) => a | b);
    case '<<':
      return numeric((a, b) => a << b);
    case '===':
    case '!==':
    case '==':
    case '!=': {
      const isEqual = node.operator.startsWith('=');
      const known = combine(left, right, (a, b) => (a === b) === isEqual);
      // A test of the environment comes out both ways, on one machine or another.
      return known.values.length === 0 && (isEnvironment(node.left, env) || isEnvironment(node.right, env) || isNamedEnvironment(node.left, node.right) || isNamedEnvironment(node.right, node.left)) ? { values: [true, false], complete: true } : known;
    }
    default:
      return NOTHING;
  }
}

/** Whether a value names the environment that the program runs in. */
export function isEnvironment(node: Node, env: Env): boolean {
  return namesOf(node, env).some(name => /^(?:process\.env|import\.meta\.env|globalThis\.Deno\.env)\.(?:\w*_)?(?:NODE_ENV|ENV|ENVIRONMENT|STAGE|MODE|DEV|PROD|DEBUG|VERCEL_ENV)$/i.test(name));
}

/** `config.env !== 'production'`: a setting that names the environment, held against a name of one. */
export function isNamedEnvironment(setting: Node, literal: Node): boolean {
  if (literal.type !== 'Literal' || !/^(?:prod(?:uction)?|dev(?:elopment)?|test|testing|staging|stage|local|ci|qa|sandbox)$/i.test(String(literal.value))) return false;
  const name = setting.type === 'Identifier' ? setting.name : setting.type === 'MemberExpression' ? writtenKey(setting) : undefined;
  return name !== undefined && /^(?:node_?)?env(?:ironment)?$|stage$|^mode$|_env$|Env$/i.test(name);
}

function evaluateCall(node: TSESTree.CallExpression, env: Env): Constants {
  const [arg] = node.arguments;
  const { callee } = node;
  const name = callee.type === 'Identifier' && !env.module.variableOf(callee) ? callee.name : undefined;
  if (name !== undefined && arg && arg.type !== 'SpreadElement') {
    switch (name) {
      case 'String':
        return map(constantsOf(arg, env), String);
      case 'Number':
        return map(constantsOf(arg, env), Number);
      case 'Boolean':
        return map(constantsOf(arg, env), Boolean);
      case 'parseInt':
        return map(constantsOf(arg, env), value => Number.parseInt(String(value), 10));
      case 'parseFloat':
        return map(constantsOf(arg, env), value => Number.parseFloat(String(value)));
      case 'atob':
        return map(constantsOf(arg, env), value => Buffer.from(String(value), 'base64').toString('latin1'));
      case 'encodeURIComponent':
        return map(constantsOf(arg, env), value => encodeURIComponent(String(value)));
    }
  }
  if (callee.type !== 'MemberExpression') return NOTHING;
  const method = writtenKey(callee);
  switch (method) {
    case 'join': {
      const [list] = originsOf(callee.object, env);
      if (list?.kind !== 'expression' || list.node.type !== 'ArrayExpression') return NOTHING;
      const separator = arg && arg.type !== 'SpreadElement' ? constantsOf(arg, env) : of(',');
      let texts = of('');
      for (const [i, item] of list.node.elements.entries()) {
        if (!item || item.type === 'SpreadElement') return NOTHING;
        if (i > 0) texts = combine(texts, separator, add);
        texts = combine(texts, constantsOf(item, list.env), (a, b) => `${String(a)}${String(b)}`);
      }
      return texts;
    }
    case 'concat': {
      let texts = constantsOf(callee.object, env);
      for (const part of node.arguments) {
        if (part.type === 'SpreadElement') return NOTHING;
        texts = combine(texts, constantsOf(part, env), (a, b) => `${String(a)}${String(b)}`);
      }
      return texts;
    }
    case 'trim':
    case 'toLowerCase':
    case 'toUpperCase':
      return map(constantsOf(callee.object, env), value => (typeof value === 'string' ? value[method]() : undefined));
    case 'toString':
      return node.arguments.length === 0 ? map(constantsOf(callee.object, env), String) : decoded(node, env);
    default:
      return NOTHING;
  }
}

/** `Buffer.from('…', 'base64').toString('utf8')` of a literal. */
function decoded(node: TSESTree.CallExpression, env: Env): Constants {
  const [inner] = originsOf((node.callee as TSESTree.MemberExpression).object, env);
  if (inner?.kind !== 'expression' || inner.node.type !== 'CallExpression') return NOTHING;
  if (!calleeNames(inner.node, inner.env).includes('buffer.Buffer.from')) return NOTHING;
  const [text, encoding] = inner.node.arguments;
  if (!text || text.type === 'SpreadElement') return NOTHING;
  const from = encoding && encoding.type !== 'SpreadElement' ? constantOf(encoding, inner.env) : 'utf8';
  if (from !== 'base64' && from !== 'hex' && from !== 'utf8') return NOTHING;
  return map(constantsOf(text, inner.env), value => Buffer.from(String(value), from).toString('utf8'));
}

function add(a: Primitive, b: Primitive): Primitive {
  if (typeof a === 'string' || typeof b === 'string') return `${String(a)}${String(b)}`;
  return typeof a === 'bigint' || typeof b === 'bigint' ? undefined : Number(a) + Number(b);
}

function of(value: Primitive): Constants {
  return { values: [value], complete: true };
}

function map({ values, complete }: Constants, work: (value: Primitive) => Primitive): Constants {
  return { values: [...new Set(values.map(work))], complete };
}

function combine(left: Constants, right: Constants, work: (a: Primitive, b: Primitive) => Primitive): Constants {
  const values = new Set<Primitive>();
  let complete = left.complete && right.complete;
  for (const a of left.values) {
    for (const b of right.values) {
      const value = work(a, b);
      // Long texts and many variants tell nothing more and cost memory.
      if (values.size >= MAX_VALUES || (typeof value === 'string' && value.length > MAX_TEXT)) complete = false;
      else values.add(value);
    }
  }
  return { values: [...values], complete };
}

function join(all: readonly Constants[]): Constants {
  const values = [...new Set(all.flatMap(one => one.values))];
  return { values: values.slice(0, MAX_VALUES), complete: all.length > 0 && values.length <= MAX_VALUES && all.every(one => one.complete) };
}

