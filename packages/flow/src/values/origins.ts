import type { TSESTree } from '@typescript-eslint/types';
import { type Write, writesReaching } from './bindings.js';
import { callOrigins } from './call-origins.js';
import { exportOrigins } from './exports.js';
import { callSitesOf, isKnownToEscape } from './functions.js';
import { indexKey, memberOrigins } from './member-origins.js';
import type { Env } from '../module.js';
import { capped, gathered, type Origin, own, through, unknown } from './origin.js';
import { type FunctionNode, isInside, type Node, writtenKey } from '../syntax.js';

const inProgress = new WeakMap<Node, Set<Env>>();
const memo = new WeakMap<Node, readonly Origin[]>();

/** All places where the value of an expression may have been made, as seen from a call that is being followed or from none. */
export function originsOf(node: Node, env: Env): readonly Origin[] {
  const isRoot = env.frame === undefined;
  if (isRoot) {
    const known = memo.get(node);
    if (known) return known;
  }
  if (--env.module.fuel < 0) return [{ kind: 'unknown', node, env, trail: [] }];
  const open = inProgress.get(node) ?? new Set<Env>();
  // A value that depends on itself adds nothing to what it is made of.
  if (open.has(env) || open.size > 3) return [];
  inProgress.set(node, open.add(env));
  try {
    const origins = capped(follow(node, env));
    if (isRoot && open.size === 1) memo.set(node, origins);
    return origins;
  } finally {
    open.delete(env);
  }
}

function follow(node: Node, env: Env): readonly Origin[] {
  switch (node.type) {
    case 'Identifier':
      return followName(node, env);
    case 'MemberExpression': {
      const key = writtenKey(node) ?? indexKey(node, env);
      return memberOrigins(originsOf(node.object, env), key, node);
    }
    case 'ThisExpression':
      return [{ kind: 'this', node, env, trail: [] }];
    case 'ChainExpression':
    case 'AwaitExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression': {
      const inner = node.type === 'AwaitExpression' ? node.argument : node.expression;
      return originsOf(inner, env);
    }
    case 'YieldExpression':
      // Compiled async code yields what it awaits.
      return node.argument && !node.delegate ? originsOf(node.argument, env) : unknown(node, env);
    case 'SequenceExpression':
      return originsOf(node.expressions.at(-1)!, env);
    case 'AssignmentExpression':
      return node.operator === '=' ? originsOf(node.right, env) : own(node, env);
    case 'ConditionalExpression':
      return [...originsOf(node.consequent, env), ...originsOf(node.alternate, env)];
    case 'LogicalExpression':
      // `a && b` is b wherever it matters; `a || b` and `a ?? b` are either.
      return node.operator === '&&' ? originsOf(node.right, env) : [...originsOf(node.left, env), ...originsOf(node.right, env)];
    case 'CallExpression':
      return callOrigins(node, env);
    case 'ImportExpression':
      return node.source.type === 'Literal' && typeof node.source.value === 'string' ? importOf(node.source.value, '*', node, env) : own(node, env);
    default:
      return own(node, env);
  }
}

function followName(node: TSESTree.Identifier, env: Env): readonly Origin[] {
  const variable = env.module.variableOf(node);
  if (!variable) return [{ kind: 'global', name: node.name, node, env, trail: [] }];
  const writes = writesReaching(variable, node);
  if (writes.length === 0) return unknown(node, env);
  return gathered(writes, write => through(originsOfWrite(write, env), write.target));
}

function originsOfWrite(write: Write, env: Env): readonly Origin[] {
  const { source, kind, path, target } = write;
  const home = frameFor(target, env);
  const standIns = write.defaults.flatMap(({ node, path: rest }) => along(originsOf(node, home), rest, node));
  switch (kind) {
    case 'init':
      return [...along(originsOf(source, home), path, target), ...standIns];
    case 'element':
      return [...along(gathered(originsOf(source, home), of => elementOf(of, target)), path, target), ...standIns];
    case 'parameter':
      return [...along(parameterOrigins(source as FunctionNode, write.parameter, target, env), path, target), ...standIns];
    case 'import':
      return importOrigins(source, env);
    case 'function':
    case 'class':
    case 'enum':
    case 'update':
      return own(source, home);
    case 'caught':
      return unknown(target, env);
    case 'opaque':
      return unknown(target, env);
  }
}

/** The environment in which code outside of the followed call is read. */
export function frameFor(target: Node, env: Env): Env {
  if (!env.frame) return env;
  for (let at: Env | undefined = env; at?.frame; at = at.frame.from) {
    const { callee } = at.frame;
    if (isInside(target, callee) && at.module === env.module) return at;
  }
  return env.module.root;
}

function along(origins: readonly Origin[], path: Write['path'], node: Node): readonly Origin[] {
  let found = origins;
  for (const key of path) {
    if (key === null) return found; // a rest holds what is left of the same thing
    found = memberOrigins(found, key === undefined ? undefined : String(key), node);
  }
  return found;
}

export function parameterOrigins(owner: FunctionNode, position: number, node: Node, env: Env): readonly Origin[] {
  for (let at: Env | undefined = env; at?.frame; at = at.frame.from) {
    if (at.frame.callee === owner) {
      const given = at.frame.args[position];
      if (given?.type === 'SpreadElement') return unknown(node, env);
      return given ? originsOf(given, at.frame.from) : [];
    }
  }
  const self: Origin = { kind: 'parameter', owner, position, node, env: env.module.root, trail: [] };
  const sites = callSitesOf(owner, env.module);
  const given = gathered(sites, site => {
    const arg = site.arguments[position];
    if (!arg || arg.type === 'SpreadElement') return arg ? unknown(node, env) : [];
    return through(originsOf(arg, env.module.root), arg);
  });
  if (sites.length === 0) return [self, ...itemOrigins(owner, position, node, env)].slice(-1);
  return isKnownToEscape(owner, env.module) ? [...given, self] : given;
}

const ITEM_METHODS = new Set(['map', 'forEach', 'filter', 'find', 'some', 'every', 'flatMap', 'findLast', 'findIndex']);

/** The first parameter of `list.map(x => …)` is an item; of `promise.then(x => …)`, the value itself. */
function itemOrigins(owner: FunctionNode, position: number, node: Node, env: Env): readonly Origin[] {
  const call = owner.parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.arguments[0] !== owner) return [];
  const name = writtenKey(call.callee);
  if (position === 0 && name === 'then') return originsOf(call.callee.object, env.module.root);
  if (position === 0 && name && ITEM_METHODS.has(name)) {
    return gathered(originsOf(call.callee.object, env.module.root), of => elementOf(of, node));
  }
  return [];
}

function elementOf(of: Origin, node: Node): readonly Origin[] {
  if (of.kind === 'expression' && of.node.type === 'ArrayExpression') {
    return gathered(of.node.elements, item => (item ? originsOf(item.type === 'SpreadElement' ? item.argument : item, of.env) : []));
  }
  return [{ kind: 'element', of, node, env: of.env, trail: of.trail }];
}

function importOrigins(source: Node, env: Env): readonly Origin[] {
  if (source.type === 'TSImportEqualsDeclaration') {
    const reference = source.moduleReference;
    const from = reference.type === 'TSExternalModuleReference' && reference.expression.type === 'Literal' ? String(reference.expression.value) : undefined;
    return from === undefined ? unknown(source, env) : importOf(from, '*', source, env);
  }
  const declaration = source.parent as TSESTree.ImportDeclaration;
  const from = declaration.source.value;
  if (source.type === 'ImportDefaultSpecifier') return importOf(from, 'default', source, env);
  if (source.type === 'ImportNamespaceSpecifier') return importOf(from, '*', source, env);
  const { imported } = source as TSESTree.ImportSpecifier;
  return importOf(from, imported.type === 'Identifier' ? imported.name : String(imported.value), source, env);
}

export function importOf(from: string, name: string, node: Node, env: Env): readonly Origin[] {
  const self: Origin = { kind: 'import', from, name, node, env: env.module.root, trail: [] };
  const elsewhere = exportOrigins(from, name, env);
  return elsewhere.length > 0 ? through(elsewhere, node) : [self];
}
