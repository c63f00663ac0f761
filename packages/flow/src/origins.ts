import type { TSESTree } from '@typescript-eslint/types';
import { type Write, writesReaching } from './bindings.js';
import { memberWritesOf } from './member-writes.js';
import { callSitesOf, calleesOf, isAsyncRunner, isKnownToEscape, returnsOf } from './functions.js';
import { exportOrigins } from './exports.js';
import type { Env } from './module.js';
import { type CallNode, type ClassNode, enclosingClass, enclosingFunction, type FunctionNode, isClass, isFunction, isInside, type Node, writtenKey } from './syntax.js';

/**
 * Where a value was made. Followed backwards through names, parameters, returns, members, destructuring, conditionals
 * and `await`, until an expression does something to it.
 */
export type Origin = {
  /** Where the value was made, or where its trail is lost. */
  node: Node;
  env: Env;
  /** Nodes the value went through, from the origin to the use. */
  trail: readonly Node[];
} & (
  | { kind: 'expression' } // a literal, call, object, function, operation …: read `node`
  | { kind: 'parameter'; owner: FunctionNode; position: number } // of a function whose callers are not all known
  | { kind: 'import'; from: string; name: string } // name: '*', 'default', or the exported name
  | { kind: 'global'; name: string }
  | { kind: 'member'; of: Origin; key: string | undefined } // of something that cannot be looked into
  | { kind: 'element'; of: Origin } // an item of a list
  | { kind: 'this' }
  | { kind: 'unknown' }
);

const MAX_ORIGINS = 24;
const MAX_DEPTH = 6; // calls followed into calls

const inProgress = new WeakMap<Node, Set<Env>>();
const memo = new WeakMap<Node, readonly Origin[]>();

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
    const origins = capped(follow(node, env), node, env);
    if (isRoot && open.size === 1) memo.set(node, origins);
    return origins;
  } finally {
    open.delete(env);
  }
}

/** The origins of what stands under `key` in the value of `object`. */
export function memberOrigins(object: readonly Origin[], key: string | undefined, node: Node): readonly Origin[] {
  const found: Origin[] = [];
  // `a = Object.assign({}, a)` looks into itself.
  if (membersOpen >= MAX_MEMBERS_OPEN) return object.map(of => ({ kind: 'member', of, key, node, env: of.env, trail: of.trail }));
  membersOpen++;
  try {
    for (const origin of object) {
      found.push(...memberOf(origin, key, node));
      if (found.length > MAX_ORIGINS || --origin.env.module.fuel < 0) break;
    }
  } finally {
    membersOpen--;
  }
  return found;
}

const MAX_MEMBERS_OPEN = 24;
let membersOpen = 0;

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
      return followCall(node, env);
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
  return writes.flatMap(write => through(originsOfWrite(write, env), write.target));
}

function originsOfWrite(write: Write, env: Env): readonly Origin[] {
  const { source, kind, path, target } = write;
  const home = frameFor(target, env);
  const standIns = write.defaults.flatMap(({ node, path: rest }) => along(originsOf(node, home), rest, node));
  switch (kind) {
    case 'init':
      return [...along(originsOf(source, home), path, target), ...standIns];
    case 'element':
      return [...along(originsOf(source, home).map(of => elementOf(of, target)).flat(), path, target), ...standIns];
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
function frameFor(target: Node, env: Env): Env {
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
  const given = sites.flatMap(site => {
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
    return originsOf(call.callee.object, env.module.root).flatMap(of => elementOf(of, node));
  }
  return [];
}

function elementOf(of: Origin, node: Node): readonly Origin[] {
  if (of.kind === 'expression' && of.node.type === 'ArrayExpression') {
    return of.node.elements.flatMap(item => (item ? originsOf(item.type === 'SpreadElement' ? item.argument : item, of.env) : []));
  }
  return [{ kind: 'element', of, node, env: of.env, trail: of.trail }];
}

function followCall(node: TSESTree.CallExpression, env: Env): readonly Origin[] {
  const runner = isAsyncRunner(node);
  if (runner) return returnsOf(runner, env.module).flatMap(value => originsOf(value, env));
  const { callee } = node;
  if (callee.type === 'MemberExpression') {
    const name = writtenKey(callee);
    // Transparent: the value comes out as it went in.
    if ((name === 'freeze' || name === 'seal') && isGlobal(callee.object, 'Object', env) && node.arguments[0]) return originsOf(node.arguments[0], env);
    if (name && PROMISE_WRAPPERS.has(name) && isGlobal(callee.object, 'Promise', env) && node.arguments[0]) return originsOf(node.arguments[0], env);
    if ((name === 'catch' || name === 'finally') && node.arguments.length === 1) return originsOf(callee.object, env);
    if (name === 'then' && isFunction(node.arguments[0])) {
      return returnsOf(node.arguments[0], env.module).flatMap(value => originsOf(value, env));
    }
    if (name === 'bind') return originsOf(callee.object, env).filter(origin => isFunction(origin.node)).length > 0 ? originsOf(callee.object, env) : own(node, env);
  }
  const made = wrappedFunction(callee, node.arguments[0]);
  if (made) return made.isRun ? returnsOf(made.fn, env.module).flatMap(value => originsOf(value, env)) : own(made.fn, env);
  if (isImportWrapper(callee) && node.arguments[0] && node.arguments[0].type !== 'SpreadElement') return originsOf(node.arguments[0], env);
  const required = requiredModule(node, env);
  if (required !== undefined) return importOf(required, '*', node, env);
  if (env.depth >= MAX_DEPTH) return own(node, env);
  const callees = calleesOf(node, env);
  if (callees.length === 0) return own(node, env);
  return callees.flatMap(({ callee: fn, env: home }) => {
    const values = returnsOf(fn, home.module);
    // Without a return there is nothing to follow; a generator hands out items.
    if (values.length === 0 || fn.generator) return own(node, env);
    const inner: Env = { module: home.module, frame: { callee: fn, args: node.arguments, from: env }, depth: env.depth + 1 };
    return through(values.flatMap(value => originsOf(value, inner)), node);
  });
}

const PROMISE_WRAPPERS = new Set(['resolve', 'all', 'allSettled']);

/** `useMemo(() => x)` is x; `once(() => x)`, `useCallback(…)` and the like are the function they are given. */
function wrappedFunction(callee: Node, given: Node | undefined): { fn: FunctionNode; isRun: boolean } | undefined {
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? writtenKey(callee) : undefined;
  if (name === undefined || !isFunction(given)) return undefined;
  if (name === 'useMemo') return { fn: given, isRun: true };
  return FUNCTION_WRAPPERS.has(name) ? { fn: given, isRun: false } : undefined;
}

const FUNCTION_WRAPPERS = new Set(['once', 'memoize', 'memoise', 'useCallback', 'throttle', 'debounce', 'cache', 'asyncHandler', 'catchAsync', 'wrapAsync']);

const IMPORT_WRAPPERS = new Set(['__importDefault', '__importStar', '_interopRequireDefault', '_interopRequireWildcard', '__toESM', 'interopDefault']);

/** Compiled output wraps what it imports: `__importDefault(require('axios'))`, `tslib_1.__importStar(…)`. */
function isImportWrapper(callee: Node): boolean {
  if (callee.type === 'SequenceExpression') return isImportWrapper(callee.expressions.at(-1)!);
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? writtenKey(callee) : undefined;
  return name !== undefined && IMPORT_WRAPPERS.has(name);
}

export function requiredModule(node: CallNode, env: Env): string | undefined {
  const { callee } = node;
  const isRequire = callee.type === 'Identifier' && (callee.name === 'require' || callee.name === '__require') && node.arguments.length === 1;
  if (!isRequire) return undefined;
  const variable = env.module.variableOf(callee);
  // `const require = createRequire(import.meta.url)` is the same thing.
  if (variable?.definitions[0]?.kind === 'parameter') return undefined;
  const [arg] = node.arguments;
  return arg?.type === 'Literal' && typeof arg.value === 'string' ? arg.value : undefined;
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

function importOf(from: string, name: string, node: Node, env: Env): readonly Origin[] {
  const self: Origin = { kind: 'import', from, name, node, env: env.module.root, trail: [] };
  const elsewhere = exportOrigins(from, name, env);
  return elsewhere.length > 0 ? through(elsewhere, node) : [self];
}

function memberOf(origin: Origin, key: string | undefined, node: Node): readonly Origin[] {
  const lost: readonly Origin[] = [{ kind: 'member', of: origin, key, node, env: origin.env, trail: origin.trail }];
  if (key === undefined) return lost;
  if (origin.kind === 'this') {
    const owner = enclosingClass(origin.node);
    if (owner) return orLost(classMember(owner, key, origin.env), lost);
    const object = enclosingObject(origin.node);
    return object ? orLost(objectMember(object, key, origin), lost) : lost;
  }
  if (origin.kind === 'parameter' || origin.kind === 'unknown') {
    const injected = declaredClass(origin.node, origin.env);
    return injected ? orLost(classMember(injected.owner, key, injected.env), lost) : lost;
  }
  if (origin.kind !== 'expression') return lost;
  const value = origin.node;
  if (value.type === 'ObjectExpression') return orLost(objectMember(value, key, origin), lost, true);
  if (value.type === 'ArrayExpression') {
    const item = value.elements[Number(key)];
    if (item && item.type !== 'SpreadElement' && !value.elements.some(element => element?.type === 'SpreadElement')) return originsOf(item, origin.env);
    return lost;
  }
  if (value.type === 'NewExpression') {
    const owner = originsOf(value.callee, origin.env).find(candidate => isClass(candidate.node));
    return owner ? orLost(classMember(owner.node as ClassNode, key, owner.env), lost) : lost;
  }
  if (isClass(value)) return orLost(staticMember(value, key, origin.env), lost);
  if (value.type === 'TSEnumDeclaration') {
    const member = value.body.members.find(candidate => writtenKey({ computed: candidate.computed, key: candidate.id as Node }) === key);
    return member?.initializer ? originsOf(member.initializer, origin.env) : lost;
  }
  if (value.type === 'CallExpression') {
    const assigned = assignedObject(value, origin.env);
    if (assigned) {
      // The last source that has the key wins.
      for (const part of assigned.toReversed()) {
        const found = memberOrigins(originsOf(part, origin.env), key, node);
        if (found.length > 0 && found.some(candidate => candidate.kind !== 'member')) return found;
      }
    }
  }
  return lost;
}

/** The class of this project that a parameter or field is declared to be: `constructor(private readonly payments: Payments)`. */
function declaredClass(node: Node, env: Env): { owner: ClassNode; env: Env } | undefined {
  const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined;
  const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const found = originsOf(type.typeName, env.module.root).find(candidate => isClass(candidate.node));
  return found ? { owner: found.node as ClassNode, env: found.env } : undefined;
}

function orLost(found: readonly Origin[], lost: readonly Origin[], isClosed = false): readonly Origin[] {
  return found.length > 0 || isClosed ? found : lost;
}

/** `Object.assign({}, a, b)`: its parts, in order. */
function assignedObject(call: TSESTree.CallExpression, env: Env): readonly Node[] | undefined {
  if (call.callee.type !== 'MemberExpression' || writtenKey(call.callee) !== 'assign' || !isGlobal(call.callee.object, 'Object', env)) return undefined;
  return call.arguments.map(arg => (arg.type === 'SpreadElement' ? arg.argument : arg));
}

/** What an object literal holds under a key. Empty where it certainly has none. */
function objectMember(object: TSESTree.ObjectExpression, key: string, origin: Origin): readonly Origin[] {
  const { env } = origin;
  const written = memberWritesOf(object, key, env).flatMap(node => originsOf(node, env));
  const found: Origin[] = [...written];
  for (const property of object.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const spread = memberOrigins(originsOf(property.argument, env), key, property);
      found.push(...spread);
      // A spread that may lack the key leaves the earlier ones in force.
      continue;
    }
    const name = writtenKey(property);
    if (name === key) {
      if (property.kind === 'get' && isFunction(property.value)) return [...found, ...returnsOf(property.value, env.module).flatMap(value => originsOf(value, env))];
      return [...found, ...originsOf(property.value, env)];
    }
    if (name === undefined) {
      const computed = indexKey(property, env);
      if (computed === key) return [...found, ...originsOf(property.value, env)];
      if (computed === undefined) found.push({ kind: 'unknown', node: property, env, trail: [] });
    }
  }
  return found;
}

function classMember(owner: ClassNode, key: string, env: Env): readonly Origin[] {
  const found: Origin[] = [];
  const root = env.module.root;
  for (const member of owner.body.body) {
    if ((member.type === 'PropertyDefinition' || member.type === 'AccessorProperty') && !member.static && writtenKey(member) === key) {
      if (member.value) found.push(...through(originsOf(member.value, root), member));
      else if (member.type === 'PropertyDefinition' && member.typeAnnotation) found.push({ kind: 'unknown', node: member, env: root, trail: [] });
    }
    if (member.type === 'MethodDefinition' && !member.static && writtenKey(member) === key) {
      if (member.kind === 'get') found.push(...returnsOf(member.value as FunctionNode, env.module).flatMap(value => originsOf(value, root)));
      else if (member.kind === 'method') found.push({ kind: 'expression', node: member.value, env: root, trail: [] });
    }
    // constructor(private readonly http: HttpService)
    if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
      for (const [position, parameter] of member.value.params.entries()) {
        if (parameter.type !== 'TSParameterProperty') continue;
        const name = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
        if (name.type === 'Identifier' && name.name === key) {
          found.push(...parameterOrigins(member.value as FunctionNode, position, name, root));
        }
      }
    }
  }
  for (const write of thisWrites(owner, env).get(key) ?? []) found.push(...through(originsOf(write.right, root), write.left));
  if (found.length === 0 && owner.superClass) {
    const parent = originsOf(owner.superClass, root);
    const local = parent.find(candidate => isClass(candidate.node));
    if (local) return classMember(local.node as ClassNode, key, local.env);
  }
  // A declared but never written field adds nothing next to a real one.
  const known = found.filter(origin => origin.kind !== 'unknown');
  return known.length > 0 ? known : found;
}

function staticMember(owner: ClassNode, key: string, env: Env): readonly Origin[] {
  return owner.body.body.flatMap((member): readonly Origin[] => {
    if (!('static' in member) || !member.static || writtenKey(member as never) !== key) return [];
    if (member.type === 'MethodDefinition') return [{ kind: 'expression', node: member.value, env: env.module.root, trail: [] }];
    return member.type === 'PropertyDefinition' && member.value ? originsOf(member.value, env.module.root) : [];
  });
}

const thisWritesCache = new WeakMap<ClassNode, ReadonlyMap<string, TSESTree.AssignmentExpression[]>>();

/** `this.key = …` anywhere in the class. */
export function thisWrites(owner: ClassNode, env: Env): ReadonlyMap<string, TSESTree.AssignmentExpression[]> {
  const known = thisWritesCache.get(owner);
  if (known) return known;
  const writes = new Map<string, TSESTree.AssignmentExpression[]>();
  for (const assignment of env.module.index.assignments) {
    const { left } = assignment;
    if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') continue;
    const key = writtenKey(left);
    if (key === undefined || enclosingClass(left.object) !== owner) continue;
    const list = writes.get(key);
    if (list) list.push(assignment);
    else writes.set(key, [assignment]);
  }
  thisWritesCache.set(owner, writes);
  return writes;
}

function enclosingObject(node: Node): TSESTree.ObjectExpression | undefined {
  const method = enclosingFunction(node);
  const property = method?.parent;
  return property?.type === 'Property' && property.parent.type === 'ObjectExpression' ? property.parent : undefined;
}

function indexKey(node: { computed: boolean; key?: Node; property?: Node }, env: Env): string | undefined {
  const key = node.computed ? (node.key ?? node.property) : undefined;
  if (!key) return undefined;
  const [origin, ...others] = originsOf(key, env);
  if (!origin || others.length > 0 || origin.kind !== 'expression' || origin.node.type !== 'Literal') return undefined;
  return String(origin.node.value);
}

function isGlobal(node: Node, name: string, env: Env): boolean {
  return node.type === 'Identifier' && node.name === name && !env.module.variableOf(node);
}

function own(node: Node, env: Env): readonly Origin[] {
  return [{ kind: 'expression', node, env, trail: [] }];
}

function unknown(node: Node, env: Env): readonly Origin[] {
  return [{ kind: 'unknown', node, env, trail: [] }];
}

function through(origins: readonly Origin[], step: Node): readonly Origin[] {
  return origins.map(origin => ({ ...origin, trail: [...origin.trail, step] }));
}

function capped(origins: readonly Origin[], node: Node, env: Env): readonly Origin[] {
  if (origins.length <= MAX_ORIGINS) return origins;
  return [...origins.slice(0, MAX_ORIGINS), { kind: 'unknown', node, env, trail: [] }];
}
