import { calleesOf } from './functions.js';
import type { Module } from '../module.js';
import { type CallNode, type FunctionNode, isInside, type Node } from '../syntax.js';
import { piecesOf } from '../outside/untrusted-pieces.js';

/** A place that a value is given to: a log, a store. */
export interface Taker {
  node: Node;
  values: readonly Node[];
  name: string;
}

/** An argument that the function of another file hands on to such a place. */
export interface HandedOn {
  given: Node;
  to: Taker;
  path: string;
}

/** Which arguments of a call the function of another file hands on, and where. `takersIn` has to be a `fact`. */
export function handedOnBy(call: CallNode, module: Module, takersIn: (module: Module) => readonly Taker[]): readonly HandedOn[] {
  if (!module.syntax.load) return [];
  return calleesOf(call, module.root).flatMap(({ callee, env }) => {
    if (env.module === module) return [];
    return takersIn(env.module).flatMap(to => {
      if (!isInside(to.node, callee)) return [];
      const positions = new Set(to.values.flatMap(value => piecesOf(value, env.module.root).flatMap(({ parameter }) => (parameter?.owner === callee ? [parameter.position] : []))));
      const rest = restOf(callee, env.module);
      const given = [...positions].map(position => call.arguments[position]);
      if (rest && to.values.some(value => value.type === 'Identifier' && env.module.variableOf(value) === rest)) given.push(...call.arguments.slice(callee.params.length - 1));
      return given.flatMap(arg => (arg && arg.type !== 'SpreadElement' ? [{ given: arg, to, path: env.module.path }] : []));
    });
  });
}

/** The variable of `...more`. */
function restOf({ params }: FunctionNode, module: Module) {
  const last = params.at(-1);
  return last?.type === 'RestElement' && last.argument.type === 'Identifier' ? module.variableOf(last.argument) : undefined;
}
