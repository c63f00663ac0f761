import type { TSESTree } from '@typescript-eslint/types';
import { type Env, fact, type Module } from '../module.js';
import type { Origin } from './origin.js';
import { originsOf } from './origins.js';
import { enclosingFunction, type FunctionNode, isFunction, type Node, writtenKey } from '../syntax.js';

/** What a function that is called with `new` gives its object: `this.find = …` in it, `Users.prototype.find = …` beside it. */
export function constructedMember(maker: FunctionNode, key: string, env: Env): readonly Origin[] {
  return (givenBy(env.module).get(maker)?.get(key) ?? []).flatMap(node => originsOf(node, env.module.root));
}

const givenBy = fact((module: Module): ReadonlyMap<FunctionNode, ReadonlyMap<string, readonly Node[]>> => {
  const makers = new Map<FunctionNode, Map<string, Node[]>>();
  for (const { left, right } of module.index.assignments) {
    if (left.type !== 'MemberExpression') continue;
    const key = writtenKey(left);
    const maker = key === undefined ? undefined : left.object.type === 'ThisExpression' ? thisMaker(left.object) : prototypeMaker(left.object, module);
    if (!maker || key === undefined) continue;
    const members = makers.get(maker) ?? new Map<string, Node[]>();
    makers.set(maker, members);
    members.set(key, [...(members.get(key) ?? []), right]);
  }
  return makers;
});

/** The function whose `this` it is; arrows have none. */
function thisMaker(node: Node): FunctionNode | undefined {
  let fn = enclosingFunction(node);
  while (fn?.type === 'ArrowFunctionExpression') fn = enclosingFunction(fn);
  return fn?.parent?.type === 'MethodDefinition' ? undefined : fn;
}

function prototypeMaker(object: TSESTree.Expression, module: Module): FunctionNode | undefined {
  if (object.type !== 'MemberExpression' || writtenKey(object) !== 'prototype' || object.object.type !== 'Identifier') return undefined;
  const variable = module.variableOf(object.object);
  const definition = variable?.definitions[0]?.node;
  if (isFunction(definition)) return definition;
  return definition?.type === 'VariableDeclarator' && isFunction(definition.init) ? definition.init : undefined;
}
