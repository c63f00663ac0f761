import type { TSESTree } from '@typescript-eslint/types';
import type { ApiSettings } from './requests/api-settings.js';

export type Node = TSESTree.Node;
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** What a host hands over for one file. Nodes and their places only: no tokens, no scopes, no types. */
export interface Syntax {
  ast: TSESTree.Program;
  text: string;
  /** From the root of the scan, or as the editor names it; forward slashes. */
  path: string;
  visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  /** The module that `specifier` leads to, where the host can look; a host that sees one file leaves it out. */
  load?: (specifier: string) => Syntax | undefined;
  /** What the settings say about APIs. */
  apis?: ApiSettings | undefined;
}

/** Where a node stands, in UTF-16 units from 0. */
export function rangeOf(node: Node): readonly [start: number, end: number] {
  const { range, start, end } = node as unknown as { range?: [number, number]; start: number; end: number };
  // The fast parser leaves out the range: a quarter of a tree. Where both are, parsers of component files correct the range.
  return range ?? [start, end];
}

export function isInside(inner: Node, outer: Node): boolean {
  const [start, end] = rangeOf(inner);
  const [from, to] = rangeOf(outer);
  return from <= start && end <= to;
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** The key of a property or member, where it is written down: `a.b`, `a['b']`, `{ b: … }`, `{ 'b': … }`. */
export function writtenKey(node: { computed: boolean; key?: Node; property?: Node }): string | undefined {
  const key = node.key ?? node.property;
  if (!key) return undefined;
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]!.value.cooked ?? undefined;
  return key.type === 'Identifier' && !node.computed ? key.name : undefined;
}

export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** The function around a node that no other is around. */
export function outermostFunction(node: Node): FunctionNode | undefined {
  let home: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) home = at;
  return home;
}

/** The function around a node, past those that are handed to a call: `list.map(x => …)`. */
export function functionPastCallbacks(node: Node): FunctionNode | undefined {
  let fn = enclosingFunction(node);
  for (let outer = fn && enclosingFunction(fn); fn && outer && fn.parent?.type === 'CallExpression'; outer = enclosingFunction(fn)) fn = outer;
  return fn;
}

/** The class whose `this` a node sees, or undefined. */
export function enclosingClass(node: Node): ClassNode | undefined {
  for (let at = node.parent as Node | undefined; at; at = at.parent) {
    if (isClass(at)) return at;
    // A plain function has a `this` of its own, unless it is the method itself.
    const isOwner = at.parent?.type === 'MethodDefinition' || at.parent?.type === 'PropertyDefinition';
    if ((at.type === 'FunctionExpression' || at.type === 'FunctionDeclaration') && !isOwner && !isAwaiterBody(at)) return undefined;
  }
  return undefined;
}

/** `__awaiter(this, …, function* () { … })`: TypeScript's emit for an async body keeps the outer `this`. */
function isAwaiterBody(node: Node): boolean {
  const call = node.parent;
  return call?.type === 'CallExpression' && call.arguments[0]?.type === 'ThisExpression';
}
