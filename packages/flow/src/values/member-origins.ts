import type { TSESTree } from '@typescript-eslint/types';
import { exportOrigins } from './exports.js';
import { constructedMember } from './constructed-members.js';
import { returnsOf } from './functions.js';
import { memberWritesOf } from './member-writes.js';
import { type Env, fact, type Module } from '../module.js';
import { gathered, isGlobal, MAX_ORIGINS, type Origin, through } from './origin.js';
import { originsOf, parameterOrigins } from './origins.js';
import { decoratedPartOf } from '../handlers/request-decorators.js';
import { type ClassNode, enclosingClass, enclosingFunction, type FunctionNode, isClass, isFunction, type Node, writtenKey } from '../syntax.js';

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
    // A body is checked against its class at most; its fields hold what was sent.
    const parameter = origin.kind === 'parameter' ? origin.owner.params[origin.position] : undefined;
    if (parameter && 'decorators' in parameter && decoratedPartOf(parameter.decorators)) return lost;
    const injected = declaredClass(origin.node, origin.env);
    return injected ? orLost(classMember(injected.owner, key, injected.env), lost) : lost;
  }
  // import * as users from './users'
  if (origin.kind === 'import' && origin.name === '*') return orLost(through(exportOrigins(origin.from, key, origin.env), node), lost);
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
    if (owner) return orLost(classMember(owner.node as ClassNode, key, owner.env), lost);
    const maker = originsOf(value.callee, origin.env).find(candidate => candidate.kind === 'expression' && isFunction(candidate.node));
    return maker ? orLost(constructedMember(maker.node as FunctionNode, key, maker.env), lost) : lost;
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
  const written = gathered(memberWritesOf(object, key, env), node => originsOf(node, env));
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
      if (property.kind === 'get' && isFunction(property.value)) return [...found, ...gathered(returnsOf(property.value, env.module), value => originsOf(value, env))];
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
      if (member.kind === 'get') found.push(...gathered(returnsOf(member.value as FunctionNode, env.module), value => originsOf(value, root)));
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
  for (const write of thisWritesOf(env.module).get(owner)?.get(key) ?? []) found.push(...through(originsOf(write.right, root), write.left));
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

function enclosingObject(node: Node): TSESTree.ObjectExpression | undefined {
  const method = enclosingFunction(node);
  const property = method?.parent;
  return property?.type === 'Property' && property.parent.type === 'ObjectExpression' ? property.parent : undefined;
}

export function indexKey(node: { computed: boolean; key?: Node; property?: Node }, env: Env): string | undefined {
  const key = node.computed ? (node.key ?? node.property) : undefined;
  if (!key) return undefined;
  const [origin, ...others] = originsOf(key, env);
  if (!origin || others.length > 0 || origin.kind !== 'expression' || origin.node.type !== 'Literal') return undefined;
  return String(origin.node.value);
}

/** `this.key = …` anywhere in a class, by class and key. */
const thisWritesOf = fact((module: Module): ReadonlyMap<ClassNode, ReadonlyMap<string, readonly TSESTree.AssignmentExpression[]>> => {
  const classes = new Map<ClassNode, Map<string, TSESTree.AssignmentExpression[]>>();
  for (const assignment of module.index.assignments) {
    const { left } = assignment;
    if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') continue;
    const key = writtenKey(left);
    const owner = key === undefined ? undefined : enclosingClass(left.object);
    if (!owner) continue;
    let writes = classes.get(owner);
    if (!writes) classes.set(owner, (writes = new Map<string, TSESTree.AssignmentExpression[]>()));
    const list = writes.get(key!);
    if (list) list.push(assignment);
    else writes.set(key!, [assignment]);
  }
  return classes;
});
