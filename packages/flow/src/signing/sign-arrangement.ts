import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '@postern/catalogue';
import type { Env, Module } from '../module.js';
import { originsOf } from '../values/origins.js';
import { partsOf } from '../values/parts.js';
import { type SignPiece, signPiecesOf, type SignRole } from './sign-strings.js';
import type { Signature } from './signatures.js';
import { type Node, rangeOf, writtenKey } from '../syntax.js';

/** The one expression of this file that puts a signed text together, and what stands in it, in order. */
export interface SignText {
  node: Node;
  items: readonly Node[];
  env: Env;
}

/** `a + b`, a template, or `[…].join()`; undefined where the text comes from more than one expression. */
export function signTextOf({ inputs }: Signature, module: Module): SignText | undefined {
  return inputs.length === 1 ? textAt(inputs[0]!, module.root, module) : undefined;
}

function textAt(input: Node, from: Env, module: Module): SignText | undefined {
  const [origin, ...others] = originsOf(input, from);
  if (!origin || others.length > 0 || origin.kind !== 'expression' || origin.env.module !== module) return undefined;
  const { node, env } = origin;
  if (node.type === 'TemplateLiteral') return { node, items: node.expressions, env };
  if (node.type === 'BinaryExpression' && node.operator === '+') return { node, items: operandsOf(node), env };
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const method = writtenKey(node.callee);
  const [first] = node.arguments;
  if ((method === 'from' || method === 'encode') && first && first.type !== 'SpreadElement') return textAt(first, env, module);
  if (method === 'toString' || method === 'trim') return textAt(node.callee.object, env, module);
  if (method !== 'join') return undefined;
  const [list] = originsOf(node.callee.object, env);
  if (list?.node.type !== 'ArrayExpression' || list.env.module !== module) return undefined;
  const items = list.node.elements.filter(item => item !== null && item.type !== 'SpreadElement');
  return items.length === list.node.elements.length ? { node: list.node, items, env: list.env } : undefined;
}

function operandsOf(sum: TSESTree.BinaryExpression): Node[] {
  const left = sum.left as Node;
  return [...(left.type === 'BinaryExpression' && left.operator === '+' ? operandsOf(left) : [left]), sum.right];
}

/**
 * The edits that bring the parts into an order, by swapping them among their places; undefined where a part is not
 * understood, or what stands between belongs to one of them.
 */
export function rearranged(signature: Signature, placeOf: (role: SignRole) => number, module: Module): readonly Edit[] | undefined {
  const text = signTextOf(signature, module);
  if (!text) return undefined;
  if (text.node.type === 'TemplateLiteral' && !text.node.quasis.every(quasi => isSeparator(signPiecesOf([{ text: quasi.value.cooked ?? '' }], module)))) return undefined;
  const movable: { span: readonly [number, number]; places: readonly number[] }[] = [];
  for (const item of text.items) {
    const span = spanOf(item, text.node, module);
    // One way is to leave it out: `body ?? ''`.
    const variants = partsOf(item, text.env).map(parts => signPiecesOf(parts, module)).filter(pieces => pieces.length > 0);
    if (variants.every(isSeparator) && item.type === 'Literal') continue;
    const roles = new Set(variants.map(pieces => pieces.map(({ role }) => role).join()));
    const [pieces = []] = variants;
    const places = pieces.map(({ role }) => (role === undefined ? -1 : placeOf(role)));
    if (!span || roles.size !== 1 || places.length === 0 || places.includes(-1)) return undefined;
    movable.push({ span, places });
  }
  const wanted = movable.toSorted((a, b) => a.places[0]! - b.places[0]!);
  const order = wanted.flatMap(({ places }) => places);
  if (order.some((place, i) => i > 0 && place < order[i - 1]!)) return undefined;
  return movable.flatMap(({ span: [start, end] }, i) => (wanted[i] === movable[i] ? [] : [{ start, end, text: module.text.slice(...wanted[i]!.span) }]));
}

/** Nothing that stands for a part, and no `?` or `/` that belongs to one. */
function isSeparator(pieces: readonly SignPiece[]): boolean {
  return pieces.every(({ role, text }) => role === undefined && text !== undefined && !/[?/]/.test(text));
}

const WHOLE = new Set(['Identifier', 'MemberExpression', 'CallExpression', 'Literal', 'TemplateLiteral', 'ThisExpression', 'TSNonNullExpression', 'ChainExpression']);

/** An operand of `+` with the parentheses that hold it together. */
function spanOf(item: Node, text: Node, module: Module): readonly [number, number] | undefined {
  const [start, end] = rangeOf(item);
  if (text.type !== 'BinaryExpression' || WHOLE.has(item.type)) return [start, end];
  return module.text[start - 1] === '(' && module.text[end] === ')' ? [start - 1, end + 1] : undefined;
}
