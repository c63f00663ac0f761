import type { Env } from '../module.js';
import type { FunctionNode, Node } from '../syntax.js';

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

export function own(node: Node, env: Env): readonly Origin[] {
  return [{ kind: 'expression', node, env, trail: [] }];
}

export function unknown(node: Node, env: Env): readonly Origin[] {
  return [{ kind: 'unknown', node, env, trail: [] }];
}

export function through(origins: readonly Origin[], step: Node): readonly Origin[] {
  return origins.map(origin => ({ ...origin, trail: [...origin.trail, step] }));
}

export function isGlobal(node: Node, name: string, env: Env): boolean {
  return node.type === 'Identifier' && node.name === name && !env.module.variableOf(node);
}

export const MAX_ORIGINS = 24;

/** What each of the items is made of, in order: no more than anyone looks at, for in a bundle it would be thousands. */
export function gathered<Item>(items: readonly Item[], originsOfItem: (item: Item) => readonly Origin[]): readonly Origin[] {
  if (items.length === 1) return originsOfItem(items[0]!);
  const found: Origin[] = [];
  for (const item of items) {
    for (const origin of originsOfItem(item)) found.push(origin);
    if (found.length > MAX_ORIGINS) return capped(found);
  }
  return found;
}

/** The first ones, and that there are more. */
export function capped(origins: readonly Origin[]): readonly Origin[] {
  if (origins.length <= MAX_ORIGINS) return origins;
  const { node, env } = origins[MAX_ORIGINS]!;
  return [...origins.slice(0, MAX_ORIGINS), { kind: 'unknown', node, env, trail: [] }];
}
