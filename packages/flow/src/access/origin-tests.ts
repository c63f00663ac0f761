import type { TSESTree } from '@typescript-eslint/types';
import { constantsOf } from '../values/constants.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { type CallNode, isInside, type Node, rangeOf } from '../syntax.js';

/** How an origin is looked at: by a list or the whole of it, by a part of its text, or not at all. */
export interface OriginTest {
  kind: 'exact' | 'weak';
  node: Node;
  /** The method or expression, for a message. */
  by: string;
}

/** The tests of an origin within a piece of code. `isOrigin` tells what is one. */
export function originTestsIn(area: Node, isOrigin: (node: Node) => boolean, module: Module): readonly OriginTest[] {
  const found: OriginTest[] = [];
  for (const call of module.index.calls) {
    if (!isInside(call, area)) continue;
    const test = ofCall(call, isOrigin, module);
    if (test) found.push(test);
  }
  for (const comparison of module.index.comparisons) {
    if (!isInside(comparison, area)) continue;
    const other = isOrigin(comparison.left) ? comparison.right : isOrigin(comparison.right) ? comparison.left : undefined;
    if (other && !isNothing(other)) found.push({ kind: 'exact', node: comparison, by: comparison.operator });
  }
  for (const one of module.index.switches) if (isInside(one, area) && isOrigin(one.discriminant)) found.push({ kind: 'exact', node: one, by: 'switch' });
  return found;
}

function isNothing(node: Node): boolean {
  return (node.type === 'Literal' && (node.value === null || node.value === '' || node.value === 'null' || node.value === 'undefined')) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** Calls that only hand the origin on. */
const HANDING = /^(?:setHeader|set|header|headers|append|log|info|debug|warn|error|trace|URL|String|cb|callback|next|done|get|toString|toLowerCase|trim|replace|parse|write\w*|resolve|Error|push|vary|json|send|stringify|child|emit)$/;

function ofCall(call: CallNode, isOrigin: (node: Node) => boolean, module: Module): OriginTest | undefined {
  const name = calleeName(call.callee);
  if (name === undefined) return undefined;
  if (call.callee.type === 'MemberExpression' && isOrigin(call.callee.object)) return ofMethod(call, name, module);
  const given = call.arguments.find(arg => arg.type !== 'SpreadElement' && isOrigin(arg));
  if (!given) return undefined;
  if (name === 'test' || name === 'exec') {
    const pattern = call.callee.type === 'MemberExpression' ? patternOf(call.callee.object, module) : undefined;
    return { kind: pattern !== undefined && isLoosePattern(pattern) ? 'weak' : 'exact', node: call, by: 'regex' };
  }
  return HANDING.test(name) || /^(?:next|cb|callback|done)$/.test(name) ? undefined : { kind: 'exact', node: call, by: name };
}

/** `origin.endsWith('shop.example')`: which texts pass that are no origins of ours? */
function ofMethod(call: CallNode, method: string, module: Module): OriginTest | undefined {
  const [first] = call.arguments;
  const parts = first && first.type !== 'SpreadElement' ? constantsOf(first, module.root).values.filter(value => typeof value === 'string') : [];
  const host = call.callee.type === 'MemberExpression' && /hostname|\bhost\b/i.test(module.text.slice(...rangeOf(call.callee.object)));
  switch (method) {
    case 'includes':
    case 'indexOf':
    case 'search':
      return { kind: 'weak', node: call, by: method };
    case 'startsWith':
      // The scheme alone says nothing about whose it is.
      if (parts.length > 0 && parts.every(part => /^https?:\/\/?$|extension:/.test(part))) return undefined;
      return { kind: parts.length > 0 && parts.every(part => /[/:]$/.test(part)) ? 'exact' : 'weak', node: call, by: method };
    case 'endsWith': {
      const start = parts.length > 0 ? parts : first?.type === 'TemplateLiteral' ? [first.quasis[0]?.value.cooked ?? ''] : [''];
      return { kind: start.every(part => part.startsWith('.') || (part.startsWith('/') && !host)) ? 'exact' : 'weak', node: call, by: method };
    }
    case 'match': {
      const pattern = first && first.type !== 'SpreadElement' ? patternOf(first, module) : undefined;
      return { kind: pattern === undefined || !isLoosePattern(pattern) ? 'exact' : 'weak', node: call, by: 'regex' };
    }
    default:
      return undefined;
  }
}

/** The source of a regular expression, where it is written down. */
export function patternOf(node: Node, module: Module): string | undefined {
  for (const { node: made, env } of originsOf(node, module.root)) {
    if (made.type === 'Literal' && 'regex' in made) return (made as TSESTree.RegExpLiteral).regex.pattern;
    const [source] = made.type === 'NewExpression' && calleeName(made.callee) === 'RegExp' ? made.arguments : [];
    const text = source && source.type !== 'SpreadElement' ? constantsOf(source, env).values[0] : undefined;
    if (typeof text === 'string') return text;
  }
  return undefined;
}

/** Whether an expression for origins lets others pass: a dot that stands for anything, an end or a start that is open. */
export function isLoosePattern(pattern: string): boolean {
  return alternativesOf(pattern).some(one => hasOpenStart(one) || hasOpenEnd(one) || hasWildDot(one));
}

/** What stands between bars outside of groups. */
function alternativesOf(pattern: string): readonly string[] {
  const found = [''];
  let depth = 0;
  for (let i = 0; i < pattern.length; i++) {
    const sign = pattern[i]!;
    if (sign === '\\') {
      found[found.length - 1] += sign + (pattern[++i] ?? '');
      continue;
    }
    if (sign === '(' || sign === '[') depth += 1;
    else if (sign === ')' || sign === ']') depth -= 1;
    if (sign === '|' && depth === 0) found.push('');
    else found[found.length - 1] += sign;
  }
  return found;
}

function hasOpenStart(pattern: string): boolean {
  // `\.shop\.example$` is a subdomain wherever it begins.
  return !/^\(*(?:\?:)?\^/.test(pattern) && !/^\(*(?:\?:)?\\\./.test(pattern) && !/^\\\/\\\//.test(pattern);
}

function hasOpenEnd(pattern: string): boolean {
  return !/\$\)*$/.test(pattern);
}

/** `shop.example` with a dot that is no dot, between letters of a name. */
function hasWildDot(pattern: string): boolean {
  return /[a-z\d-]\.(?=[a-z]{2,})/i.test(pattern.replace(/\\./g, '\\').replace(/\[[^\]]{0,200}\]/g, '['));
}
