import type { TSESTree } from '@typescript-eslint/types';
import { constantOf, constantsOf } from '../values/constants.js';
import type { Env } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { type Node, writtenKey } from '../syntax.js';

/** A moment as code writes it. `s-float`: seconds with a fraction. */
export type TimeUnit = 'ms' | 's' | 's-float' | 'us' | 'iso8601';

/** A value that says what time it is now, give or take. */
export interface Moment {
  unit: TimeUnit;
  /** The read of the clock. */
  clock: Node;
  env: Env;
  /** Where the value got its present form: the read itself, or the arithmetic on it. */
  at: Node;
  /** Something was added to it or taken from it, in the unit it had then. */
  isShifted?: boolean;
}

/** The moments that a value can be; empty for what is no moment, or not known to be one. */
export function momentsOf(node: Node, env: Env): readonly Moment[] {
  return originsOf(node, env).flatMap(momentOfOrigin).slice(0, 8);
}

const known = new WeakMap<Node, readonly Moment[]>();
// What is being asked in a followed call: `t = t + 1` asks for itself.
const open = new Set<Node>();
const MAX_OPEN = 100;

function momentOfOrigin(origin: Origin): readonly Moment[] {
  const { node, env } = origin;
  const isRoot = env.frame === undefined && origin.kind === 'expression';
  const before = isRoot ? known.get(node) : undefined;
  if (before) return before;
  if (open.has(node) || open.size >= MAX_OPEN || --env.module.fuel < 0) return [];
  if (isRoot) known.set(node, []);
  open.add(node);
  try {
    const found = moments(origin);
    if (isRoot) known.set(node, found);
    return found;
  } finally {
    open.delete(node);
  }
}

function moments(origin: Origin): readonly Moment[] {
  if (origin.kind !== 'expression') return origin.kind === 'member' ? momentOfMember(origin) : [];
  const { node, env } = origin;
  switch (node.type) {
    case 'CallExpression':
      return momentsOfCall(node, env);
    case 'NewExpression': // put into a text, or sent as JSON
      return [];
    case 'UnaryExpression':
      if (node.operator === '+') return isNow(node.argument, env) ? [read('ms', node, env)] : momentsOf(node.argument, env);
      // ~~x floors
      return node.operator === '~' ? momentsOf(node.argument, env).map(flooredBy(node)) : [];
    case 'BinaryExpression':
      return momentsOfArithmetic(node, env);
    case 'TemplateLiteral':
      return node.expressions.length === 1 && node.quasis.every(quasi => quasi.value.raw === '') ? momentsOf(node.expressions[0]!, env) : [];
    default:
      return [];
  }
}

function momentOfMember(origin: Origin): readonly Moment[] {
  const [name] = namesOf(origin.node, origin.env);
  return name === 'perf_hooks.performance.timeOrigin' || name === 'globalThis.performance.timeOrigin' ? [read('ms', origin.node, origin.env)] : [];
}

const CLOCKS = new Map<string, TimeUnit>([
  ['globalThis.Date.now', 'ms'],
  ['moment.now', 'ms'],
  ['moment().valueOf', 'ms'],
  ['moment().unix', 's'],
  ['moment.utc().valueOf', 'ms'],
  ['moment.utc().unix', 's'],
  ['moment().toISOString', 'iso8601'],
  ['moment.utc().toISOString', 'iso8601'],
  ['dayjs().valueOf', 'ms'],
  ['dayjs().unix', 's'],
  ['dayjs.utc().valueOf', 'ms'],
  ['dayjs.utc().unix', 's'],
  ['dayjs().toISOString', 'iso8601'],
  ['luxon.DateTime.now().toMillis', 'ms'],
  ['luxon.DateTime.now().valueOf', 'ms'],
  ['luxon.DateTime.utc().toMillis', 'ms'],
  ['luxon.DateTime.now().toSeconds', 's-float'],
  ['luxon.DateTime.utc().toSeconds', 's-float'],
  ['luxon.DateTime.now().toUnixInteger', 's'],
  ['luxon.DateTime.now().toISO', 'iso8601'],
  ['date-fns.getTime', 'ms'],
  ['date-fns.getUnixTime', 's'],
  ['lodash.now', 'ms'],
  ['globalThis._.now', 'ms'],
]);

function momentsOfCall(node: TSESTree.CallExpression, env: Env): readonly Moment[] {
  const [arg] = node.arguments;
  for (const name of calleeNames(node, env)) {
    const unit = CLOCKS.get(name);
    if (unit !== undefined) return [read(unit, node, env)];
  }
  const { callee } = node;
  if (callee.type === 'Identifier' && arg && arg.type !== 'SpreadElement' && !env.module.variableOf(callee)) {
    if (callee.name === 'String') return momentsOf(arg, env);
    if (callee.name === 'Number') return isNow(arg, env) ? [read('ms', node, env)] : momentsOf(arg, env);
    if (callee.name === 'parseInt') return momentsOf(arg, env).map(flooredBy(node));
    if (callee.name === 'BigInt') return momentsOf(arg, env);
  }
  if (callee.type !== 'MemberExpression') return [];
  const method = writtenKey(callee);
  switch (method) {
    case 'getTime':
    case 'valueOf':
      return isNow(callee.object, env) ? [read('ms', node, env)] : [];
    case 'toISOString':
    case 'toJSON':
      return isNow(callee.object, env) ? [read('iso8601', node, env)] : [];
    case 'floor':
    case 'round':
    case 'ceil':
    case 'trunc':
      return arg && arg.type !== 'SpreadElement' && isMath(callee.object, env) ? momentsOf(arg, env).map(flooredBy(node)) : [];
    case 'toString':
    case 'trim':
    case 'padStart':
      return momentsOf(callee.object, env);
    case 'toFixed': {
      const digits = arg && arg.type !== 'SpreadElement' ? constantOf(arg, env) : 0;
      return digits === 0 ? momentsOf(callee.object, env).map(flooredBy(node)) : momentsOf(callee.object, env);
    }
    case 'slice':
    case 'substr':
    case 'substring': {
      // The first ten digits of milliseconds are seconds.
      const [from, to] = node.arguments.map(part => (part.type === 'SpreadElement' ? undefined : constantOf(part, env)));
      const isCut = (from === 0 && to === 10) || (method === 'slice' && from === 0 && to === -3);
      if (isCut) return momentsOf(callee.object, env).map(moment => (moment.unit === 'ms' ? { ...moment, unit: 's', at: node } : moment));
      // `toISOString().slice(0, -5) + 'Z'` stays a date.
      return momentsOf(callee.object, env).filter(({ unit }) => unit === 'iso8601');
    }
    case 'replace':
    case 'concat':
    case 'split':
      return momentsOf(callee.object, env).filter(({ unit }) => unit === 'iso8601');
    case 'format':
      return momentsOfFormat(node, env);
    default:
      return [];
  }
}

/** moment and dayjs: `format('x')` is milliseconds, `format('X')` seconds. */
function momentsOfFormat(node: TSESTree.CallExpression, env: Env): readonly Moment[] {
  const [arg] = node.arguments;
  if (!calleeNames(node, env).some(name => /^(?:moment|dayjs)(?:\.utc)?\(\)\.format$/.test(name))) return [];
  const pattern = arg && arg.type !== 'SpreadElement' ? constantOf(arg, env) : undefined;
  return pattern === 'x' ? [read('ms', node, env)] : pattern === 'X' ? [read('s', node, env)] : [];
}

function momentsOfArithmetic(node: TSESTree.BinaryExpression, env: Env): readonly Moment[] {
  const { left, right, operator } = node;
  switch (operator) {
    case '/': {
      const by = numberOf(right, env);
      const moments = isNow(left, env) ? [read('ms', left, env)] : momentsOf(left, env);
      if (by === 1000) return moments.map(moment => ({ ...moment, unit: moment.unit === 'ms' ? 's-float' : moment.unit === 'us' ? 'ms' : moment.unit, at: node }) as Moment);
      return [];
    }
    case '*': {
      const by = numberOf(right, env) ?? numberOf(left, env);
      const moments = [...momentsOf(left, env), ...momentsOf(right, env)];
      if (by !== 1000) return by === 1 ? moments : [];
      return moments.map(moment => ({ ...moment, unit: moment.unit === 'ms' ? 'us' : 'ms', at: node }) as Moment);
    }
    case '|':
    case '>>>':
    case '>>':
      // Truncates to 32 bits: right for seconds, nonsense for milliseconds.
      return momentsOf(left, env).map(flooredBy(node));
    case '+': {
      // A text glued on is no moment any more; an offset is.
      const moments = [...momentsOf(left, env), ...momentsOf(right, env)];
      const [other] = momentsOf(left, env).length > 0 ? [right] : [left];
      const { values } = constantsOf(other, env);
      if (moments.some(({ unit }) => unit === 'iso8601')) return moments;
      return values.some(value => typeof value === 'string' && value !== '') ? [] : moments.map(moment => ({ ...moment, isShifted: true }));
    }
    case '-': {
      // Less an offset it is still a moment; less another moment it is a duration.
      const isShift = isOffset(right, env);
      const moments = isNow(left, env) ? [read('ms', left, env)] : momentsOf(left, env);
      return isShift ? moments.map(moment => ({ ...moment, isShifted: true })) : [];
    }
    case '%': // `t - t % 1000`
      return [];
    default:
      return [];
  }
}

/** `Date.now() + 60_000`: a sum of numbers, not a text that is put together. */
export function isLaterMoment({ operator, left, right }: TSESTree.BinaryExpression, env: Env): boolean {
  // In `key + now + 5000` the first sum is a text already.
  if (left.type === 'BinaryExpression' && left.operator === '+' && !isLaterMoment(left, env)) return false;
  return operator === '+' && (isOffset(right, env) ? momentsOf(left as Node, env) : isOffset(left as Node, env) ? momentsOf(right, env) : []).length > 0;
}

function isOffset(node: Node, env: Env): boolean {
  if (numberOf(node, env) !== undefined) return true;
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? writtenKey(node) : undefined;
  return name !== undefined && /offset|skew|drift|diff|delta|lag/i.test(name);
}

function numberOf(node: Node, env: Env): number | undefined {
  const value = constantOf(node, env);
  return typeof value === 'number' ? value : undefined;
}

function flooredBy(at: Node): (moment: Moment) => Moment {
  return moment => (moment.unit === 's-float' ? { ...moment, unit: 's', at } : moment);
}

function isMath(node: Node, env: Env): boolean {
  return node.type === 'Identifier' && node.name === 'Math' && !env.module.variableOf(node);
}

/** `new Date()` with nothing in it. */
function isNow(node: Node, env: Env): boolean {
  return originsOf(node, env).some(({ kind, node: made, env: home }) => {
    if (kind !== 'expression' || made.type !== 'NewExpression' || made.arguments.length > 1) return false;
    if (!namesOf(made.callee, home).includes('globalThis.Date')) return false;
    const [arg] = made.arguments;
    return !arg || (arg.type !== 'SpreadElement' && momentsOf(arg, home).some(({ unit }) => unit === 'ms'));
  });
}

function read(unit: TimeUnit, clock: Node, env: Env): Moment {
  return { unit, clock, env, at: clock };
}
