import type { TSESTree } from '@typescript-eslint/types';
import { writesOf } from './bindings.js';
import { constantOf } from './constants.js';
import type { Env } from '../module.js';
import type { Origin } from './origin.js';
import { originsOf } from './origins.js';
import { enclosingFunction, type Node, rangeOf, writtenKey } from '../syntax.js';
import { isLaterMoment } from '../signing/time-units.js';

/** A piece of a text that is put together: written down, or the value of an expression. */
export type Part = { text: string } | { node: Node; env: Env; origin: Origin };

/** One way a text can come out, its pieces in order. */
export type Parts = readonly Part[];

const MAX_VARIANTS = 8;
const MAX_PARTS = 64;

/**
 * The ways in which a text is put together: through `+`, templates, `[…].join()`, `concat`, `+=`, `String(x)`,
 * `Buffer.from(x)`, `Buffer.concat([…])`, helpers and conditionals.
 */
export function partsOf(node: Node, env: Env): readonly Parts[] {
  const variants: Parts[] = [];
  for (const origin of originsOf(node, env)) {
    for (const parts of partsOfOrigin(origin)) {
      if (variants.length >= MAX_VARIANTS) return variants;
      variants.push(merged(parts));
    }
  }
  return variants;
}

/** The text of the parts, with `hole` for what is not written down. */
export function textOf(parts: Parts, hole = '*'): string {
  return parts.map(part => ('text' in part ? part.text : hole)).join('');
}

/** The texts that a value can be, `*` for what is not written down. */
export function textsOf(node: Node, env: Env): readonly string[] {
  return partsOf(node, env).map(parts => textOf(parts));
}

const known = new WeakMap<Node, readonly Parts[]>();
// What is being taken apart in a followed call: `s = s + x` asks for itself.
const open = new Set<Node>();
const MAX_OPEN = 100;

function partsOfOrigin(origin: Origin): readonly Parts[] {
  const { node, env } = origin;
  const isRoot = env.frame === undefined && origin.kind === 'expression' && origin.trail.length === 0;
  const before = isRoot ? known.get(node) : undefined;
  if (before) return before;
  if (open.has(node) || open.size >= MAX_OPEN || --env.module.fuel < 0) return [];
  open.add(node);
  try {
    const parts = takenApart(origin);
    if (isRoot) known.set(node, parts);
    return parts;
  } finally {
    open.delete(node);
  }
}

function takenApart(origin: Origin): readonly Parts[] {
  const whole: readonly Parts[] = [[{ node: origin.node, env: origin.env, origin }]];
  if (origin.kind !== 'expression') return whole;
  const { node, env } = origin;
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' || typeof node.value === 'number' ? [[{ text: String(node.value) }]] : whole;
    case 'TemplateLiteral':
      return sequence(node.quasis.flatMap((quasi, i): Piece[] => [{ text: quasi.value.cooked ?? '' }, ...(node.expressions[i] ? [{ node: node.expressions[i]!, env }] : [])]));
    case 'BinaryExpression':
      return node.operator === '+' && !isLaterMoment(node, env) ? sequence([{ node: node.left, env }, { node: node.right, env }]) : whole;
    case 'AssignmentExpression':
      return node.operator === '+=' && node.left.type === 'Identifier' ? accumulated(node, env) : whole;
    case 'CallExpression':
      return partsOfCall(node, env) ?? whole;
    default:
      return whole;
  }
}

type Piece = { text: string } | { node: Node; env: Env };

function sequence(pieces: readonly Piece[]): readonly Parts[] {
  let variants: Part[][] = [[]];
  for (const piece of pieces) {
    const tails: readonly Parts[] = 'text' in piece ? [[piece]] : partsOf(piece.node, piece.env);
    if (tails.length === 0) continue;
    const next: Part[][] = [];
    for (const head of variants) {
      for (const tail of tails) if (next.length < MAX_VARIANTS && head.length + tail.length <= MAX_PARTS) next.push([...head, ...tail]);
    }
    if (next.length > 0) variants = next;
  }
  return variants;
}

/** `let s = a; s += b; s += c;`: what stands there before the last `+=`, then what it adds. */
function accumulated(node: TSESTree.AssignmentExpression, env: Env): readonly Parts[] {
  const variable = env.module.variableOf(node.left);
  if (!variable) return sequence([{ node: node.right, env }]);
  const home = enclosingFunction(node);
  const earlier = writesOf(variable).filter(write => write.at < rangeOf(node)[1] && enclosingFunction(write.target) === home);
  const start = earlier.findLastIndex(write => write.kind === 'init');
  const pieces: Piece[] = [];
  for (const write of earlier.slice(Math.max(0, start))) {
    if (write.kind === 'init') pieces.push({ node: write.source, env });
    else if (write.source.type === 'AssignmentExpression') pieces.push({ node: write.source.right, env });
  }
  return sequence([...pieces, { node: node.right, env }]);
}

function partsOfCall(node: TSESTree.CallExpression, env: Env): readonly Parts[] | undefined {
  const { callee } = node;
  const args = node.arguments.filter(arg => arg.type !== 'SpreadElement');
  if (args.length !== node.arguments.length) return undefined;
  const [first] = args;
  if (callee.type === 'Identifier') {
    return callee.name === 'String' && first && !env.module.variableOf(callee) ? partsOf(first, env) : undefined;
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const method = writtenKey(callee);
  const isBuffer = callee.object.type === 'Identifier' && callee.object.name === 'Buffer';
  switch (method) {
    case 'from':
      return isBuffer && first ? partsOf(first, env) : undefined;
    case 'encode': // new TextEncoder().encode(text)
      return first && originsOf(callee.object, env).some(({ node: encoder }) => encoder.type === 'NewExpression') ? partsOf(first, env) : undefined;
    case 'toString':
    case 'trim':
      return partsOf(callee.object, env);
    case 'concat':
      if (isBuffer) return first ? joined(first, '', env) : undefined;
      return sequence([callee.object, ...args].map(part => ({ node: part, env })));
    case 'join': {
      const separator = first ? constantOf(first, env) : ',';
      return joined(callee.object, typeof separator === 'string' ? separator : undefined, env);
    }
    default:
      return undefined;
  }
}

function joined(list: Node, separator: string | undefined, env: Env): readonly Parts[] | undefined {
  const origins = originsOf(list, env);
  const [origin] = origins;
  if (origins.length !== 1 || origin?.kind !== 'expression' || separator === undefined) return undefined;
  const array = withoutFilter(origin.node);
  if (array?.type !== 'ArrayExpression') return undefined;
  const pieces: Piece[] = [];
  for (const [i, item] of array.elements.entries()) {
    if (!item || item.type === 'SpreadElement') return undefined;
    if (i > 0 && separator !== '') pieces.push({ text: separator });
    pieces.push({ node: item, env: origin.env });
  }
  return sequence(pieces);
}

/** `[…].filter(Boolean)` leaves out what is empty; the order stays. */
function withoutFilter(node: Node): Node | undefined {
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && writtenKey(node.callee) === 'filter') return node.callee.object;
  return node;
}

/** Neighbouring texts as one. */
function merged(parts: Parts): Parts {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if ('text' in part && last && 'text' in last) out[out.length - 1] = { text: last.text + part.text };
    else if (!('text' in part) || part.text !== '') out.push(part);
  }
  return out;
}
