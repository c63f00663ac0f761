import type { Env, Module } from '../module.js';
import { originsOf } from './origins.js';
import type { CallNode, Node } from '../syntax.js';

/** The calls of methods with this name on a value: `req.setTimeout(…)` for `const req = https.request(…)`. */
export function methodCallsOn(value: Node, name: string, module: Module): readonly CallNode[] {
  return (module.index.callsByName.get(name) ?? []).filter(call => call.callee.type === 'MemberExpression' && comesFrom(call.callee.object, value, module.root));
}

/** Whether one of the origins of a use is the node itself, or a chain of method calls on it. */
export function comesFrom(use: Node, value: Node, env: Env): boolean {
  return originsOf(use, env).some(origin => {
    for (let at: Node = origin.node; ; ) {
      if (at === value) return true;
      if (at.type !== 'CallExpression' || at.callee.type !== 'MemberExpression') return false;
      at = at.callee.object;
    }
  });
}

/** The names of the methods called on a value in one chain: `get(…).timeout(5).retry(2)` has `timeout` and `retry`. */
export function chainOf(node: Node): readonly string[] {
  const names: string[] = [];
  for (let at: Node = node; ; ) {
    const member = at.parent;
    if (member?.type !== 'MemberExpression' || member.object !== at || member.property.type !== 'Identifier') return names;
    if (member.parent.type !== 'CallExpression' || member.parent.callee !== member) return names;
    names.push(member.property.name);
    at = member.parent;
  }
}
