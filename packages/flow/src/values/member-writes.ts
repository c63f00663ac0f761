import type { TSESTree } from '@typescript-eslint/types';
import { type Env, fact, type Module } from '../module.js';
import { type Node, writtenKey } from '../syntax.js';
import type { Variable } from './variables.js';

type WritesByKey = ReadonlyMap<string, readonly Node[]>;

/** Values later written into an object literal: `const headers = {}; headers['x-ts'] = now;`. */
export function memberWritesOf(object: TSESTree.ObjectExpression, key: string, env: Env): readonly Node[] {
  const variable = holderOf(object, env.module);
  return (variable && writesByVariable(env.module).get(variable)?.get(key)) ?? [];
}

/** All keys that are written into it after it was made. */
export function memberKeysOf(object: TSESTree.ObjectExpression, env: Env): readonly string[] {
  const variable = holderOf(object, env.module);
  return variable ? [...(writesByVariable(env.module).get(variable)?.keys() ?? [])] : [];
}

/** Whether keys that nobody can read off the code are written into it later: `sorted[key] = …`, `Object.assign(sorted, …)`. */
export function hasOpenWrites(object: TSESTree.ObjectExpression, env: Env): boolean {
  const variable = holderOf(object, env.module);
  if (!variable) return false;
  const { assignments, callsByName } = env.module.index;
  const isIt = (node: Node | undefined) => node?.type === 'Identifier' && env.module.variableOf(node) === variable;
  return assignments.some(({ left }) => left.type === 'MemberExpression' && writtenKey(left) === undefined && isIt(left.object)) || (callsByName.get('assign') ?? []).some(call => isIt(call.arguments[0]));
}

/** The variable that an object literal is first given to. */
function holderOf(object: TSESTree.ObjectExpression, module: Module): Variable | undefined {
  let at: Node = object;
  while (at.parent?.type === 'TSAsExpression' || at.parent?.type === 'TSSatisfiesExpression') at = at.parent;
  const { parent } = at;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return module.variableOf(parent.id);
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier') return module.variableOf(parent.left);
  return undefined;
}

const writesByVariable = fact((module: Module): ReadonlyMap<Variable, WritesByKey> => {
  const writes = new Map<Variable, Map<string, Node[]>>();
  for (const { left, right, operator } of module.index.assignments) {
    if (left.type !== 'MemberExpression' || left.object.type !== 'Identifier' || operator !== '=') continue;
    const key = writtenKey(left);
    const variable = key === undefined ? undefined : module.variableOf(left.object);
    if (!variable || key === undefined) continue;
    const keys = writes.get(variable) ?? new Map<string, Node[]>();
    writes.set(variable, keys);
    keys.set(key, [...(keys.get(key) ?? []), right]);
  }
  return writes;
});
